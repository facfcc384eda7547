"""An event is added, corrected, or taken back; nothing is overwritten, what it was stays."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.book import Book
from wayout.desk.event_said import event_said
from wayout.desk.memory import Memory
from wayout.desk.pages.case.event_form import EventForm, Line, NotTakenError, form_of, read_event
from wayout.desk.pages.case.events import events_shown
from wayout.desk.pages.case.page import case_page, event_choices
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import page, speak
from wayout.desk.writing import field_of, write

_Shown = Mapping[str, Any]


def add_event(request: Request) -> Response:
    """Add an event; what cannot be read is said beside it, and what was typed stays."""
    _, code = speak(request), case_code(request)
    shown = _asked(request, code)
    try:
        event = read_event(request, _events(shown), None, _)
    except NotTakenError as refused:
        return case_page(request, form=refused.form)
    return write(request, code, [{"record": "event", "event": event}], event_said(event, _))


def event_page(request: Request) -> Response:
    """Show an event in a form, to be corrected or taken back."""
    return _show(request, None)


def correct_event(request: Request) -> Response:
    """Correct an event: a later record in its place."""
    _, code = speak(request), case_code(request)
    shown = _asked(request, code)
    name = request.path_params["event"]
    was = _standing(shown).get(name)
    if was is None and not field_of(request, "seen"):  # else both versions are shown
        return _away(request, code)
    try:
        others = [one for other, one in _standing(shown).items() if other != name]
        event = read_event(request, others, was, _)
    except NotTakenError as refused:
        return _show(request, refused.form)
    line = {"record": "event", "event": event, "replaces": name}
    said = _("corrected: {what}").format(what=event_said(event, _))
    return write(request, code, [line], said)


def drop_event(request: Request) -> Response:
    """Take an event back."""
    _, code = speak(request), case_code(request)
    name = request.path_params["event"]
    was = _standing(_asked(request, code)).get(name)
    if was is None and not field_of(request, "seen"):
        return _away(request, code)
    line = {"record": "event", "event": None, "replaces": name}
    said = _("an event is taken back")
    return write(request, code, [line], f"{said}: {event_said(was, _)}" if was else said)


def _show(request: Request, form: EventForm | None) -> Response:
    _, code = speak(request), case_code(request)
    memory: Memory = request.app.state.memory
    shown, name = _asked(request, code), request.path_params["event"]
    was = _standing(shown).get(name)
    if was is None:
        return _away(request, code)
    here = f"/cases/{memory.aliases.name(code)}"
    return page(
        request,
        "case_event.html",
        status=422 if form else 200,
        case=shown,
        path=f"{here}/events/{name}",
        here=here,
        tab="case",
        event=next(one for one in events_shown(shown, _) if one.name == name),
        typed=form or form_of(was),
        **event_choices(_),
    )


def _asked(request: Request, code: str) -> dict[str, Any]:
    book: Book = request.app.state.book
    shown: dict[str, Any] = book.ask("show", code=code, numbers=True)
    return shown


def _events(shown: _Shown) -> list[Line]:
    return list((shown.get("history") or {}).get("events") or ())


def _standing(shown: _Shown) -> dict[str, Line]:
    """The events that stand, by what they are called."""
    names = (shown.get("numbers") or {}).get("events") or ()
    return dict(zip(names, _events(shown), strict=False))


def _away(request: Request, code: str) -> Response:
    """To the case: the event is not there any more."""
    memory: Memory = request.app.state.memory
    return RedirectResponse(f"/cases/{memory.aliases.name(code)}", 303)
