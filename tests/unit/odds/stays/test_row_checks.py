"""Every row is checked alone, whatever type its columns have."""

from datetime import date

import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.stays.coded import coded

GOOD: dict[str, list[object]] = {
    "id": [1, 2],
    "from": ["a", "a"],
    "to": ["b", None],
    "entry": [0, 0],
    "exit": [2, 3],
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"from": ["", "a"]}, r"A state has no name in row \(id\): 1 \(1\)"),
        ({"to": ["b", ""]}, r"A state has no name in row \(id\): 2 \(2\)"),
        ({"from": [["a"], ["a"]]}, "from holds List"),
        ({"from": [True, False]}, "from holds Boolean"),
        ({"to": [1.0, None]}, "to holds Float64"),
        ({"id": [{"a": 1}, {"a": 2}]}, "id holds Struct"),
        ({"id": [1, None]}, r"id is empty in row \(id\): 2"),
        ({"exit": ["2", "3"]}, "exit holds String, not numbers"),
        ({"exit": [date(2025, 1, 1)] * 2}, "exit holds Date, not numbers"),
        ({"exit": [2, None]}, r"exit is empty in row \(id\): 2 \(2\)"),
        ({"exit": [2.0, float("nan")]}, r"no number in row \(id\): 2 \(2\)"),
        ({"exit": [float("inf"), 3.0]}, r"no number in row \(id\): 1 \(1\)"),
        ({"exit": [2.5, 3.0]}, r"fractions of a day in row \(id\): 1 \(1\)"),
        ({"exit": [2.0, 1e300]}, r"too large for a clock in row \(id\): 2 \(2\)"),
        ({"exit": [2**60, 3]}, r"too large for a clock in row \(id\): 1 \(1\)"),
        ({"entry": [-(2**60), 0]}, r"too large for a clock in row \(id\): 1 \(1\)"),
        ({"entry": [2, 0]}, r"entry < exit\): row \(id\): 1 \(1\)"),
    ],
)
def test_a_wrong_row_or_column_is_named(change: dict[str, list[object]], said: str) -> None:
    """Nothing of it comes out of polars or numpy."""
    with pytest.raises(StaysError, match=said):
        coded(pl.DataFrame(GOOD | change))


@pytest.mark.parametrize("kind", [pl.Int128, pl.UInt64, pl.Int8, pl.Float32, pl.Decimal(9, 2)])
def test_whole_numbers_of_any_type_are_ticks(kind: pl.DataType) -> None:
    """Also those that numpy does not have."""
    frame = pl.DataFrame(GOOD).with_columns(pl.col("entry", "exit").cast(kind))
    assert coded(frame).exit.tolist() == [2, 3]


def test_a_column_without_a_move_is_all_censored() -> None:
    """A column of nulls has a type of its own."""
    assert coded(pl.DataFrame(GOOD | {"to": [None, None]})).to.tolist() == [-1, -1]
