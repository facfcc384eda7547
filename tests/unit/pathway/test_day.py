"""A Day says no more than is known, and nothing outside the calendar."""

from datetime import date

import pytest

from wayout.errors import DayError
from wayout.pathway import Day


@pytest.mark.parametrize(
    ("written", "first", "last", "precision"),
    [
        ("2025-01-20", date(2025, 1, 20), date(2025, 1, 20), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-01-20/2025-02-03", date(2025, 1, 20), date(2025, 2, 3), "interval"),
        ("2025-01-20/2025-01-20", date(2025, 1, 20), date(2025, 1, 20), "interval"),
    ],
)
def test_a_day_is_read_with_its_bounds_and_written_back(
    written: str, first: date, last: date, precision: str
) -> None:
    """The four forms keep their first and last day and come back letter by letter."""
    day = Day.parse(written)
    assert (day.first, day.last, day.precision) == (first, last, precision)
    assert str(day) == written


@pytest.mark.parametrize(
    "written",
    [
        "2024-02-31", "2025-13", "0000", "2025-1-2", "20.01.2025", "", " 2025", "2025-01-20T08:00",
        "2025-02-03/2025-01-20", "2025-01/2025-02", "2025-01-20/", "٢٠٢٥",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(written: str) -> None:
    """A day that does not exist, or is written otherwise, is an error and not a guess."""
    with pytest.raises(DayError):
        Day.parse(written)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        (date(2025, 1, 2), date(2025, 1, 31), "month"),
        (date(2025, 1, 1), date(2025, 1, 2), "day"),
        (date(2025, 2, 1), date(2025, 1, 1), "interval"),
        (date(2025, 1, 1), date(2025, 1, 1), "week"),
    ],
)
def test_bounds_and_precision_agree(first: date, last: date, precision: str) -> None:
    """A month has the bounds of a month, a day those of a day."""
    with pytest.raises(DayError):
        Day(first, last, precision)  # type: ignore[arg-type]  # a wrong precision is the point


def test_an_exact_day_is_made_of_a_date() -> None:
    """`Day.of` knows the day exactly."""
    assert Day.of(date(2025, 1, 20)) == Day.parse("2025-01-20")
    assert Day.of(date(2025, 1, 20)).exact
    assert not Day.parse("2025-01").exact
