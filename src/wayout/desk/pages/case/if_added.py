"""What would be due if an event of a court's card was added to the case, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from wayout.casebook.day_to_keep import day_to_keep
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
    """What would be due, in words; `is_near`: by now, and by the card nothing came of it yet."""

    said: str
    is_near: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom it is said: the day on his clock, his language, from how many days ahead."""

    now: date
    say: Translator
    ahead: int


def if_added(book: Book, news: Sequence[News], reader: Reader) -> dict[News, IfAdded]:
    """Say of each event that is shown what the defence would have to keep; all asked at once.

    Args:
        book: The vault.
        news: Events, each with its card.
        reader: For whom.
    """
    asked = [one for one in news if one[1].kind in BEGINS]
    if not asked:
        return {}
    events = [(card.code, line_of(event).encode()) for card, event in asked]
    found = zip(asked, book.ask("would_be_due", events=events), strict=True)
    return {one: _said(one, dues, reader) for one, dues in found if dues}


def _said(news: News, dues: Sequence[Mapping[str, Any]], reader: Reader) -> IfAdded:
    _, now = reader.say, reader.now
    days = [_days(one) for one in dues]
    told = [_term(one["name"], day, reader) for one, day in zip(dues, days, strict=True)]
    later = list(_later(*news, _))
    next_ = min(day_to_keep(last, safe, now) for last, safe in days)
    is_near = not later and (next_ - now).days <= reader.ahead
    return IfAdded(_("If added: {what}").format(what="; ".join(told + later)), is_near)


def _days(one: Mapping[str, Any]) -> tuple[date, date | None]:
    safe = one.get("safe")
    return date.fromisoformat(one["due"]), date.fromisoformat(safe) if safe else None


def _term(name: str, days: tuple[date, date | None], reader: Reader) -> str:
    _, title = reader.say, deadline_title(name, reader.say)
    said = _("{what}, the term ended on {day}") if days[0] < reader.now else _("{what}, {day}")
    day = last_day_words(days, reader.now, lambda day: short_day(day, _), _)
    return said.format(what=f"{title[:1].lower()}{title[1:]}", day=day)


def _later(card: Card, event: CardEvent, _: Translator) -> Iterator[str]:
    """Say what the card tells of a verdict that the case does not yet: an appeal, or in force."""
    if event.kind != "verdict":
        return
    after = sorted((one.day, one.kind) for one in card.news if one.day >= event.day)
    appeals = (day for day, kind in after if kind in _APPEALS)
    in_force = (day for day, kind in after if kind == "in_force")
    for day in islice(appeals, 1):
        yield _("the card has an appeal of {day}").format(day=short_day(day, _))
    for day in islice(in_force, 1):
        yield _("by the card it came into force on {day}").format(day=short_day(day, _))
