"""Deadlines as a calendar file (iCalendar, RFC 5545) that shows a bystander nothing.

A telephone shows its next entries on the locked screen, and calendars are copied to servers.
So an entry is called by a number, that of the deadline on the page, and says only its safe
day; what the deadline is stands in the file only if it is asked for plainly. No alarm is set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from icalendar import CLASS, TRANSP, Calendar, Event

from wayout.errors import Phrase
from wayout.law.assessment import Deadline
from wayout.law.due import OWN, is_over, numbered
from wayout.law.terms import SaidDay
from wayout.text import Language, Translator, translator

_MAKER = "-//Calendar//EN"  # asked for by the standard; says nothing either
_FAMILY = UUID("5d3c6a0e-8f52-4d8b-9a55-0c1f7d1f2b64")  # of our identifiers, chosen at random


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The bytes of a calendar file, how many deadlines are in it, and how many are not.

    Those are not that are `over`, and those that are `undated`: no last day is known.
    """

    data: bytes
    entries: int
    over: int
    undated: int


def calendar_file(
    deadlines: Sequence[Deadline],
    language: Language,
    *,
    on: date,
    stamp: datetime,
    plain: bool = False,
) -> CalendarFile:
    """Write the deadlines that the page shows and that are not over into a calendar file.

    Days are entries of the whole day, moments stand on the local clock of whoever reads them.
    The same deadlines and stamp give the same bytes, and an entry keeps its identifier when the
    file is made again, so that a calendar replaces it.

    Args:
        deadlines: Those of the answer; an entry has the number under which the page shows it.
        language: That of the entries.
        on: The day asked about; what ended before it is left out.
        stamp: When the file is made; it must carry its time zone.
        plain: Name each deadline and tell how it was counted. Only for a calendar that nobody
            else can see.
    """
    _ = translator(language)
    calendar = Calendar()  # not Calendar.new: that makes an identifier at random
    calendar.add("version", "2.0")
    calendar.add("prodid", _MAKER)
    seen: dict[str, int] = {}
    shown = numbered(deadlines)
    for number, deadline in shown:
        if deadline.due is None or is_over(deadline, on):
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
    over = sum(is_over(one, on) for _number, one in shown)
    return CalendarFile(calendar.to_ical(), entries, over, len(shown) - entries - over)


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
    own = deadline.name in OWN  # for a term of others the earlier day is not the safe one
    if own and isinstance(deadline.safe, date) and deadline.safe != deadline.due:
        lines.append(Phrase("To be safe: {day}", day=SaidDay(deadline.safe)).say(_))
    return "\n".join(lines)
