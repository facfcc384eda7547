"""The list of the cases: no names and no titles, narrowed by what the address says."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.view import page, speak
from wayout.pathway import load_pathway

Row = dict[str, Any]
SHOWN = 50  # cases on a page


def cases(request: Request) -> Response:
    """Show the cases of one state or of all, a page of them."""
    book: Book = request.app.state.book
    rows: list[Row] = book.ask("list")
    state = request.query_params.get("state", "")
    aliases: Aliases = request.app.state.memory.aliases
    after = aliases.code(request.query_params.get("after", "")) or ""
    found = [row for row in rows if not state or row["state"] == state]
    rest = [row for row in found if row["code"] > after]
    shown = rest[:SHOWN]
    language = speak(request).language
    names = {one.id: one.name.say(language) for one in load_pathway().states.values()}
    states = sorted({row["state"] for row in rows if row["state"]}, key=lambda one: names[one])
    return page(
        request,
        "cases.html",
        rows=shown,
        number=len(found),
        states=states,
        state=state,
        kept=f"&state={state}" if state in names else "",
        names=names,
        after=shown[-1]["code"] if len(rest) > SHOWN else "",
    )
