"""Today: what is over, what is due today, in a week, and later; no names, no case is opened."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.view import page, speak
from wayout.publish.due_words import what_is_due
from wayout.text import Translator

AHEAD = 60  # days
SOON = 7
LONG_OVER = 14  # days for which a deadline that is over is shown
REVIEW = 12  # months without a word
_Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A line: the day, how far off in words, what, by which article, in which case.

    `promise` is the id by which a promise is said to be kept.
    """

    day: date
    distance: str
    what: str
    article: str
    code: str
    promise: str | None


def today(request: Request) -> Response:
    """Show what is due."""
    book: Book = request.app.state.book
    _ = speak(request)
    found = book.ask("due", days=AHEAD, months=REVIEW)
    now = date.fromisoformat(found["today"])
    groups = (
        (_("Over"), "over", _rows(found["due"], now, _, range(-100_000, 0))),
        (_("Today"), "now", _rows(found["due"], now, _, range(1))),
        (_("In the next 7 days"), "soon", _rows(found["due"], now, _, range(1, SOON + 1))),
        (_("Later"), "later", _rows(found["due"], now, _, range(SOON + 1, 100_000))),
    )
    waiting = _.n(
        "{n} case waits for a decision whether it is kept.",
        "{n} cases wait for a decision whether they are kept.",
        found["to_review"],
    ).format(n=found["to_review"])
    shown = [group for group in groups if group[2]]
    said = waiting if found["to_review"] else ""
    return page(request, "today.html", now=now, groups=shown, waiting=said)


def kept(request: Request) -> Response:
    """Write down that a promise was kept today."""
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    form = request.scope[FORM]
    code = aliases.code(form.get("case", b"").decode("utf-8", "replace"))
    promise = form.get("promise", b"").decode("utf-8", "replace")
    if code and promise:
        line = {"record": "promise", "id": promise, "done": date.today().isoformat()}  # noqa: DTZ011  his own day
        book.ask("write", code=code, lines=json.dumps(line).encode())
    return RedirectResponse("/today", 303)


def _rows(found: Iterable[_Item], now: date, _: Translator, days: range) -> list[Row]:
    """The items so many days off; a deadline that is long over says nothing of today any more."""
    return [
        _row(one, now, _)
        for one in found
        if _distance(one, now) in days
        and (one["kind"] == "promise" or _distance(one, now) >= -LONG_OVER)
    ]


def _distance(one: _Item, now: date) -> int:
    return (date.fromisoformat(one["day"]) - now).days


def _row(one: _Item, now: date, _: Translator) -> Row:
    off = _distance(one, now)
    said = _("today")
    if off > 0:
        said = _.n("in {n} day", "in {n} days", off).format(n=off)
    elif off < 0:
        said = _.n("{n} day ago", "{n} days ago", -off).format(n=-off)
    what, article = what_is_due(one, _)
    promise = one["id"] if one["kind"] == "promise" else None
    return Row(date.fromisoformat(one["day"]), said, what, article, one["code"], promise)
