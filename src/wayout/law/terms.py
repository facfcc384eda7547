"""How the Code of Criminal Procedure counts hours, days and months (Article 128).

The day a term of days or months starts on is not counted; the term ends at 24:00 of its last
day. A term of months ends on the day with the same number, or on the last day of a short month.
An end on a day off moves to the next working day, but never in detention and custody, where
the first day counts as well.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from dateutil.relativedelta import relativedelta

from wayout.calendar import is_working_day, next_working_day
from wayout.errors import DayError, OutsideCalendarError, Phrase
from wayout.text import Translator, translator
from wayout.text.dates import format_day, format_interval

DayOrMoment = TypeVar("DayOrMoment", date, datetime)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """A term counted to its end.

    `due` is the last day (or moment), `safe` the earliest under all readings. `rolled` says
    whether the end moved off a day off; it is None where the calendar does not know, then `note`
    says why and `due` has not moved. `steps` tell the counting, to be said in either language.
    """

    due: date
    safe: date
    rolled: bool | None
    steps: tuple[Phrase, ...]
    note: Phrase | None = None


class SaidDay(Phrase):
    """A day, or a moment of the local clock, in words: "3 June 2024, 15:00"."""

    def __init__(self, day: date, last: date | None = None) -> None:
        super().__init__("{day}", day=day)
        self.day = day
        self.last = last

    def say(self, translate: Callable[[str], str]) -> str:
        """Say it in the language of a catalogue; days from `day` to `last` as an interval."""
        language = _speaker(translate).language
        if self.last is not None:
            return format_interval(self.day, self.last, language)
        said = format_day(self.day, language)
        if not isinstance(self.day, datetime):
            return said
        return f"{said}, {self.day:%H:%M:%S}".removesuffix(":00")


class Length(Phrase):
    """So many hours, days, months or years, with the plural of the language."""

    def __init__(self, count: int, unit: str) -> None:
        super().__init__("{count}", count=count)
        self.count = count
        self.unit = unit

    def say(self, translate: Callable[[str], str]) -> str:
        """Say it in the language of a catalogue."""
        return _said_length(_speaker(translate), self.count, self.unit)


def hours_from(start: datetime, hours: int) -> Term:
    """Count hours from a moment of the local clock; the end never moves.

    Raises:
        DayError: The end lies after the last year of the calendar.

    Example:
        >>> str(hours_from(datetime(2024, 12, 27, 15), 48).due)
        '2024-12-29 15:00:00'
    """
    due = _end(start, timedelta(hours=hours))
    steps = (
        Phrase("Counted from {start}", start=SaidDay(start)),
        Phrase("Plus {length}: until {end}", length=Length(hours, "hours"), end=SaidDay(due)),
        _STAYS,
    )
    return Term(due, due, rolled=False, steps=steps)


def days_from(start: date, days: int, *, rolls: bool) -> Term:
    """Count days; whether the first one counts is unsettled, so `safe` is a day earlier.

    Raises:
        DayError: The end lies after the last year of the calendar.

    Example:
        >>> str(days_from(date(2025, 4, 17), 15, rolls=True).due)
        '2025-05-05'
    """
    end = _end(start, timedelta(days=days))
    counted = (_not_counted(start), _plus(Length(days, "days"), end))
    unsettled = Phrase("If the first day counts: {safe}, the safe day", safe=SaidDay(end - _DAY))
    return _finished(end, end - _DAY, (*counted, unsettled), rolls=rolls)


def months_from(start: date, months: int, *, less_a_day: bool = False, rolls: bool) -> Term:
    """Count months; `less_a_day` where the day of the start counts, as in custody.

    Raises:
        DayError: The end lies after the last year of the calendar.

    Example:
        >>> str(months_from(date(2024, 12, 27), 2, less_a_day=True, rolls=False).due)
        '2025-02-26'
    """
    length = Length(months, "months")
    end = _end(start, _months(months))
    if not less_a_day:
        return _finished(end, end, (_not_counted(start), _plus(length, end)), rolls=rolls)
    end -= _DAY
    steps = (
        Phrase("Counted from {start}; the first day counts", start=SaidDay(start)),
        Phrase("Plus {length} less a day: until 24:00 on {end}", length=length, end=SaidDay(end)),
    )
    return _finished(end, end, steps, rolls=rolls)


def _finished(end: date, safe: date, steps: tuple[Phrase, ...], *, rolls: bool) -> Term:
    if not rolls:
        return Term(end, safe, rolled=False, steps=(*steps, _STAYS))
    try:
        due = _working_day_from(end)
    except OutsideCalendarError as error:
        return Term(end, safe, rolled=None, steps=steps, note=_not_known(error))
    if due == end:
        return Term(end, safe, rolled=False, steps=(*steps, _WORKS))
    moved = Phrase(
        "Off work: {off}; moved to 24:00 on {due}", off=SaidDay(end, due - _DAY), due=SaidDay(due)
    )
    return Term(due, safe, rolled=True, steps=(*steps, moved))


@lru_cache(maxsize=64)
def _months(count: int) -> relativedelta:
    return relativedelta(months=count)


@lru_cache(maxsize=4096)
def _working_day_from(day: date) -> date:
    return day if is_working_day(day) else next_working_day(day)


def _end(start: DayOrMoment, length: timedelta | relativedelta) -> DayOrMoment:
    try:
        return start + length
    except (OverflowError, ValueError) as error:
        raise DayError("No calendar has the end of a term from {start}.", start=start) from error


def _not_counted(start: date) -> Phrase:
    return Phrase("Counted from {start}; the first day does not count", start=SaidDay(start))


def _plus(length: Length, end: date) -> Phrase:
    return Phrase("Plus {length}: until 24:00 on {end}", length=length, end=SaidDay(end))


def _not_known(error: OutsideCalendarError) -> Phrase:
    return Phrase(
        "Days off are known for {first}-{last} only: if the last day is off, the term ends later.",
        first=error.values["first"],
        last=error.values["last"],
    )


def _speaker(translate: Callable[[str], str]) -> Translator:
    return translate if isinstance(translate, Translator) else translator("en")


@lru_cache(maxsize=256)
def _said_length(_: Translator, count: int, unit: str) -> str:
    said = {
        "hours": _.n("{count} hour", "{count} hours", count),
        "days": _.n("{count} day", "{count} days", count),
        "months": _.n("{count} month", "{count} months", count),
        "years": _.n("{count} year", "{count} years", count),
    }
    return said[unit].format(count=count)


_STAYS = Phrase("An end on a day off does not move")
_WORKS = Phrase("A working day: the end stays")
