"""A day as it is known: exactly, or only as a month, a year, or between two days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, Self, cast, get_args

from wayout.errors import DayError

Precision = Literal["day", "month", "year", "interval"]

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """The first and the last day something may have happened on, both included.

    Raises:
        DayError: `first` lies after `last`, or the two are not what `precision` says.
    """

    first: date
    last: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.precision not in get_args(Precision):
            raise DayError(
                "No precision {written!r}; use day, month, year or interval.",
                written=self.precision,
            )
        if self.first > self.last:
            raise DayError(
                "{first} lies after {last}; write the earlier day first.",
                first=self.first,
                last=self.last,
            )
        if self.precision != "interval" and (self.first, self.last) != self._expected():
            raise DayError(
                "{first} to {last} is not one {precision}.",
                first=self.first,
                last=self.last,
                precision=self.precision,
            )

    def __str__(self) -> str:
        match self.precision:
            case "day":
                return self.first.isoformat()
            case "month":
                return self.first.isoformat()[:7]
            case "year":
                return self.first.isoformat()[:4]
            case _:
                return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def exact(self) -> bool:
        """Whether only one day is possible."""
        return self.first == self.last

    @classmethod
    def of(cls, day: date) -> Self:
        """Make an exact day of a calendar date."""
        return cls(day, day, "day")

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read `2025-01-20`, `2025-01`, `2025` or `2025-01-20/2025-02-03`.

        Raises:
            DayError: Not written like that, or not in the calendar (2024-02-31).
        """
        return cast("Self", _parsed(written))

    def _expected(self) -> tuple[date, date]:
        year, month = self.first.year, self.first.month
        match self.precision:
            case "month":
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            case "year":
                return date(year, 1, 1), date(year, 12, 31)
            case _:
                return self.first, self.first


@lru_cache(maxsize=8192)
def _parsed(written: str) -> Day:
    first, slash, last = written.partition("/")
    if not slash:
        return _single(written)
    ends = _single(first), _single(last)
    if any(end.precision != "day" for end in ends):
        raise DayError(
            "{written!r} is not a span of days; write 2025-01-20/2025-02-03.", written=written
        )
    return Day(ends[0].first, ends[1].first, "interval")


def _single(written: str) -> Day:
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise DayError(
            "{written!r} is not a day; write 2025-01-20, 2025-01 or 2025.", written=written
        )
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(cast("int", year), 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise DayError(
            "{written!r} is not in the calendar; correct the day.", written=written
        ) from None
    if day is not None:
        return Day.of(first)
    if month is not None:
        return Day(first, first.replace(day=monthrange(first.year, month)[1]), "month")
    return Day(first, first.replace(month=12, day=31), "year")
