"""The list of the cases: no names and no titles, narrowed by what the address says."""

from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.pages.cases.filters import DAYS, SIZES, Filters, filters_of
from wayout.desk.pages.cases.rows import rows_of
from wayout.desk.pages.cases.words import FIELDS, Words
from wayout.desk.view import page, speak
from wayout.text import Translator
from wayout.text.dates import format_day

Told = dict[str, Any]
CHOSEN = ("state", "owner", "deadline", "due", "court", "changed")
OFTEN_NOTHING = "changed"  # of whoever works alone; nothing to choose from is no field then


def cases(request: Request) -> Response:
    """Show a page of the cases that match."""
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    filters = filters_of(request)
    name = request.query_params.get("after", "")
    after = aliases.code(name)
    part = {"limit": filters.size, "after": after, "order": filters.order}
    told = book.ask("page", wanted=filters.wanted, part=part)
    more = {"after": name} if after else {}
    return show(request, told, filters, kept=filters.address(**more), is_first=not after)


def show(request: Request, told: Told, filters: Filters, **values: Any) -> Response:  # noqa: ANN401  for the template
    """Show rows that the keeper told, with what was asked for.

    Args:
        request: What is answered.
        told: Rows, how many there are, and how many of each kind.
        filters: What was asked for.
        **values: What else the page shows.
    """
    _, state = speak(request), request.app.state
    words = Words(filters, told, state.memory.aliases, _)
    last = told["rows"][-1]["code"] if told["further"] else ""
    kept = values.pop("kept", "")
    shown = {
        "rows": rows_of(told, state.settings.choices.ahead, _),
        "number": told["number"],
        "today": told["today"],
        "chips": words.chips(),
        "fields": [
            (name, _(said), choices)
            for name, said in FIELDS.items()
            if name in CHOSEN and ((choices := words.choices(name)) or name != OFTEN_NOTHING)
        ],
        "days": [
            (name, _(said), _day(filters.given.get(name, ""), _))
            for name, said in FIELDS.items()
            if name in DAYS
        ],
        "unread": any(
            request.query_params.get(name) and name not in filters.given for name in DAYS
        ),
        "orders": words.orders(),
        "size": filters.size,
        "larger": filters.address(size=str(SIZES[-1])) if filters.size == SIZES[0] else "",
        "first": filters.address(),
        "further": filters.address(after=state.memory.aliases.name(last)) if last else "",
        "kept": f"&{kept}" if kept else "",
        "table": filters.address(),
        "found": None,
        "typed": "",
        "by": {},
        "is_first": True,
    }
    return page(request, "cases.html", **{**shown, **values})


def _day(kept: str, _: Translator) -> str:
    """Write a day as it can be typed again."""
    return format_day(date.fromisoformat(kept), _.language) if kept else ""
