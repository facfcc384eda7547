"""What was done with a case, and by whom: the rows of the log about it, the newest first."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.numbered import number_in
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import page, speak
from wayout.publish.log_words import what_was_done
from wayout.text import Translator

SHOWN = 100  # rows on a page


class _Row(NamedTuple):
    """What one member did in one minute."""

    day: date
    time: str
    member: str
    what: str


def log(request: Request) -> Response:
    """Show a page of them."""
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    code, _ = case_code(request), speak(request)
    asked = request.query_params.get("before", "")
    before = number_in(asked)
    shown = book.ask("show", code=code)
    found = book.ask("case log", code=code, most=SHOWN, before=before)
    here = f"/cases/{aliases.name(code)}"
    return page(
        request,
        "log.html",
        case=shown,
        here=here,
        path=f"{here}/log",
        kept=f"&before={before}" if before is not None else "",
        tab="log",
        days=_by_day([_row(one, _) for one in found["rows"]]),
        more=found["more"],
        before=before,
        last=found["rows"][-1]["row"] if found["rows"] else 0,
    )


def _row(row: Mapping[str, Any], _: Translator) -> _Row:
    at = datetime.fromisoformat(row["time"]).astimezone()
    return _Row(at.date(), at.strftime("%H:%M"), row["member"], what_was_done(row, _))


def _by_day(rows: Iterable[_Row]) -> list[tuple[date, list[tuple[_Row, int]]]]:
    """The rows of each day; the same of one minute is one, with how often it was done."""
    return [
        (day, [(row, len(list(same))) for row, same in groupby(of_day)])
        for day, of_day in groupby(rows, key=lambda row: row.day)
    ]
