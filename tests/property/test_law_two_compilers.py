"""The rules mean the same for one case and for a million, unknown values included."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from tests.property.law_expressions import (
    CHOICES,
    FLAGS,
    LIST,
    MOMENTS,
    NUMBERS,
    WORDS,
    Row,
    choices,
    flags,
    hours,
    numbers,
    points,
    rows,
)  # fmt: skip

from wayout.law.columns import literal, run_columns
from wayout.law.grammar import parse
from wayout.law.scalar import compile_scalar

YEARS = {"small": 2, "medium": 6}  # nothing said of grave
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    **dict.fromkeys(NUMBERS, pl.Int64),
    **dict.fromkeys(FLAGS, pl.Boolean),
    **dict.fromkeys(CHOICES, pl.Enum(WORDS)),
    **dict.fromkeys(MOMENTS, pl.Datetime("us")),
    LIST: pl.List(pl.String),
}


class OneCase(dict[str, Any]):
    """Facts as an expression reads them."""

    def look_up(self, table: str, key: object) -> Any:  # noqa: ANN401  as the protocol has it
        """The only table."""
        return {"years": YEARS}[table].get(str(key))


class ManyCases:
    """The columns of a frame as an expression reads them."""

    nulls = True

    def value(self, name: str) -> pl.Expr:
        """A column."""
        return pl.col(name)

    def holds(self, word: str, name: str) -> pl.Expr:
        """Whether the list of each row holds a word."""
        return pl.col(name).list.contains(word)

    def table(self, name: str) -> Mapping[str, int]:
        """The only table."""
        return {"years": YEARS}[name]


def both(text: str, cases: list[Row]) -> tuple[list[Any], list[Any]]:
    """What an expression gives for each row, case by case and all at once."""
    tree = parse(text)
    run = compile_scalar(tree)
    frame = pl.DataFrame(cases, schema=SCHEMA)
    value = literal(run_columns(tree, ManyCases()))
    answer = frame.select(LIST, value=value).get_column("value")
    return [run(OneCase(case)) for case in cases], answer.to_list()


@given(flags(3), rows)
def test_conditions_agree(text: str, cases: list[Row]) -> None:
    """And, or, not, comparisons, lists, known, either-or, of known and unknown values."""
    one_by_one, at_once = both(text, cases)
    assert at_once == one_by_one


@given(numbers(3), rows)
def test_numbers_agree(text: str, cases: list[Row]) -> None:
    """Exact arithmetic, tables, days and months between."""
    one_by_one, at_once = both(text, cases)
    assert at_once == one_by_one


@given(hours(1), rows)
def test_hours_agree(text: str, cases: list[Row]) -> None:
    """To the last bit of a float, which is far less than a microsecond."""
    one_by_one, at_once = both(text, cases)
    known = [[hours for hours in found if hours is not None] for found in (at_once, one_by_one)]
    assert [hours is None for hours in at_once] == [hours is None for hours in one_by_one]
    assert known[0] == pytest.approx(known[1], rel=1e-15, abs=0)


@given(points(1) | choices(2), rows)
def test_moments_and_words_agree(text: str, cases: list[Row]) -> None:
    """Months added to the last days of a month among them."""
    one_by_one, at_once = both(text, cases)
    assert at_once == one_by_one
