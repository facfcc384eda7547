"""Deadlines as a calendar file (iCalendar, RFC 5545) that shows a bystander nothing.

A telephone shows its next entries on the locked screen, and calendars are copied to servers.
So an entry is called by a number, that of the deadline in the answer, and says only its safe
day; what the deadline is stands in the file only if it is asked for plainly. No alarm is set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from icalendar import CLASS, TRANSP, Calendar, Event

from wayout.errors import Phrase
from wayout.law.assessment import Deadline
from wayout.law.terms import SaidDay
from wayout.text import Language, Translator, translator

_MAKER = "-//Calendar//EN"  # asked for by the standard; says nothing either
_FAMILY = UUID("5d3c6a0e-8f52-4d8b-9a55-0c1f7d1f2b64")  # of our identifiers, chosen at random


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The bytes of a calendar file, and how many deadlines are not in it for want of a day."""

    data: bytes
    entries: int
    left_out: int


def calendar_file(
    deadlines: Sequence[Deadline], language: Language, *, stamp: datetime, plain: bool = False
) -> CalendarFile:
    """Write the deadlines that have a last day into a calendar file.

    Days are entries of the whole day, moments stand on the local clock of whoever reads them.
    The same deadlines and stamp give the same bytes, and an entry keeps its identifier when the
    file is made again, so that a calendar replaces it.

    Args:
        deadlines: In the order of the answer: their place is the number in the entry's name.
        language: That of the entries.
        stamp: When the file is made; it must carry its time zone.
        plain: Name each deadline and tell how it was counted. Only for a calendar that nobody
            else can see.
    """
    _ = translator(language)
    calendar = Calendar()  # not Calendar.new: that makes an identifier at random
    calendar.add("version", "2.0")
    calendar.add("prodid", _MAKER)
    seen: dict[str, int] = {}
    for number, deadline in enumerate(deadlines, start=1):
        if deadline.due is None:
            continue
        same = _visible(deadline, plain=plain)
        seen[same] = seen.get(same, 0) + 1
        event = Event.new(
            uid=str(uuid5(_FAMILY, f"{same} {seen[same]}")),
            stamp=stamp,
            start=deadline.due,
            summary=deadline.title if plain else _("Date {number}").format(number=number),
            description=_description(deadline, _, plain=plain) or None,
            classification=CLASS.PRIVATE,
            transparency=TRANSP.TRANSPARENT,
        )
        calendar.add_component(event)
    entries = len(calendar.subcomponents)
    return CalendarFile(calendar.to_ical(), entries, len(deadlines) - entries)


def _visible(deadline: Deadline, *, plain: bool) -> str:
    """Give what makes an entry this one.

    A hash of the clock's name and start could be found again by trying all of them; so where
    these are hidden, only what the entry shows is hashed.
    """
    if plain:
        return f"{deadline.name} {deadline.start}"
    return str(deadline.due)


def _description(deadline: Deadline, _: Translator, *, plain: bool) -> str:
    lines = []
    if plain:
        lines = [deadline.article, *deadline.steps, *filter(None, [deadline.note])]
    if isinstance(deadline.safe, date) and deadline.safe != deadline.due:
        lines.append(Phrase("To be safe: {day}", day=SaidDay(deadline.safe)).say(_))
    return "\n".join(lines)
