"""Cases found by words: they come in a form, so that no address and no history has them."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.pages.cases import show
from wayout.desk.pages.cases_filters import ORDERS, SIZES, Filters

SHOWN = SIZES[-1]


def find(request: Request) -> Response:
    """Show the cases that hold every word."""
    book: Book = request.app.state.book
    typed = request.scope[FORM].get("words", b"").decode("utf-8", "replace").strip()
    if not typed:
        return RedirectResponse("/cases", 303)
    codes = book.ask("find", words=typed.split())
    part = {"limit": SHOWN, "order": ORDERS[0]}
    told = book.ask("page", wanted={"codes": codes}, part=part)
    told["further"] = False  # what was typed stands in no address that could lead on
    nothing = Filters({}, {}, ORDERS[0], SHOWN)
    return show(request, told, nothing, path="/cases", found=len(codes), typed=typed)
