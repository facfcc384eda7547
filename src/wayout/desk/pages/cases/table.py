"""The list as a table to take along: codes, places and days between tabs; no names."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.pages.cases.filters import filters_of
from wayout.desk.pages.cases.words import Words
from wayout.desk.view import speak
from wayout.text import Translator

KIND = "text/tab-separated-values"
COLUMNS = (
    "code", "state", "since", "next_deadline", "next_safe", "next_deadline_name",
    "opened", "written", "court",
)  # fmt: skip


def cases_table(request: Request) -> Response:
    """Hand over all that match: `head=no` leaves out the filters and the names of the columns."""
    book: Book = request.app.state.book
    _, filters = speak(request), filters_of(request)
    told = book.ask("rows", wanted=filters.wanted, order=filters.order)
    made = io.StringIO()
    writer = csv.writer(made, "excel-tab", lineterminator="\n")
    if request.query_params.get("head") != "no":
        words = Words(filters, told, request.app.state.memory.aliases, _)
        for line in _stated(told, words, _):
            writer.writerow([line])
        writer.writerow(COLUMNS)
    writer.writerows(_row(one) for one in told["rows"])
    headers = {"content-disposition": 'attachment; filename="cases.tsv"'}
    return Response(made.getvalue(), headers=headers, media_type=f"{KIND}; charset=utf-8")


def _stated(told: Mapping[str, Any], words: Words, _: Translator) -> Iterator[str]:
    """The day, the filters, and how many there are: what a copy of a table must not be without."""
    yield f"# {told['today']}"
    yield from (f"# {chip.field}: {chip.plain}" for chip in words.chips())
    shown, number = len(told["rows"]), told["number"]
    said = _("# {number} cases") if shown == number else _("# {number} cases, the first {shown}")
    yield said.format(number=number, shown=shown)


def _row(one: Mapping[str, Any]) -> list[str]:
    return [_cell(one[column]) for column in COLUMNS]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
