"""The cases that wait for a decision whether they are kept; nothing is deleted by itself."""

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.pages.today.page import REVIEW
from wayout.desk.view import page, speak
from wayout.text import mark

WHY = {
    "silent": mark("nobody wrote in it"),
    "over": mark("the day it was to be kept until is over"),
}
SHOWN = 200


def review(request: Request) -> Response:
    """List the cases that wait, the oldest first."""
    book: Book = request.app.state.book
    _ = speak(request)
    found = book.ask("review", months=REVIEW)
    return page(
        request,
        "review.html",
        rows=found[:SHOWN],
        number=len(found),
        months=REVIEW,
        why={key: _(said) for key, said in WHY.items()},
    )
