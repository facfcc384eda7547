"""The one way in which pages write to a case.

The form of a page may carry `seen`, the number of entries that the case had when the page was
made, and `back`, the page of this desk that is shown next.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.gate.guard import SESSION
from wayout.desk.meanwhile import ask_which
from wayout.desk.memory import Memory
from wayout.desk.pending import Line, Waiting, joined
from wayout.desk.view import speak
from wayout.errors import ChangedMeanwhileError
from wayout.text import Translator

_STEP = "[A-Za-z0-9_-][A-Za-z0-9_.-]*"  # neither empty nor one that leads up
_OURS = re.compile(rf"/(?:{_STEP}(?:/{_STEP})*)?(?:\?[A-Za-z0-9_=&.-]*)?")
_NUMBER = re.compile(r"[0-9]{1,9}")


def write(request: Request, code: str, lines: list[Line], said: str) -> Response:
    """Write records to a case, and go back to the page they came from, which tells it.

    Where somebody changed the same since the page was made, both versions are shown instead.

    Args:
        request: The form that is answered.
        code: Of the case.
        lines: The records, all or none.
        said: What was saved, in a few words without a name.

    Raises:
        InputError: A record does not fit; its own page says it beside what was typed.
    """
    number = field_of(request, "seen")
    seen = int(number) if _NUMBER.fullmatch(number) else None
    return write_waiting(request, Waiting(code, lines, seen, said, way_back(request, code)))


def write_waiting(request: Request, waiting: Waiting) -> Response:
    """Write what waited for a decision; else as `write`."""
    book: Book = request.app.state.book
    lines, seen = joined(waiting.lines), waiting.seen
    try:
        told = book.ask("save", code=waiting.code, lines=lines, seen=seen)
    except ChangedMeanwhileError:
        return ask_which(request, waiting)
    _ = speak(request)
    entry = told["entry"] if told["undo"] else None
    tell(request, waiting.code, entry, (_saved(waiting.said, _), _since(told["others"], _)))
    return RedirectResponse(waiting.back, 303)


def take(request: Request, code: str, name: str | None, said: str) -> Response:
    """Say whose case it is, by the name of a member; None is nobody's. Else as `write`."""
    book: Book = request.app.state.book
    entry = book.ask("take", code=code, name=name)
    tell(request, code, entry, (_saved(said, speak(request)), ""))
    return RedirectResponse(way_back(request, code), 303)


def tell(request: Request, code: str, entry: int | None, said: tuple[str, str]) -> None:
    """Let the next pages tell of a save, and of what came meanwhile; `entry` can be undone."""
    memory: Memory = request.app.state.memory
    told = (*said, speak(request).language)
    memory.undo.keep(request.scope[SESSION].form, code, entry, told)


def way_back(request: Request, code: str) -> str:
    """The page that a form names to be shown next: one of this desk, else that of the case."""
    named = field_of(request, "back")
    memory: Memory = request.app.state.memory
    return named if _OURS.fullmatch(named) else f"/cases/{memory.aliases.name(code)}"


def field_of(request: Request, name: str) -> str:
    """What a form holds in a field; nothing if it has none."""
    sent: bytes = request.scope[FORM].get(name, b"")
    return sent.decode("utf-8", "replace")


def _saved(said: str, _: Translator) -> str:
    return _("Saved: {what}").format(what=said)


def _since(others: Sequence[Mapping[str, Any]], _: Translator) -> str:
    """Say what came since the page was made: how much, by whom."""
    mine, gone = _("you, in another window"), _("somebody who has left")
    told = []
    for one in others:
        parts = [say.format(n=one[kind]) for kind, say in _kinds(one, _).items() if one.get(kind)]
        who = mine if one["me"] else one["by"] or gone
        told.append(f"{', '.join(parts)} ({who})")
    return "; ".join(told)


def _kinds(one: Mapping[str, Any], _: Translator) -> dict[str, str]:
    return {
        "events": _.n("{n} event", "{n} events", one.get("events", 0)),
        "notes": _.n("{n} note", "{n} notes", one.get("notes", 0)),
        "other": _.n("{n} other entry", "{n} other entries", one.get("other", 0)),
    }
