"""One case: what happened, who is in it, what the law provides, and its notes."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.pages.law_panel import law_panel
from wayout.desk.pages.which_case import case_code
from wayout.desk.told import SOURCE, history_of
from wayout.desk.view import page, speak
from wayout.errors import InputError
from wayout.pathway import load_pathway
from wayout.publish.case_way import case_way
from wayout.text import Translator, mark
from wayout.text.typed_days import typed_day

ROLES = {
    "client": mark("client"),
    "caller": mark("caller"),
    "lawyer": mark("lawyer"),
    "relative": mark("relative"),
    "other": mark("other"),
}
SOURCES = {
    "client": mark("client"),
    "relative": mark("relative"),
    "lawyer": mark("lawyer"),
    "document": mark("a document"),
    "court": mark("the court"),
}


def case(request: Request) -> Response:
    """Show a case."""
    return _show(request, {})


def note(request: Request) -> Response:
    """Add a note."""
    book: Book = request.app.state.book
    text = _field(request, "text")
    if text.strip():
        book.ask("note", code=case_code(request), text=text.replace("\r\n", "\n"))
    return RedirectResponse(request.url.path.removesuffix("/notes"), 303)


def event(request: Request) -> Response:
    """Add an event; what cannot be read is said beside it, and what was typed stays."""
    book: Book = request.app.state.book
    typed = {name: _field(request, name) for name in ("kind", "day", "source")}
    try:
        told = {
            "kind": typed["kind"],
            "day": typed_day(typed["day"], date.today()),  # noqa: DTZ011  his own day
            "source": typed["source"] if typed["source"] in SOURCES else SOURCE,
        }
        line = json.dumps({"record": "event", "event": told}).encode()
        book.ask("write", code=case_code(request), lines=line)
    except InputError as error:
        return _show(request, {**typed, "fault": error.say(speak(request))})
    return RedirectResponse(request.url.path.removesuffix("/events"), 303)


def _show(request: Request, typed: Mapping[str, str]) -> Response:
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    _, code = speak(request), case_code(request)
    shown = book.ask("show", code=code)
    return page(
        request,
        "case.html",
        status=422 if typed else 200,
        case=shown,
        path=f"/cases/{aliases.name(code)}",  # that of a form cannot be asked for again
        here=f"/cases/{aliases.name(code)}",
        tab="case",
        steps=_steps(shown, _),
        kinds=sorted(_kinds(_).items(), key=lambda one: one[1]),
        roles={role: _(said) for role, said in ROLES.items()},
        sources={source: _(said) for source, said in SOURCES.items()},
        typed={"kind": "", "day": "", "source": "", "fault": "", **typed},
        law=law_panel(shown, _),
    )


def _steps(shown: Mapping[str, Any], _: Translator) -> list[tuple[str, str, str]]:
    """The events in their order: day, what, who said so."""
    history, road = history_of(shown), load_pathway()
    if history is None:
        return []
    steps = case_way(history, road, _).steps
    sources = [one.source for one in road.in_order(history.events)]
    return [
        (step.day, step.what, _(SOURCES.get(source, source)) if source != SOURCE else "")
        for step, source in zip(steps, sources, strict=True)
    ]


def _kinds(_: Translator) -> dict[str, str]:
    return {one.id: one.name.say(_.language) for one in load_pathway().kinds.values()}


def _field(request: Request, name: str) -> str:
    sent: bytes = request.scope[FORM].get(name, b"")
    return sent.decode("utf-8", "replace")
