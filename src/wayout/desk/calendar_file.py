"""A calendar of days to keep, as a phone reads it: it leaves this machine, so it says nothing.

No name, no title, no court, no article, no kind of hearing, nor what program made it: a telephone
shows its next entries on the locked screen. The code of a case stands there only if asked for.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from wayout.text import Translator
from wayout.text.dates import format_day

TYPE = "text/calendar; charset=utf-8"
_MAKER = "-//Calendar//EN"  # asked for by the standard; says nothing either
_LONG = timedelta(hours=1)


def calendar_file(days: Iterable[Mapping[str, Any]], _: Translator, *, codes: bool) -> bytes:
    """Write days to keep as an iCalendar file.

    Args:
        days: What the keeper tells of them: id, code, day, time, kind, last.
        _: The language of the reader.
        codes: Whether the code of the case stands with each.
    """
    from icalendar import Calendar  # noqa: PLC0415  no page needs it

    made = Calendar()  # not Calendar.new: that makes an identifier at random
    made.add("version", "2.0")
    made.add("prodid", _MAKER)
    for one in days:
        said = _said(one, _)
        made.add_component(_event(one, f"{said} {one['code']}" if codes else said, _))
    written: bytes = made.to_ical()
    return written


def _said(one: Mapping[str, Any], _: Translator) -> str:
    if one["kind"] != "deadline":
        return _("Appointment")
    return _("Safe day") if one["last"] else _("Last day")


def _event(one: Mapping[str, Any], said: str, _: Translator) -> Any:  # noqa: ANN401  of a module loaded late
    from icalendar import CLASS, Event  # noqa: PLC0415  idem

    day = date.fromisoformat(one["day"])
    starts: date = day
    ends = day + timedelta(days=1)
    if one["time"]:  # on the clock of the court, as it was told: no zone is known
        starts = datetime.combine(day, time.fromisoformat(one["time"]))
        ends = starts + _LONG
    last = format_day(date.fromisoformat(one["last"]), _.language) if one["last"] else ""
    return Event.new(
        uid=one["id"],
        summary=said,
        description=_("Last day: {day}").format(day=last) if last else None,
        start=starts,
        end=ends,
        stamp=datetime.now(UTC),
        classification=CLASS.PRIVATE,
    )
