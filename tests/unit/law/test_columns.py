"""Expressions for a frame: what does not differ between rows stays plain, the rest are columns."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import polars as pl
import pytest

from wayout.law.columns import choose, connect, run_columns
from wayout.law.grammar import GrammarError, parse

LEFT = datetime(2025, 1, 31, 9)  # noqa: DTZ001  the local clock
BACK = datetime(2025, 2, 28, 18)  # noqa: DTZ001  idem


class Some:
    """One column, and three plain values."""

    nulls = True

    def value(self, name: str) -> Any:  # noqa: ANN401  as the protocol has it
        """By name; `column` is the column."""
        plain = {"yes": True, "no": False, "unknown": None, "n": 100, "word": "small"}
        return pl.col(name) if name == "column" else plain[name]

    def holds(self, word: str, name: str) -> bool:
        """Nothing holds anything."""
        return f"{word} {name}" == ""

    def table(self, name: str) -> Mapping[str, int]:
        """The only table."""
        return {"years": {"small": 2}}[name]


class Moments(Some):
    """Two columns of moments."""

    def value(self, name: str) -> pl.Expr:
        """By name."""
        return pl.col(name)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no and column", False),
        ("yes or column", True),
        ("not unknown", None),
        ("unknown and no", False),
        ("unknown or no", None),
        ("n if yes else column", 100),
        ("column if unknown else column", None),
        ("floor(n * 2 / 3)", 66),
        ("floor(unknown)", None),
        ("years[word]", 2),
        ("years[unknown]", None),
        ("known(unknown)", False),
        ("word in ('small', 'medium')", True),
        ("'small' in word", False),
    ],
)
def test_what_is_the_same_for_every_row_is_worked_out_once(text: str, value: object) -> None:
    """As for one case, without a column."""
    assert run_columns(parse(text), Some()) == value


@pytest.mark.parametrize("text", ["years[column]", "column * 2 / 3", "1 / 2 < column"])
def test_what_frames_cannot_do_is_refused(text: str) -> None:
    """A table is looked up, and a fraction taken, once for each part, not for each row."""
    with pytest.raises(GrammarError):
        run_columns(parse(text), Some())


def rows(expression: Any) -> list[Any]:  # noqa: ANN401  plain, or an expression
    """What an expression gives for true, false and unknown."""
    frame = pl.DataFrame({"column": [True, False, None]})
    return frame.select("column", value=expression).get_column("value").to_list()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not column", [False, True, None]),
        ("known(column)", [True, True, False]),
        ("1 if column else n", [1, 100, None]),
        ("column == unknown", [None, None, None]),
        ("column in (True, False)", [True, True, None]),
        ("column not in (True, False)", [False, False, None]),
    ],
)
def test_a_column_is_worked_out_for_each_row(text: str, expected: list[object]) -> None:
    """For true, false and unknown, by hand."""
    assert rows(run_columns(parse(text), Some())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hours_between(left, back)", [681.0, None]),
        ("days_between(back, left)", [-29, None]),
        ("months_between(left, back)", [0, None]),
        ("add_hours(left, 48)", [datetime(2025, 2, 2, 9)] * 2),  # noqa: DTZ001
        ("add_days(left, 1)", [datetime(2025, 2, 1, 9)] * 2),  # noqa: DTZ001
        ("add_months(left, 1)", [datetime(2025, 2, 28, 9)] * 2),  # noqa: DTZ001
        ("floor(hours_between(left, back))", [681, None]),
    ],
)
def test_moments_are_reckoned_as_for_one_case(text: str, expected: list[object]) -> None:
    """From 31 January 9:00 to 28 February 18:00, by hand."""
    frame = pl.DataFrame({"left": [LEFT, LEFT], "back": [BACK, None]})
    answer = frame.select("left", value=run_columns(parse(text), Moments()))
    assert answer.get_column("value").to_list() == expected


def test_unknown_beside_a_column_is_kleene() -> None:
    """Only what decides, decides."""
    column = pl.col("column")
    assert rows(connect([column, None], stop=False)) == [None, False, None]
    assert rows(connect([column, None], stop=True)) == [True, None, None]


def test_a_choice_is_unknown_where_its_condition_is() -> None:
    """Unless nothing in the frame is unknown, and the question does not arise."""
    column = pl.col("column")
    assert rows(choose([(column, 1), (True, 2)], 3, nulls=True)) == [1, 2, None]
    assert rows(choose([(None, 1)], 3, nulls=True)) == [None] * 3
    assert choose([(False, 1)], 3, nulls=True) == 3
