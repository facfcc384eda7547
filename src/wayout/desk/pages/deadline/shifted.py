"""Deadlines that a change of the law tables moved: told until somebody accepts them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.own_day import own_day
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import speak
from wayout.desk.writing import field_of, tell, way_back
from wayout.publish.due_words import what_is_due
from wayout.text import Translator
from wayout.text.dates import format_day

SHOWN = 12  # cases at once


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that the law moved: what, by which article, from which day to which.

    `is_over`: both days have passed.
    """

    what: str
    article: str
    was: str
    now: str
    is_over: bool


def moved_by_law(book: Book, _: Translator, code: str | None = None) -> dict[str, list[Moved]]:
    """Tell the deadlines that the law moved and nobody accepted yet, by the code of their case.

    Args:
        book: The vault.
        _: The language of the reader.
        code: One case; left out, all.
    """
    found: dict[str, list[Moved]] = {}
    for one in sorted(book.ask("law_moved"), key=_nearness):
        if code is None or one["code"] == code:
            found.setdefault(one["code"], []).append(_moved(one, _))
    return found


def accept_all(request: Request) -> Response:
    """Take note of the deadlines of all the cases that were shown."""
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    for place in range(SHOWN):
        code = aliases.code(field_of(request, f"case{place}"))
        if code:
            book.ask("accept_law", code=code)
    return RedirectResponse("/today", 303)


def accept(request: Request) -> Response:
    """Take note of the deadlines of a case that the law moved."""
    book: Book = request.app.state.book
    _, code = speak(request), case_code(request)
    book.ask("accept_law", code=code)
    tell(request, code, None, (_("Noted: the deadlines that the law moved."), ""))
    return RedirectResponse(way_back(request, code), 303)


def _nearness(one: Mapping[str, Any]) -> tuple[bool, int]:
    """What lies ahead comes first, by day; then what is past, the latest first."""
    last = max(date.fromisoformat(day) for day in (one["was"], one["now"]) if day)
    off = (last - own_day()).days
    return off < 0, abs(off)


def _moved(one: Mapping[str, Any], _: Translator) -> Moved:
    what, article = what_is_due({"kind": "deadline", "what": one["name"], **one}, _)
    return Moved(what, article, _day(one["was"], _), _day(one["now"], _), _nearness(one)[0])


def _day(written: str | None, _: Translator) -> str:
    return format_day(date.fromisoformat(written), _.language) if written else _("none")
