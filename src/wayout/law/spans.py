"""When the offence may have ended, cut where the law changes, and how long it may have lasted."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wayout.law.case_facts import Facts
from wayout.law.lawbook import LawBook
from wayout.law.moment import Moments

_LONG = timedelta(days=366)  # longer than any class of length asks for
_INSTANT = timedelta(microseconds=1)
ACTS = frozenset({"refusal", "feigned_illness", "resistance"})  # done on one day, `from`


@dataclass(frozen=True, slots=True)
class Cell:
    """Possible moments of the beginning and the end, in which the law is one and the same."""

    start_first: datetime
    start_last: datetime
    end_first: datetime
    end_last: datetime

    @property
    def shortest(self) -> tuple[datetime, datetime]:
        """Beginning and end of the shortest absence."""
        return min(self.start_last, self.end_first), self.end_first

    @property
    def longest(self) -> tuple[datetime, datetime]:
        """Beginning and end of the longest absence."""
        return self.start_first, self.end_last


@dataclass(frozen=True, slots=True)
class Spans:
    """The possible moments of the beginning and of the end of the offence.

    `start` is None where it is not known: then it may be as early as `unknown`. `day` is the day
    of the end, if only one is possible and the offence is over.
    """

    start: Moments | None
    first: datetime
    last: datetime
    day: date | None
    unknown: datetime

    @classmethod
    def of(cls, facts: Facts, on: date, first_day: date) -> "Spans":
        """Take from the facts when the offence ended; what goes on reaches the day asked about.

        Days that are not known at all are looked for from `first_day` on.
        """
        unknown = datetime.combine(first_day, time.min)
        start = facts.from_
        known = start if facts.conduct in ACTS else facts.to
        earliest = start.first if start else unknown
        if known is not None:
            # imprecise days may overlap, but nothing ends before it begins
            first = max(known.first, earliest) if start else known.first
            return cls(start, first, max(known.last, first), known.day, unknown)
        today = Moments.parse(on.isoformat())
        if facts.ongoing and facts.conduct not in ACTS:
            earliest = max(earliest, today.first)
        return cls(start, earliest, max(today.last, earliest), None, unknown)

    def cells(self, book: LawBook) -> Iterator[Cell]:
        """Cut the possible ends where the law of the offence changes, the earliest first."""
        bounds = [datetime.combine(day, time.min) for day in book.turning_days]
        inside = bounds[bisect_right(bounds, self.first) : bisect_right(bounds, self.last)]
        starts = [self.first, *inside]
        ends = [*(bound - _INSTANT for bound in inside), self.last]
        for first, last in zip(starts, ends, strict=True):
            yield self.cell(first, last)

    def cell(self, first: datetime, last: datetime) -> Cell:
        """Take the ends from `first` to `last`, with every beginning that is possible for them."""
        if self.start is None:
            return Cell(min(self.unknown, first - _LONG), last, first, last)
        return Cell(self.start.first, min(self.start.last, last), first, last)
