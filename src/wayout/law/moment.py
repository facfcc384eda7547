"""Every moment that a written day can mean, on the local clock and without a time zone."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal, Self, cast

from wayout.errors import DayError
from wayout.pathway import Day

Precision = Literal["second", "minute", "day", "month", "year", "interval"]

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?", re.ASCII)
_LONGEST = len("2025-01-20/2025-02-03")


@dataclass(frozen=True, slots=True)
class Moments:
    """The first and the last moment something may have happened at, both included.

    Times are on the local clock. The last moment of a day is its last microsecond, so that a
    day and the next do not meet.

    Raises:
        DayError: `first` lies after `last`.

    Example:
        >>> str(Moments.parse("2025-01").last)
        '2025-01-31 23:59:59.999999'
    """

    first: datetime
    last: datetime
    precision: Precision

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise DayError(
                "{first} lies after {last}; write the earlier day first.",
                first=self.first,
                last=self.last,
            )

    def __str__(self) -> str:
        if self.precision in {"second", "minute"}:
            parts = "seconds" if self.precision == "second" else "minutes"
            return self.first.isoformat(timespec=parts)
        return str(Day(self.first.date(), self.last.date(), cast("Literal['day']", self.precision)))

    @property
    def exact(self) -> bool:
        """Whether only one moment is possible."""
        return self.first == self.last

    @property
    def day(self) -> date | None:
        """The day, if every moment lies in one; None if several days are possible."""
        day = self.first.date()
        return day if day == self.last.date() else None

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read `2025-01-20T08:00` (or with seconds), or a day as `wayout.pathway.Day` reads it.

        Raises:
            DayError: Not written like that, with a time zone, or not in the calendar.
        """
        return cast("Self", _parsed(written))

    @classmethod
    def of(cls, day: Day, clock: str | None = None) -> Self:
        """Make the moments of a day; `clock`, HH:MM, counts only where the day is one."""
        return cls.parse(f"{day}T{clock}" if clock and day.precision == "day" else str(day))


@lru_cache(maxsize=8192)
def _parsed(written: str) -> Moments:
    if len(written) > _LONGEST:
        raise _no_moment(written)
    day, mark, clock = written.partition("T")
    if not mark:
        return _whole(Day.parse(written))
    known = Day.parse(day)
    if known.precision != "day" or not _CLOCK.fullmatch(clock):
        raise _no_moment(written)
    moment = datetime.combine(known.first, time.fromisoformat(clock))
    return Moments(moment, moment, "second" if clock.count(":") > 1 else "minute")


def _whole(day: Day) -> Moments:
    last = datetime.combine(day.last, time.max)
    return Moments(datetime.combine(day.first, time.min), last, day.precision)


def _no_moment(written: str) -> DayError:
    return DayError(
        "{written!r} is not a moment; write 2025-01-20T08:00, without a time zone.",
        written=written[: _LONGEST + 3],
    )
