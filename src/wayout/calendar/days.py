"""Questions asked of the calendar; a day outside the verified years is refused, never guessed."""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache

from wayout.calendar.years import CalendarYear, load_years
from wayout.errors import OutsideCalendarError

_DECEMBER = 12


def is_working_day(day: date) -> bool:
    """Say whether courts and offices work on this day.

    Raises:
        OutsideCalendarError: If the year of `day` is not verified.

    Source:
        Labour Code, Articles 111 and 112; the decree of the year in russia.toml.

    Example:
        >>> is_working_day(date(2024, 4, 27))  # a working Saturday
        True
    """
    return day in _working_set(_verified(day).year)


def is_shortened_day(day: date) -> bool:
    """Say whether this working day has one hour less (Labour Code, Article 95).

    Raises:
        OutsideCalendarError: If the year of `day` is not verified.
    """
    return day in _verified(day).shortened


def next_working_day(day: date) -> date:
    """Return the first working day after `day`, never `day` itself.

    Raises:
        OutsideCalendarError: If it would lie outside the verified years.
    """
    _verified(day)
    working = _all_working()
    place = bisect_right(working, day)
    if place == len(working):
        raise _outside(day.year + 1)
    return working[place]


def working_days(first: date, last: date) -> int:
    """Count the working days from `first` to `last`, both included; none if `last` is earlier.

    Raises:
        OutsideCalendarError: If one of the two days is not in a verified year.
    """
    _verified(first)
    _verified(last)
    working = _all_working()
    return max(0, bisect_right(working, last) - bisect_left(working, first))


def working_days_in_month(year: int, month: int) -> int:
    """Count the working days of one month.

    Raises:
        OutsideCalendarError: If the year is not verified.
    """
    first = date(year, month, 1)
    after = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return working_days(first, date.fromordinal(after.toordinal() - 1))


@cache
def _working_set(year: int) -> frozenset[date]:
    return frozenset(load_years()[year].working)


@cache
def _all_working() -> tuple[date, ...]:
    return tuple(day for year in load_years().values() for day in year.working)


def _verified(day: date) -> CalendarYear:
    try:
        return load_years()[day.year]
    except KeyError:
        raise _outside(day.year) from None


def _outside(year: int) -> OutsideCalendarError:
    years = sorted(load_years())
    return OutsideCalendarError(
        "The working days of {year} are not verified: the calendar knows {first}-{last}."
        " Take days inside these years, or a newer version of Wayout.",
        year=year,
        first=years[0],
        last=years[-1],
    )
