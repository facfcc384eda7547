"""What the record's court cards tell of cases, found by the numbers that were entered of them.

Only a number is compared, never a name; no case is opened but those whose card was found.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request

from wayout.desk.book import Book
from wayout.desk.memory import Memory
from wayout.desk.record_asked import record_of
from wayout.errors import WayoutError
from wayout.pathway import Day, load_pathway
from wayout.record.numbered_cards import CardEvent, Found, Wanted, find_cards, plain_number
from wayout.record.uid import canonical

_HEARING = "hearing"  # in the kinds of events that are hearings
_PLANNED = "hearing_planned"
NEWS = frozenset(
    {
        "received",
        "received_again",
        "suspended",
        "resumed",
        "verdict",
        "terminated",
        "returned_to_prosecutor",
        "transferred",
        "in_force",
        "appeal_filed",
        _PLANNED,
        "appeal_received",
        "appeal_decided",
        "cassation_received",
        "cassation_decided",
    }
)  # fmt: skip  the others stand on the page of the case alone
_NO_REASON = frozenset({"missing", "withheld", "empty", "unread"})  # why a text says no outcome


@dataclass(frozen=True, slots=True)
class Card:
    """What the pages tell of one number of a case.

    `found` is None where no page has the number; `news` are the events that the case lacks.
    `missing` is the day on which the card was last seen, where that it is gone was taken note of.
    """

    code: str
    number: str
    court: str | None
    owner: str | None
    found: Found | None
    news: tuple[CardEvent, ...]
    missing: str | None = None

    @property
    def is_gone(self) -> bool:
        """Whether a later look at its court did not show the card."""
        return self.found is not None and self.found.missed is not None

    @property
    def is_noted(self) -> bool:
        """Whether it is gone, and somebody took note of just that: it was not seen again since."""
        return self.is_gone and self.found is not None and self.missing == str(self.found.seen)


@dataclass(frozen=True, slots=True)
class Courts:
    """The cards of all numbers; `fault` says why none could be read."""

    cards: tuple[Card, ...] = ()
    fault: WayoutError | None = None
    has_record: bool = True


def court_cards(request: Request, today: date, code: str | None = None) -> Courts:
    """Look the numbers of one case, or of all, up in the record.

    Args:
        request: What is answered.
        today: The day it is: a hearing that was planned before is no news.
        code: The case; left out, all.
    """
    book: Book = request.app.state.book
    told = [one for one in book.ask("court_numbers") if code is None or one["code"] == code]
    record = record_of(request)
    if record is None or not told:
        return Courts(tuple(_unread(one) for one in told), has_record=record is not None)
    memory: Memory = request.app.state.memory
    wanted = tuple(
        sorted({_wanted(one) for one in told}, key=lambda one: (one.number, str(one.court)))
    )
    try:
        tables = record.tables
        key = ("court cards", tables.digest, wanted)
        found: Mapping[Wanted, Found] = memory.answers.get(key, lambda: find_cards(tables, wanted))
    except WayoutError as error:
        return Courts(tuple(_unread(one) for one in told), error)
    codes = sorted({one["code"] for one in told if _wanted(one) in found})
    known = book.ask("court_events", codes=codes) if codes else {}
    return Courts(tuple(_card(one, found.get(_wanted(one)), known, today) for one in told))


def line_of(one: CardEvent) -> str:
    """The record of an event as it is written into a case."""
    told = {
        "kind": one.kind,
        "day": one.day.isoformat(),
        "source": "court",
        "time": one.time,
        "ground": None if one.ground in _NO_REASON else one.ground,
        "detail": one.detail,
    }
    event = {key: value for key, value in told.items() if value is not None}
    return json.dumps({"record": "event", "event": event})


def _wanted(told: Mapping[str, Any]) -> Wanted:
    number = plain_number(told["number"]) or told["number"]
    return Wanted(number, canonical(told["court"]) if told["court"] else None)


def _unread(told: Mapping[str, Any]) -> Card:
    return Card(**told, found=None, news=())


def _card(
    told: Mapping[str, Any],
    found: Found | None,
    known: Mapping[str, Sequence[Sequence[str]]],
    today: date,
) -> Card:
    has = [(kind, Day.parse(day)) for kind, day in known.get(told["code"], ())]
    news = tuple(_news(found.events, has, today)) if found else ()
    return Card(**told, found=found, news=news)


def _news(
    events: Iterable[CardEvent], has: Sequence[tuple[str, Day]], today: date
) -> Iterator[CardEvent]:
    """The events that the case lacks, the latest first, each once."""
    kinds = load_pathway().kinds
    met: set[tuple[str, date]] = set()
    for one in sorted(events, key=lambda event: event.day, reverse=True):
        is_past_plan = one.kind == _PLANNED and one.day < today
        if one.kind not in kinds or is_past_plan or (one.kind, one.day) in met:
            continue
        met.add((one.kind, one.day))
        if not any(_is_same(one, kind, day) for kind, day in has):
            yield one


def _is_same(one: CardEvent, kind: str, day: Day) -> bool:
    """Whether the case tells the event already: its day may be known less exactly there."""
    is_kind = kind == one.kind or (_HEARING in kind and _HEARING in one.kind)
    return is_kind and day.first <= one.day <= day.last
