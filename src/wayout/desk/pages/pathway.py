"""The map with the number of our own cases in each state, and the ways out of a state."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.pages.odds.position import odds_from
from wayout.desk.view import page, speak
from wayout.pathway import Arrow, Pathway, Source, load_pathway
from wayout.pathway.drawing import MapCounts, draw_svg, since_words
from wayout.publish.law_words import MARKS
from wayout.text import Translator
from wayout.text.numbers import format_count


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a state; `sources` are words and an address, which may be empty."""

    to: str
    name: str
    back: bool
    events: tuple[str, ...]
    since: str
    sources: tuple[tuple[str, str], ...]


def pathway(request: Request) -> Response:
    """Show the map, with our cases on it."""
    _, road = speak(request), load_pathway()
    number = _numbers(request)
    said = {
        state: _.n("{n} case", "{n} cases", many).format(n=format_count(many, _.language))
        for state, many in number.items()
    }
    counts = MapCounts(
        front=said.get("deployed", ""),
        entered=said,
        foot=_("Numbers are cases of this vault by where they stand now."),
    )
    states = [
        (
            state.id,
            state.name.say(_.language),
            _back(road, state.id, _),
            said.get(state.id, ""),
            _odds(request, state.id),
        )
        for state in road.states.values()
    ]
    drawing = Markup(draw_svg(road, _.language, counts=counts))  # noqa: S704  our own drawing
    has_odds = any(odds for *_state, odds in states)
    return page(request, "pathway.html", drawing=drawing, states=states, has_odds=has_odds)


def pathway_state(request: Request) -> Response:
    """Show the ways out of one state, those back to the front first."""
    _, road = speak(request), load_pathway()
    state = road.states.get(request.path_params["state"])
    if state is None:
        raise HTTPException(404)
    return page(
        request,
        "pathway_state.html",
        state=state.id,
        name=state.name.say(_.language),
        note=state.note.say(_.language) if state.note else "",
        one_of=[road.states[one].name.say(_.language) for one in state.one_of],
        number=_numbers(request).get(state.id, 0),
        ways=list(_ways(road, road.out_of(state.id), _)),
        odds=_odds(request, state.id),
    )


def _odds(request: Request, state: str) -> str:
    """Give the address of the odds from a state, where there is a record to ask."""
    return odds_from(state) if request.app.state.settings.record else ""


def _back(road: Pathway, state: str, _: Translator) -> str:
    """Say the ways that lead from a state back to the front; nothing where none does."""
    return "; ".join(way.name for way in _ways(road, road.out_of(state), _) if way.back)


def _numbers(request: Request) -> Counter[str]:
    book: Book = request.app.state.book
    return Counter(row["state"] for row in book.ask("list") if row["state"])


def _ways(road: Pathway, arrows: tuple[Arrow, ...], _: Translator) -> Iterator[Way]:
    """Put together the events that make the same passage."""
    groups: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in arrows:
        groups.setdefault((arrow.to, arrow.name.en), []).append(arrow)
    for (to, _name), found in groups.items():
        first = found[0]
        yield Way(
            to=road.states[to].name.say(_.language),
            name=first.name.say(_.language),
            back=first.back_to_front,
            events=tuple(dict.fromkeys(road.kind(one.event).name.say(_.language) for one in found)),
            since=since_words(road, first.since, _.language),
            sources=tuple(_source(source, _) for source in first.sources),
        )


def _source(source: Source, _: Translator) -> tuple[str, str]:
    said = source.name.say(_.language)
    return (f"{said} ({_(MARKS[source.mark])})" if source.mark else said), source.url or ""
