"""What follows a case, on its own page: what the law moved, what was moved by hand, its cards."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.requests import Request

from wayout.desk.book import Book
from wayout.desk.memory import Memory
from wayout.desk.pages.case.courts import courts_of
from wayout.desk.pages.deadline.by_hand import moved_by_hand
from wayout.desk.pages.deadline.shifted import moved_by_law
from wayout.desk.view import speak


def followed(request: Request, shown: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Gather what the page of a case shows of it, for its template."""
    book: Book = request.app.state.book
    memory: Memory = request.app.state.memory
    _, code = speak(request), shown["code"]
    return {
        "shifted": moved_by_law(book, _, code).get(code, []),
        "by_hand": moved_by_hand(shown, memory.aliases, _),
        "courts": courts_of(request, code, today),
    }
