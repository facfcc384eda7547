"""Days to keep as a file for a calendar: of one case, of mine, or of all."""

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.calendar_file import TYPE, calendar_file
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import speak


def calendar(request: Request) -> Response:
    """Hand over the hearings to come of my cases, or of all; `deadlines`, `codes` by choice."""
    return _file(request, None)


def case_calendar(request: Request) -> Response:
    """Hand over those of one case."""
    return _file(request, case_code(request))


def _file(request: Request, code: str | None) -> Response:
    book: Book = request.app.state.book
    asked = request.query_params
    days = book.ask(
        "appointments",
        code=code,
        only_mine=asked.get("whose", "") == "mine",
        deadlines="deadlines" in asked,
    )
    made = calendar_file(days, speak(request), codes="codes" in asked)
    saved = {"content-disposition": 'attachment; filename="wayout.ics"'}
    return Response(made, media_type=TYPE, headers=saved)
