"""A frame is answered row by row, in its order; what does not fit is refused by its column."""

from datetime import date, datetime

import polars as pl
import pytest
from tests.unit.law.small_law import small_law

from wayout.errors import InputError
from wayout.law import assess_frame
from wayout.law.frame import ANSWER_SCHEMA
from wayout.law.load import read_law

ON = date(2026, 6, 1)
FRAME = pl.DataFrame(
    {
        "id": ["not read"] * 3,
        "service": ["contract", "mobilised", "conscript"],
        "conduct": ["absence", "desertion", "absence"],
        "from": [datetime(2025, 1, 1), datetime(2026, 2, 1), datetime(2021, 6, 1)],  # noqa: DTZ001
        "to": [datetime(2025, 3, 1), datetime(2026, 2, 2), datetime(2021, 6, 6)],  # noqa: DTZ001
        "conditional_release": [False, True, False],
        "suspended_proceedings": False,
        "probation": False,
        "parole": [True, False, False],
    },
    schema_overrides={"from": pl.Datetime("us"), "to": pl.Datetime("us")},
)
ANSWER = [
    ("337.5", 60, 120, None, False),  # grave, on parole
    ("338.4", 120, 240, None, False),  # over eight years
    ("337.1", None, None, None, None),  # no imprisonment
]


def test_each_row_is_answered_in_its_place() -> None:
    """By hand, from the table of offences; columns besides are left alone."""
    answer = assess_frame(FRAME, on=ON)
    assert answer.schema == ANSWER_SCHEMA
    assert answer.rows() == ANSWER
    assert assess_frame(FRAME.reverse(), on=ON).rows() == ANSWER[::-1]


def test_without_a_day_today_is_meant() -> None:
    """No later law is milder as yet."""
    assert assess_frame(FRAME).rows() == ANSWER


def test_an_empty_frame_has_an_empty_answer() -> None:
    """With the same columns."""
    assert assess_frame(FRAME.clear(), on=ON).schema == ANSWER_SCHEMA


def test_words_may_come_as_categories() -> None:
    """As many readers of files give them."""
    services = pl.Enum(["contract", "mobilised", "conscript", "volunteer", "reservist"])
    assert assess_frame(FRAME.cast({"service": services}), on=ON).rows() == ANSWER


@pytest.mark.parametrize("column", ["from", "to", "service", "conduct"])
def test_a_null_gives_nulls(column: str) -> None:
    """Also where the whole column is nothing but null."""
    emptied = FRAME.with_columns(pl.lit(None).alias(column))
    first = assess_frame(emptied, on=ON).row(0)
    assert first == (None,) * 5


def test_a_status_that_is_not_known_leaves_open_only_what_hangs_on_it() -> None:
    """Without knowing of parole the part is known, and probation is not."""
    emptied = FRAME.with_columns(parole=pl.lit(None, dtype=pl.Boolean))
    assert assess_frame(emptied, on=ON).row(0) == ("337.5", 60, 120, None, None)


def test_a_frame_without_a_column_is_refused() -> None:
    """All that are missing at once."""
    with pytest.raises(InputError, match="The frame has no column to, parole; it needs service,"):
        assess_frame(FRAME.drop("to", "parole"), on=ON)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (pl.col("from").dt.date(), "The column from is Date; give Datetime"),
        (pl.col("parole").cast(pl.Int8), "The column parole is Int8; give Boolean"),
        (pl.col("to").cast(pl.Datetime("ms")), "The column to is Datetime.*; give Datetime"),
        (
            pl.lit("sailor").alias("service"),
            "The column service holds 'sailor'; choose one of: con",
        ),
    ],
)
def test_a_column_that_does_not_fit_is_refused(column: pl.Expr, said: str) -> None:
    """With its name, and what it may be."""
    with pytest.raises(InputError, match=said):
        assess_frame(FRAME.with_columns(column), on=ON)


def test_another_law_gives_another_answer() -> None:
    """In which nothing is said of an absence."""
    answer = assess_frame(FRAME, on=ON, book=read_law(small_law()))
    assert answer.get_column("part").null_count() == FRAME.height
