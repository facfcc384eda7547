"""Moments, months and working days for the second reading of the law: plain and slow.

A moment that is not known exactly is a span: its first instant and the first instant after it.
Working days come from the `holidays` package, never from the product's own calendar.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

Span = tuple[datetime, datetime]

TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)
LENGTHS = (timedelta(hours=48), timedelta(hours=240), timedelta(days=30))
WAR_PARTS = datetime.fromisoformat("2022-09-24")
VOLUNTEERS = datetime.fromisoformat("2025-01-08")
HARSHER_PARTS = datetime.fromisoformat("2026-01-09")
EDITIONS = (WAR_PARTS, VOLUNTEERS, HARSHER_PARTS)
LONG_AGO = datetime.fromisoformat("2015-01-01")
KNOWN_YEARS = range(2022, 2027)

_SHAPES = {
    r"\d{4}": "-01-01",
    r"\d{4}-\d\d": "-01",
    r"\d{4}-\d\d-\d\d": "",
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?": "",
}


def span(text: str) -> Span:
    """All instants that a written moment may mean; ValueError where it is none."""
    (ending,) = (rest for shape, rest in _SHAPES.items() if re.fullmatch(shape, text))
    first = datetime.fromisoformat(text + ending)
    months = {4: 12, 7: 1}.get(len(text), 0)
    if months:
        return first, midnight(add_months(first.date(), months))
    return first, first + (DAY if len(text) == len("2025-01-20") else TICK)


def midnight(day: date) -> datetime:
    """First instant of a day."""
    return datetime.combine(day, time())


def add_months(day: date, months: int) -> date:
    """The same number some months on, or the last day of a short month."""
    count = day.year * 12 + day.month - 1 + months
    for number in range(day.day, 27, -1):
        try:
            return date(count // 12, count % 12 + 1, number)
        except ValueError:
            continue
    return date(count // 12, count % 12 + 1, day.day)


def over_a_month(start: datetime, end: datetime, reading: str) -> bool:
    """Whether a month has run out: by date (the house's), by the hour, or after 30 days."""
    same = add_months(start.date(), 1)
    if reading == "date":
        return end >= midnight(same) + DAY
    if reading == "hour":
        return end > datetime.combine(same, start.time())
    return end - start > LENGTHS[2]


def tier(start: datetime, end: datetime, reading: str = "date") -> int:
    """0 up to 48 hours, 1 over 48, 2 over 240, 3 over a month."""
    if over_a_month(start, end, reading):
        return 3
    return sum(end - start > length for length in LENGTHS[:2])


def pairs(starts: Span, ends: Span, meant: float | None) -> Iterable[tuple[datetime, datetime]]:
    """Starts and ends that reach every combination of length and edition the spans allow.

    Corners of the spans, both sides of each edition, and both sides of each length from there:
    a region bounded by such lines that holds any pair at all holds one of these.
    """
    near_start = {starts[0], starts[1] - TICK, *month_days(starts, meant)}
    edges = {moment for edition in EDITIONS for moment in (edition - TICK, edition)}
    near_end = {ends[0], ends[1] - TICK, *edges}
    steps = [length + more for length in LENGTHS for more in (-TICK, timedelta(), TICK)]
    firsts = near_start | {end - step for end in near_end for step in steps} | near_end
    lasts = near_end | {start + step for start in near_start for step in steps} | near_start
    lasts |= {over + more for over in map(after_month, near_start) for more in (-TICK, TICK * 0)}
    inside = [end for end in lasts if ends[0] <= end < ends[1]]
    return [
        (start, end)
        for start in firsts
        if starts[0] <= start < starts[1]
        for end in inside
        if start <= end
    ]


def after_month(start: datetime) -> datetime:
    """First instant after the day with the same number in the next month."""
    return midnight(add_months(start.date(), 1)) + DAY


def month_days(starts: Span, meant: float | None) -> Iterable[datetime]:
    """Each day of a start known by its month: where a length of 28 to 32 days may be a month."""
    if meant is None or not 27 <= meant <= 33 or starts[1] - starts[0] > timedelta(days=31):
        return
    for ahead in range((starts[1] - starts[0]).days + 1):
        moment = midnight(starts[0].date()) + ahead * DAY
        yield from (moment, moment + DAY - TICK)


@cache
def _russia() -> holidays.HolidayBase:
    return holidays.country_holidays("RU", years=KNOWN_YEARS)


def rolled(day: date) -> tuple[date, bool | None]:
    """The next working day from here and whether it moved; unknown outside 2022 to 2026."""
    ahead = day
    while ahead.year in KNOWN_YEARS:
        if _russia().is_working_day(ahead):
            return ahead, ahead != day
        ahead += DAY
    return day, None
