"""The hearings of a case: what its summary tells of them, so that no case is opened for a day."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from wayout.casebook.cases.case import Case
from wayout.pathway import Day

_HEARING = "hearing"  # in the kinds of events that are hearings


class Hearing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A hearing of which the day is known, and the time on the clock at the court if that is."""

    day: date
    time: str | None = None


def hearings(case: Case) -> list[Hearing]:
    """The hearings that stand in a case, those that are over with them, by day.

    Each once: a card and a client may tell the same one, and one with a time needs no other. What
    is over stays, because a clock that was ahead once must lose none that is still to come.
    """
    found = set(_told(case))
    timed = {day for day, time in found if time}
    kept = ((day, time) for day, time in found if time or day not in timed)
    return [Hearing(day=day, time=time or None) for day, time in sorted(kept)]


def to_come(told: Iterable[Hearing], today: date) -> Iterator[Hearing]:
    """Those of today and later."""
    return (one for one in told if one.day >= today)


def _told(case: Case) -> Iterator[tuple[date, str]]:
    for told in case.live():
        if _HEARING in told.line.kind:
            day = Day.parse(told.line.day)
            if day.precision == "day":
                yield day.first, told.line.time or ""
