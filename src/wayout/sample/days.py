"""Working days to put invented events on, and shares that change from month to month."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from random import Random

from wayout.calendar import is_working_day
from wayout.errors import OutsideCalendarError
from wayout.sample.tables import table

_SATURDAY = 5
_FIRST, _LAST = date(2021, 1, 1), date(2028, 12, 31)


@cache
def _working_days() -> tuple[date, ...]:
    span = (_LAST - _FIRST).days + 1
    days = (_FIRST + timedelta(days=n) for n in range(span))
    return tuple(day for day in days if _is_working(day))


def _is_working(day: date) -> bool:
    try:
        return is_working_day(day)
    except OutsideCalendarError:  # years whose days off are not decreed yet
        return day.weekday() < _SATURDAY


def working_from(day: date) -> date:
    """Return the first working day that is not before `day`."""
    days = _working_days()
    return days[bisect_left(days, day)]


def working_between(rng: Random, first: date, last: date) -> date:
    """Draw a working day of a window; the last one before it where the window holds none."""
    days = _working_days()
    low, high = bisect_left(days, first), bisect_right(days, last)
    return days[int(low + rng.random() * (high - low))] if high > low else days[high - 1]


def spread(k: int, count: int, first: date, last: date) -> date:
    """Return the working day of the `k`-th of `count` cases spread evenly over a window."""
    days = _working_days()
    low, high = bisect_left(days, first), bisect_right(days, last)
    return days[low + k * max(high - low, 1) // count]


def month_key(day: date) -> str:
    """Write the month of a day as the tables do: `2024-05`."""
    return f"{day.year}-{day.month:02d}"


def between_points(points: Mapping[str, float], month: str) -> float:
    """Read a value off points by month, in a straight line between them, level outside."""
    place = _place(month)
    known = sorted((_place(key), value) for key, value in points.items())
    if place <= known[0][0]:
        return float(known[0][1])
    for (left, low), (right, high) in pairwise(known):
        if place <= right:
            return low + (high - low) * (place - left) / (right - left)
    return float(known[-1][1])


def _place(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


@cache
def rate(name: str, month: str) -> float:
    """Read a share that changes over time from `rates.toml`."""
    return between_points(table("rates")[name], month)


def dotted(day: date | None) -> str:
    """Write a day as the sites do: `29.01.2025`; an unknown one is an empty cell."""
    return f"{day.day:02d}.{day.month:02d}.{day.year}" if day else ""
