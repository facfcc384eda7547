"""One case: what is next, what happened and when, what the law provides, the people, the notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.case_words import ROLES, SOURCES
from wayout.desk.memory import Memory
from wayout.desk.own_day import own_day
from wayout.desk.pages.case.ahead import ahead_of
from wayout.desk.pages.case.event_form import EventForm
from wayout.desk.pages.case.event_kinds import kind_groups, said_groups
from wayout.desk.pages.case.events import events_shown, taken_back
from wayout.desk.pages.case.followed import followed
from wayout.desk.pages.case.terms import dated
from wayout.desk.pages.case.timeline import time_shown
from wayout.desk.pages.deadline.names import deadline_path
from wayout.desk.pages.law.panel import law_panel
from wayout.desk.pages.odds.door import odds_of
from wayout.desk.pages.which_case import case_code
from wayout.desk.settings import Settings
from wayout.desk.view import page, speak
from wayout.publish.words import event_name
from wayout.text import Translator
from wayout.text.dates import format_day

_Shown = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note: its place among all, what it says, the day it was written."""

    place: int | None
    text: str
    day: str


def case(request: Request) -> Response:
    """Show a case."""
    return case_page(request)


def case_page(
    request: Request,
    *,
    form: EventForm | None = None,
    person: Mapping[str, str] | None = None,
    number: Mapping[str, str] | None = None,
    fault: str = "",
) -> Response:
    """Show a case, with what was typed and not taken.

    Args:
        request: What is answered.
        form: An event that was not taken.
        person: Somebody who was not taken.
        number: A number in court that was not taken; `wrong` is the field that is.
        fault: What is wrong with him, or with it.
    """
    book: Book = request.app.state.book
    memory: Memory = request.app.state.memory
    _, code = speak(request), case_code(request)
    shown = book.ask("show", code=code, numbers=True)
    here = f"/cases/{memory.aliases.name(code)}"  # that of a form cannot be asked for again
    return page(
        request,
        "case.html",
        status=422 if form or person or number else 200,
        case=shown,
        path=here,
        here=here,
        tab="case",
        deadline_to=lambda one: deadline_path(memory.aliases, code, one.name, str(one.day)),
        **_above(request, shown, _),
        **event_choices(_),
        events=events_shown(shown, _),
        taken_back=taken_back(shown, _),
        undated=[event_name(one, _) for one in (shown.get("intake") or {}).values()],
        typed=form or EventForm(),
        roles={role: _(said) for role, said in ROLES.items()},
        person=person or {},
        number=number or {"number": "", "court": "", "wrong": ""},
        fault=fault,
        notes=list(_notes(shown, _)),
    )


def event_choices(_: Translator) -> dict[str, Any]:
    """What can be chosen in the form of an event."""
    return {
        "kinds": kind_groups(_),
        "said": said_groups(_),
        "sources": {source: _(said) for source, said in SOURCES.items()},
    }


def _above(request: Request, shown: _Shown, _: Translator) -> dict[str, Any]:
    """What is next, the time line, and the law, which both are made from."""
    memory: Memory = request.app.state.memory
    settings: Settings = request.app.state.settings
    today = own_day()
    law = law_panel(shown, _)
    terms = dated(law, shown, today, settings.choices.ahead)
    drawn = (memory.drawings, _)
    return {
        "law": law,
        "near": settings.choices.ahead,
        "ahead": ahead_of(shown, terms, today, (memory.aliases, _)),
        "odds": odds_of(request, shown),
        **followed(request, shown, today),
        "time": time_shown(shown, [one.term for one in terms], today, drawn),
    }


def _notes(shown: _Shown, _: Translator) -> Iterator[NoteShown]:
    """Give the notes, the newest first."""
    numbers = shown.get("numbers") or {}
    days, places = numbers.get("notes") or (), numbers.get("places") or ()
    texts = shown.get("notes") or ()
    for at in reversed(range(len(texts))):
        day = format_day(date.fromisoformat(days[at]), _.language) if at < len(days) else ""
        yield NoteShown(places[at] if at < len(places) else None, texts[at], day)
