"""Today: what is over, what is due today, in a week, and later; no names, no case is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.pages.case.courts import courts_today
from wayout.desk.pages.deadline.shifted import SHOWN, moved_by_law
from wayout.desk.pages.today.load import load
from wayout.desk.pages.today.rows import (
    Item,
    Reader,
    distance,
    groups,
    is_shown,
    is_theirs,
    state_words,
)
from wayout.desk.pages.today.since import done_by_others
from wayout.desk.settings import Settings
from wayout.desk.view import page, speak
from wayout.publish.law_words import short_day
from wayout.text import Translator, mark

AHEAD = 60  # days
REVIEW = 12  # months without a word
NOBODYS = 50  # cases without an owner that are shown at once
MINE, TEAM, NOBODY = "mine", "team", "nobody"
WHOSE = {MINE: mark("Mine"), TEAM: mark("The team's"), NOBODY: mark("Nobody's")}


@dataclass(frozen=True, slots=True)
class Tab:
    """Whose cases are shown, and how many lines that gives."""

    whose: str
    name: str
    number: int


def today(request: Request) -> Response:
    """Show what is due."""
    book: Book = request.app.state.book
    settings: Settings = request.app.state.settings
    _ = speak(request)
    found = book.ask("today", days=AHEAD, months=REVIEW)
    now = date.fromisoformat(found["today"])
    items = [one for one in found["due"] if is_shown(one, now)]
    whose = _whose(request, found, items)
    mine = [one for one in items if _is_of(one, whose, found["me"])]
    reader = Reader(now, _, settings.choices.ahead, request.app.state.memory.aliases, whose == TEAM)
    moved = moved_by_law(book, _)
    return page(
        request,
        "today.html",
        now=now,
        kept=f"&whose={whose}" if "whose" in request.query_params else "",
        whose=whose,
        shown_are=_(WHOSE[whose]),
        me=found["me"],
        tabs=[] if found["alone"] else _tabs(found, items, _),
        groups=groups(mine, reader),
        load=load(mine, now),
        short=lambda day: short_day(day, _),
        moved=moved,
        moved_shown=list(moved.items())[:SHOWN],
        courts=courts_today(request, {MINE: [found["me"]], NOBODY: [None]}.get(whose), now),
        others=[] if found["alone"] else done_by_others(book, _),
        unowned=_unowned(book, _) if whose == NOBODY else [],
        urgent_of_nobody=0 if whose != MINE else _urgent(found["due"], now),
        to_review=found["to_review"],
    )


def _whose(request: Request, found: dict[str, Any], items: Iterable[Item]) -> str:
    """Whose cases are asked for; who owns none yet is shown those of all."""
    if found["alone"]:
        return TEAM
    asked = request.query_params.get("whose", "")
    has_own = any(one.get("owner") == found["me"] for one in items)
    return asked if asked in WHOSE else MINE if has_own else TEAM


def _is_of(item: Item, whose: str, me: str) -> bool:
    owner = item.get("owner")
    return {MINE: owner == me, TEAM: True, NOBODY: owner is None}[whose]


def _tabs(found: dict[str, Any], items: Iterable[Item], _: Translator) -> list[Tab]:
    return [
        Tab(whose, _(name), sum(1 for one in items if _is_of(one, whose, found["me"])))
        for whose, name in WHOSE.items()
    ]


def _urgent(due: Iterable[Item], now: date) -> int:
    """How much of nobody's is over or due today: who looks at his own must not miss it."""
    return sum(
        1
        for one in due
        if one.get("owner") is None
        and distance(one, now) <= 0
        and not (is_theirs(one) and distance(one, now) < 0)
    )


def _unowned(book: Book, _: Translator) -> list[dict[str, str]]:
    """The cases that nobody took yet."""
    return [
        {"code": one["code"], "state": state_words(one["state"], _), "opened": one["opened"]}
        for one in book.ask("list")
        if one.get("owner") is None
    ][:NOBODYS]
