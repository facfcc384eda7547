"""Cases found by words: they come in a form, so that no address and no history has them."""

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.pages.cases.filters import ORDERS, SIZES, Filters
from wayout.desk.pages.cases.page import Told, show
from wayout.desk.view import speak
from wayout.publish.called import called, marks_said

SHOWN = SIZES[-1]
_CODE = re.compile(r"([0-9A-Z]{4})[\s-]?([0-9A-Z]{4})")


def find(request: Request) -> Response:
    """Show the cases that hold every word, or what it is called; the code of a case leads to it."""
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    typed = request.scope[FORM].get("words", b"").decode("utf-8", "replace").strip()
    if not typed:
        return RedirectResponse("/cases", 303)
    if code := _code(book, typed):
        return RedirectResponse(f"/cases/{aliases.name(code)}", 303)
    words = typed.split()
    marks: dict[str, list[str]] = book.ask("find", words=words, called=called(words))
    told = _listed(book, list(marks))
    told["rows"].sort(key=lambda row: not marks.get(row["code"]))  # words alone stand behind
    told["further"] = False  # what was typed stands in no address that could lead on
    nothing = Filters({}, {}, ORDERS[0], SHOWN)
    _ = speak(request)
    by = {code: marks_said(found, _) for code, found in marks.items()}
    more = {"found": len(marks), "typed": typed, "sought": typed, "by": by}
    return show(request, told, nothing, path="/cases", **more)


def _code(book: Book, typed: str) -> str:
    """The code that was typed, if a case has it."""
    read = _CODE.fullmatch(typed.upper())
    if read is None:
        return ""
    rows = _listed(book, [f"{read[1]}-{read[2]}"])["rows"]
    return str(rows[0]["code"]) if rows else ""


def _listed(book: Book, codes: list[str]) -> Told:
    part = {"limit": SHOWN, "order": ORDERS[0]}
    told: Told = book.ask("page", wanted={"codes": codes}, part=part)
    return told
