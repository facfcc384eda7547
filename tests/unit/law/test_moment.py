"""A written day means every moment of it, and nothing else is a moment."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.errors import DayError
from wayout.law.moment import Moments
from wayout.pathway import Day

_MICROSECOND = timedelta(microseconds=1)
_at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("written", "first", "after"),
    [
        ("2025-01-20", _at("2025-01-20"), _at("2025-01-21")),
        ("2024-02", _at("2024-02-01"), _at("2024-03-01")),
        ("2025", _at("2025-01-01"), _at("2026-01-01")),
        ("2025-01-20/2025-02-03", _at("2025-01-20"), _at("2025-02-04")),
    ],
)  # fmt: skip
def test_a_day_a_month_a_year_and_a_span_end_before_the_next_begins(
    written: str, first: datetime, after: datetime
) -> None:
    """The first moment is included, the first of what follows is not."""
    moments = Moments.parse(written)
    assert (moments.first, moments.last + _MICROSECOND) == (first, after)
    assert not moments.exact
    assert str(moments) == written


@pytest.mark.parametrize("written", ["2025-01-20T08:00", "2025-01-20T08:00:00", "2024-02-29T23:59"])
def test_a_moment_is_one_and_comes_back_as_it_was_written(written: str) -> None:
    """First and last are the same; seconds stay if they were there."""
    moments = Moments.parse(written)
    assert moments.exact
    assert moments.first == moments.last == datetime.fromisoformat(written)
    assert str(moments) == written


@pytest.mark.parametrize(
    "written",
    [
        "2025-02-30T08:00", "2025-01-20T24:00", "2025-01-20T8:00", "2025-01-20T08:60",
        "2025-01-20T08", "2025-01-20 08:00", "2025-01-20t08:00", "2025-01-20T08:00Z",
        "2025-01-20T08:00+03:00", "2025-01-20T08:00:00.5", "2025-01T08:00", "2025T08:00", "T08:00",
        "2025-01-20T", "2024-02-31", "", "2025-01-20T08:00/2025-01-21T08:00", "2025-01-20T٠٨:00",
        "2025-01-20T08:00\n", "x" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused_in_one_short_line(written: str) -> None:
    """A time zone, an hour 24 or a day that does not exist is an error and not a guess."""
    with pytest.raises(DayError) as caught:
        Moments.parse(written)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 120


def test_the_day_is_known_where_every_moment_lies_in_it() -> None:
    """A moment and a day have their day, a month has none, a span of one day has it."""
    assert Moments.parse("2025-01-20T23:59").day == date(2025, 1, 20)
    assert Moments.parse("2025-01-20").day == date(2025, 1, 20)
    assert Moments.parse("2025-01").day is None
    assert Moments.parse("2025-01-20/2025-01-20").day == date(2025, 1, 20)
    assert Moments.parse("2025-01-20/2025-01-21").day is None


def test_moments_do_not_run_backwards() -> None:
    """The first is not after the last."""
    with pytest.raises(DayError, match="lies after"):
        Moments(_at("2025-01-02"), _at("2025-01-01"), "interval")


def test_the_hour_of_an_event_counts_where_its_day_is_one() -> None:
    """A day of a history with its time; a month keeps its own form."""
    assert str(Moments.of(Day.parse("2025-01-20"), "08:00")) == "2025-01-20T08:00"
    assert str(Moments.of(Day.parse("2025-01-20"))) == "2025-01-20"
    assert str(Moments.of(Day.parse("2025-01"), "08:00")) == "2025-01"


@given(st.datetimes(_at("1900-01-01"), _at("2199-12-31")))
def test_a_moment_lies_in_its_day_its_month_and_its_year(moment: datetime) -> None:
    """The coarser the words, the wider the moments; each form holds the finer one."""
    text = moment.isoformat(timespec="seconds")
    forms = [Moments.parse(form) for form in (text, text[:10], text[:7], text[:4])]
    for fine, coarse in pairwise(forms):
        assert coarse.first <= fine.first <= fine.last <= coarse.last


@given(st.dates(date(1900, 1, 1), date(2199, 12, 30)))
def test_a_day_and_the_next_meet_without_a_gap(day: date) -> None:
    """One microsecond after the last moment of a day comes the first of the next."""
    one, two = (Moments.parse(str(known)) for known in (day, day + timedelta(days=1)))
    assert one.last + _MICROSECOND == two.first
