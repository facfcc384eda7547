"""Whatever the day and the length: what a term of criminal procedure can never do."""

from datetime import date, datetime, time, timedelta

import holidays
from hypothesis import given
from hypothesis import strategies as st

from wayout.law.terms import days_from, hours_from, months_from

RUSSIA = holidays.country_holidays("RU", years=range(2022, 2027))
DAY = timedelta(days=1)

any_day = st.dates(date(1950, 1, 1), date(2150, 12, 31))
verified_day = st.dates(date(2022, 1, 1), date(2026, 11, 30))
a_few_days = st.integers(1, 30)
some_months = st.integers(1, 12)


@given(any_day, some_months, st.times())
def test_detention_and_custody_never_move(start: date, months: int, clock: time) -> None:
    """Not off a holiday, not in any year; and what is safe is the end itself."""
    custody = months_from(start, months, less_a_day=True, rolls=False)
    moment = datetime.combine(start, clock)
    detention = hours_from(moment, 48)
    assert (custody.rolled, detention.rolled) == (False, False)
    assert (custody.safe, detention.safe) == (custody.due, detention.due)
    assert detention.due == datetime.combine(start + 2 * DAY, clock)


@given(any_day, some_months)
def test_custody_ends_a_day_before_the_same_months(start: date, months: int) -> None:
    """Because its first day counts."""
    others = months_from(start, months, rolls=False)
    assert months_from(start, months, less_a_day=True, rolls=False).due == others.due - DAY


@given(any_day, some_months)
def test_a_month_ends_on_its_number_or_with_the_month(start: date, months: int) -> None:
    """And always in the month that is so many months later."""
    due = months_from(start, months, rolls=False).due
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months
    assert due.day == start.day or (due + DAY).day == 1


@given(verified_day, a_few_days)
def test_a_moved_end_is_the_first_working_day(start: date, days: int) -> None:
    """Never earlier than unmoved; every day that was passed over is off."""
    term = days_from(start, days, rolls=True)
    unmoved = days_from(start, days, rolls=False).due
    assert unmoved == start + days * DAY
    assert term.due >= unmoved
    if term.rolled is not None:
        passed = [unmoved + n * DAY for n in range((term.due - unmoved).days)]
        assert RUSSIA.is_working_day(term.due)
        assert not any(RUSSIA.is_working_day(day) for day in passed)
        assert term.rolled == bool(passed)


@given(any_day, a_few_days, some_months, st.booleans())
def test_the_safe_day_is_never_later(start: date, days: int, months: int, rolls: bool) -> None:  # noqa: FBT001
    """Nor before the first day; an end that the calendar does not know has a note."""
    for term in (days_from(start, days, rolls=rolls), months_from(start, months, rolls=rolls)):
        assert start <= term.safe <= term.due
        assert (term.rolled is None) == (term.note is not None)
        known = date(2022, 1, 1) <= term.due < date(2026, 12, 31)
        assert (term.rolled is None) == (rolls and not known)


@given(any_day, a_few_days, a_few_days, st.booleans())
def test_more_days_never_end_earlier(start: date, some: int, more: int, rolls: bool) -> None:  # noqa: FBT001
    """Across the edge of the calendar as well."""
    terms = [days_from(start, days, rolls=rolls) for days in (some, some + more)]
    assert terms[0].due <= terms[1].due
    assert terms[0].safe < terms[1].safe


@given(any_day, some_months, some_months, st.booleans())
def test_more_months_end_later(start: date, some: int, more: int, rolls: bool) -> None:  # noqa: FBT001
    """A month is longer than any holiday."""
    assert (
        months_from(start, some, rolls=rolls).due < months_from(start, some + more, rolls=rolls).due
    )


@given(any_day, a_few_days, st.booleans())
def test_a_later_start_never_ends_earlier(start: date, days: int, rolls: bool) -> None:  # noqa: FBT001
    """One day later, the same length."""
    assert days_from(start, days, rolls=rolls).due <= days_from(start + DAY, days, rolls=rolls).due
