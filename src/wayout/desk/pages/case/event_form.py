"""An event as it was typed into a form: read, or told what is wrong or doubtful of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from starlette.requests import Request

from wayout.desk.case_words import SOURCES
from wayout.desk.own_day import own_day
from wayout.desk.pages.case.doubtful_events import doubts, named
from wayout.desk.pages.case.event_kinds import read_said, said_of
from wayout.desk.pages.case.impossible_days import impossible_day
from wayout.desk.told import SOURCE
from wayout.desk.writing import field_of
from wayout.errors import DayError
from wayout.pathway import load_pathway
from wayout.text import Translator
from wayout.text.days_to_type import day_to_type
from wayout.text.typed_days import typed_day

_FIELDS: Final = ("kind", "day", "time", "said", "source", "sure")
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EventForm:
    """What stands in the form, and what is wrong with it (`fault`) or to be confirmed (`ask`)."""

    kind: str = ""
    day: str = ""
    time: str = ""
    said: str = ""
    source: str = ""
    sure: str = ""
    fault: str = ""
    ask: str = ""


class NotTakenError(Exception):
    """The form is shown again, with what was typed."""

    def __init__(self, form: EventForm) -> None:
        super().__init__()
        self.form = form


def form_of(event: Mapping[str, Any]) -> EventForm:
    """Fill the form with an event as it stands."""
    source = event.get("source") or ""
    return EventForm(
        kind=event["kind"],
        day=day_to_type(event["day"]),
        time=event.get("time") or "",
        said=said_of(event["kind"], event.get("detail"), event.get("ground")),
        source=source if source in SOURCES else "",
    )


def read_event(request: Request, others: Sequence[Line], was: Line | None, _: Translator) -> Line:
    """Read an event that was typed.

    Args:
        request: The form.
        others: The events that stand beside it.
        was: The event that it corrects; None if it is a new one.
        _: The language of the reader.

    Raises:
        NotTakenError: It cannot be read, or is doubtful and was not confirmed.
    """
    typed = {name: field_of(request, name) for name in _FIELDS}
    today = own_day()
    event, fault = _read(typed, was or {}, today, _)
    if fault:
        raise NotTakenError(EventForm(**{**typed, "sure": "", "fault": fault}))
    doubt = doubts(event, others, today, _)
    if doubt and typed["sure"] != named(event):
        raise NotTakenError(EventForm(**{**typed, "sure": named(event), "ask": doubt}))
    return event


def _read(typed: Mapping[str, str], was: Line, today: date, _: Translator) -> tuple[Line, str]:
    kind = typed["kind"]
    found = load_pathway().kinds.get(kind)
    if found is None:
        return {}, _("Choose what happened.")
    try:
        day = typed_day(typed["day"], today, ahead=found.is_ahead)
    except DayError as error:
        return {}, impossible_day(typed["day"], today, _) or error.say(_)
    time = _time(typed["time"])
    if time is None:
        return {}, _("This is no time. Write it as 9:30.")
    said = read_said(kind, typed["said"])
    if said is None:
        return {}, _("The outcome or ground that is chosen is of another event. Choose it anew.")
    kept = _kept(was, kind)
    source = typed["source"] if typed["source"] in SOURCES else kept.pop("source", SOURCE)
    event = {**kept, "kind": kind, "day": day, "source": source, **said}
    return event | ({"time": time} if time else {}), ""


def _kept(was: Line, kind: str) -> Line:
    """What of an event that is corrected the form has no field for: it stays."""
    kept = {key: was[key] for key in ("matter", "accused") if was.get(key) is not None}
    if was.get("source") and was["source"] not in SOURCES:
        kept["source"] = was["source"]
    if was.get("kind") == kind and not said_of(kind, was.get("detail"), was.get("ground")):
        kept |= {key: was[key] for key in ("detail", "ground") if was.get(key)}
    return kept


def _time(typed: str) -> str | None:
    """Read a time; nothing where none was typed, None if it is none."""
    if not typed.strip():
        return ""
    found = _TIME.fullmatch(typed.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004  of a clock
        return None
    return f"{int(found[1]):02}:{found[2]}"
