"""Cases found by words: they come in a form, so that no address and no history has them."""

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.pages.cases.filters import ORDERS, SIZES, Filters
from wayout.desk.pages.cases.page import Told, show

SHOWN = SIZES[-1]
_CODE = re.compile(r"([0-9A-Z]{4})[\s-]?([0-9A-Z]{4})")


def find(request: Request) -> Response:
    """Show the cases that hold every word; the code of a case leads to it."""
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    typed = request.scope[FORM].get("words", b"").decode("utf-8", "replace").strip()
    if not typed:
        return RedirectResponse("/cases", 303)
    if code := _code(book, typed):
        return RedirectResponse(f"/cases/{aliases.name(code)}", 303)
    codes = book.ask("find", words=typed.split())
    told = _listed(book, codes)
    told["further"] = False  # what was typed stands in no address that could lead on
    nothing = Filters({}, {}, ORDERS[0], SHOWN)
    return show(request, told, nothing, path="/cases", found=len(codes), typed=typed)


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
