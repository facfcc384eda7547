"""The numbers of a case in court, and what the record's cards tell of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.court_news import NEWS, Card, Courts, court_cards, line_of
from wayout.desk.event_said import event_said
from wayout.desk.memory import Memory
from wayout.desk.pages.case.if_added import BEGINS, IfAdded, News, Reader, if_added
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import speak
from wayout.desk.writing import field_of, tell, way_back, write
from wayout.publish.words import GROUNDS, OUTCOMES, event_name
from wayout.record.numbered_cards import CardEvent
from wayout.text import Translator
from wayout.text.dates import format_day

SHOWN = 12  # cases on the page of today
_EACH = 3  # news of a case there
_Chosen = tuple[Card, Sequence[CardEvent]]


@dataclass(frozen=True, slots=True)
class NewsShown:
    """An event of a card in words; `event` names it in a form.

    `due` is what the defence would have to keep if it was added, None where that is nothing.
    """

    said: str
    day: str
    court: str
    event: str
    due: IfAdded | None


@dataclass(frozen=True, slots=True)
class CardShown:
    """What the record tells of a number, in words; `more` events are not shown.

    `gone_since` is the day on which its card was last seen, where it is gone and nobody took note
    of that yet; empty else.
    """

    code: str
    number: str
    court: str
    said: str
    gone_since: str
    news: tuple[NewsShown, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CourtsShown:
    """What the record tells of all numbers; `fault` says why it could not be read."""

    cards: tuple[CardShown, ...]
    more: int
    fault: str
    has_record: bool


def courts_today(request: Request, whose: Iterable[str | None] | None, now: date) -> CourtsShown:
    """Tell what is new in the cards of all cases: from what a term runs, and the latest.

    Args:
        request: What is answered.
        whose: The owners of the cases that are shown; None is all.
        now: The day it is.
    """
    found = court_cards(request, now)
    owners = None if whose is None else set(whose)
    cards = [
        (one, sorted((news for news in one.news if news.kind in NEWS), key=_begins_nothing))
        for one in found.cards
        if owners is None or one.owner in owners
    ]
    told = [(card, news) for card, news in cards if news or (card.is_gone and not card.is_noted)]
    told.sort(key=lambda one: all(_begins_nothing(news) for news in one[1]))
    return _all(request, found, told, (SHOWN, _EACH), now)


def courts_of(request: Request, code: str, now: date) -> CourtsShown:
    """Tell everything that the cards of a case have and the case has not."""
    found = court_cards(request, now, code)
    cards = [(one, one.news) for one in found.cards]
    most = max((len(one.news) for one in found.cards), default=0)
    return _all(request, found, cards, (len(cards), most), now)


def gone_noted(request: Request) -> Response:
    """Take note that the card of a number is gone: it is told again once it came back and went."""
    _, code = speak(request), case_code(request)
    line = {
        "record": "court case",
        "number": field_of(request, "number"),
        "court": field_of(request, "court") or None,
        "missing": field_of(request, "missing"),
    }
    return write(request, code, [line], _("note taken that the card is gone"))


def taken_over(request: Request) -> Response:
    """Write an event of a court's card into the case."""
    code, line = case_code(request), _event(request)
    if line is None:
        return RedirectResponse(way_back(request, code), 303)
    record = json.loads(line)
    return write(request, code, [record], event_said(record["event"], speak(request)))


def set_aside(request: Request) -> Response:
    """Note an event of a court's card as seen, and not taken over."""
    book: Book = request.app.state.book
    _, code, line = speak(request), case_code(request), _event(request)
    if line is not None:
        book.ask("set_aside", code=code, line=line.encode())
        what = event_said(json.loads(line)["event"], _)
        said = _("Left out: {what}. It stands in the case as taken back.").format(what=what)
        tell(request, code, None, (said, ""))
    return RedirectResponse(way_back(request, code), 303)


def _event(request: Request) -> str | None:
    aliases: Aliases = request.app.state.memory.aliases
    return aliases.code(field_of(request, "event"))


def _begins_nothing(one: CardEvent) -> bool:
    return one.kind not in BEGINS


def _all(
    request: Request, found: Courts, told: Sequence[_Chosen], most: tuple[int, int], now: date
) -> CourtsShown:
    """Say so many cards, and so many events of each."""
    _, shown = speak(request), told[: most[0]]
    news = [(card, event) for card, events in shown for event in events[: most[1]]]
    reader = Reader(now, _, request.app.state.settings.choices.ahead)
    dues = if_added(request.app.state.book, news, reader)
    fault = found.fault.say(_) if found.fault else ""
    cards = tuple(_shown(request, one, most[1], dues) for one in shown)
    return CourtsShown(cards, len(told) - len(shown), fault, found.has_record)


def _shown(request: Request, chosen: _Chosen, most: int, dues: Mapping[News, IfAdded]) -> CardShown:
    (one, told), _ = chosen, speak(request)
    memory: Memory = request.app.state.memory
    return CardShown(
        code=one.code,
        number=one.number,
        court=one.court or "",
        said=_state(one, _),
        gone_since=str(one.found.seen) if one.found and one.is_gone and not one.is_noted else "",
        news=tuple(
            _said(event, memory.aliases, dues.get((one, event)), _) for event in told[:most]
        ),
        more=len(told) - len(told[:most]),
    )


def _state(one: Card, _: Translator) -> str:
    """Say what there is of a card."""
    found = one.found
    if found is None:
        return _("No page of the record has this number.")
    if len(found.courts) > 1:
        courts = ", ".join(court or "?" for court in found.courts)
        said = _("This number is one of several courts: {courts}. Add the code of the court.")
        return said.format(courts=courts)
    seen = format_day(found.seen, _.language)
    if found.missed is None:
        return _("Its card was last seen on {day}.").format(day=seen)
    said = _("Its card was gone at the last look at the court, on {missed}; last seen on {day}.")
    noted = _("That was noted.") if one.is_noted else ""
    return f"{said.format(missed=format_day(found.missed, _.language), day=seen)} {noted}".strip()


def _said(one: CardEvent, aliases: Aliases, due: IfAdded | None, _: Translator) -> NewsShown:
    name = event_name(one.kind, _)
    why = [_(OUTCOMES[one.detail])] if one.detail in OUTCOMES else []
    why += [_(GROUNDS[one.ground])] if one.ground in GROUNDS else []
    why += [_("accused {row}").format(row=one.accused)] if one.accused is not None else []
    time = f", {one.time}" if one.time and "hearing" in one.kind else ""
    return NewsShown(
        said=f"{name} ({', '.join(why)})" if why else name,
        day=format_day(one.day, _.language) + time,
        court=one.court or "",
        event=aliases.name(line_of(one)),
        due=due,
    )
