"""The calendar knows every working day of its years and refuses all others."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.calendar import (
    is_shortened_day,
    is_working_day,
    load_years,
    next_working_day,
    working_days,
    working_days_in_month,
)
from wayout.errors import OutsideCalendarError

YEARS = range(2022, 2027)
VERIFIED = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("year", YEARS)
def test_every_day_agrees_with_the_holidays_package(year: int) -> None:
    """An implementation kept by others says the same of each day."""
    other = holidays.country_holidays("RU", years=year)
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year == 2024))]
    assert [day for day in days if is_working_day(day) != other.is_working_day(day)] == []


@pytest.mark.parametrize(
    ("year", "total"), [(2022, 247), (2023, 247), (2024, 248), (2025, 247), (2026, 247)]
)
def test_the_year_has_its_published_total(year: int, total: int) -> None:
    """The totals of the published production calendars."""
    assert working_days(date(year, 1, 1), date(year, 12, 31)) == total


def test_the_working_saturdays_are_the_five_of_the_decrees() -> None:
    """A Saturday whose day off was moved is a working day."""
    found = [str(day) for y in load_years().values() for day in y.working if day.weekday() >= 5]
    assert found == ["2022-03-05", "2024-04-27", "2024-11-02", "2024-12-28", "2025-11-01"]


def test_every_year_names_its_decree() -> None:
    """Number and day of the decree, so that a reader can look it up."""
    found = {y.year: (y.decree.number, str(y.decree.day)) for y in load_years().values()}
    assert found == {
        2022: ("1564", "2021-09-16"),
        2023: ("1505", "2022-08-29"),
        2024: ("1314", "2023-08-10"),
        2025: ("1335", "2024-10-04"),
        2026: ("1466", "2025-09-24"),
    }


def test_the_working_eve_of_a_holiday_is_shortened() -> None:
    """Labour Code, Article 95; a shortened day is always a working day."""
    feasts = [(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)]
    for year in YEARS:
        eves = [date(year, *feast) - timedelta(days=1) for feast in feasts]
        assert all(is_shortened_day(eve) for eve in eves if is_working_day(eve))
        assert all(is_working_day(day) for day in load_years()[year].shortened)


@given(VERIFIED, VERIFIED)
def test_a_count_is_the_sum_over_its_days(first: date, last: date) -> None:
    """Both ends are counted; an interval that ends before it begins has no days."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert working_days(first, last) == sum(map(is_working_day, days))


@given(st.dates(date(2022, 1, 1), date(2026, 12, 29)))
def test_the_next_working_day_is_the_nearest_later_one(day: date) -> None:
    """It works, it is later, and nothing works in between."""
    following = next_working_day(day)
    assert following > day
    assert is_working_day(following)
    assert working_days(day + timedelta(days=1), following) == 1


def test_the_months_of_a_year_add_up_to_it() -> None:
    """January 2024 has 17 working days, December 21, by the production calendar."""
    months = [working_days_in_month(2024, month) for month in range(1, 13)]
    assert sum(months) == 248
    assert (months[0], months[11]) == (17, 21)


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2027, 1, 1), date(1900, 5, 9)])
def test_a_day_outside_the_verified_years_is_refused(day: date) -> None:
    """No decree, no answer."""
    for ask in (is_working_day, is_shortened_day, next_working_day):
        with pytest.raises(OutsideCalendarError, match=str(day.year)):
            ask(day)
    with pytest.raises(OutsideCalendarError):
        working_days(date(2024, 1, 1), day)


def test_the_working_day_after_the_last_one_is_refused() -> None:
    """31 December 2026 is a day off, and 2027 is not known."""
    with pytest.raises(OutsideCalendarError, match="2027"):
        next_working_day(date(2026, 12, 30))
