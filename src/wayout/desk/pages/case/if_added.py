"""What would be due if an event of a court's card was added to the case, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.book import Book
from wayout.desk.court_news import Card, line_of
from wayout.publish.due_words import deadline_title, last_day_words
from wayout.publish.law_words import short_day
from wayout.record.numbered_cards import CardEvent
from wayout.text import Translator

BEGINS = frozenset({"verdict", "in_force"})  # from which a term of the defence runs
_APPEALS = frozenset({"appeal_filed", "appeal_received"})
News = tuple[Card, CardEvent]


@dataclass(frozen=True, slots=True)
class IfAdded:
    """What would be due, in words; `is_open`: nothing on the card says that it was done."""

    said: str
    is_open: bool


def if_added(book: Book, news: Sequence[News], now: date, _: Translator) -> dict[News, IfAdded]:
    """Say of each event that is shown what the defence would have to keep; all asked at once.

    Args:
        book: The vault.
        news: Events, each with its card.
        now: The day it is.
        _: The language of the reader.
    """
    asked = [one for one in news if one[1].kind in BEGINS]
    if not asked:
        return {}
    events = [(card.code, line_of(event).encode()) for card, event in asked]
    found = zip(asked, book.ask("would_be_due", events=events), strict=True)
    return {one: _said(one, dues, now, _) for one, dues in found if dues}


def _said(news: News, dues: Sequence[Mapping[str, Any]], now: date, _: Translator) -> IfAdded:
    told = [_term(one, now, _) for one in dues]
    appeal = _appeal(*news)
    if appeal is not None:
        told.append(_("the card has an appeal of {day}").format(day=short_day(appeal.day, _)))
    return IfAdded(_("If added: {what}").format(what="; ".join(told)), appeal is None)


def _term(one: Mapping[str, Any], now: date, _: Translator) -> str:
    title = deadline_title(one["name"], _)
    last = date.fromisoformat(one["due"])
    safe = date.fromisoformat(one["safe"]) if one.get("safe") else None
    said = _("{what}, {day}") if last >= now else _("{what}, the term ended on {day}")
    day = last_day_words((last, safe), now, lambda day: short_day(day, _), _)
    return said.format(what=f"{title[:1].lower()}{title[1:]}", day=day)


def _appeal(card: Card, event: CardEvent) -> CardEvent | None:
    """The appeal against a verdict that the card tells, and the case does not yet."""
    if event.kind != "verdict":
        return None
    return next((one for one in card.news if one.kind in _APPEALS and one.day >= event.day), None)
