"""The way of one case, told from its history: what happened, and since when it was known."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayout.pathway import Event, History, Pathway, sojourns
from wayout.publish.words import GROUNDS, OUTCOMES, event_name
from wayout.text import Translator
from wayout.text.dates import format_day, format_span
from wayout.text.numbers import format_count


@dataclass(frozen=True, slots=True)
class Step:
    """One event of the case in the reader's words; `gone` where the page no longer says it."""

    day: str
    what: str
    known: str
    gone: str


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay of the case: where, from when, how long; `back` marks a way back to the front."""

    state: str
    since: str
    lasted: str
    back: bool


@dataclass(frozen=True, slots=True)
class CaseWay:
    """Events and stays of one case, ready to be printed."""

    steps: tuple[Step, ...]
    stays: tuple[Stay, ...]


def case_way(history: History, pathway: Pathway, _: Translator) -> CaseWay:
    """Tell the way of one case on the case track."""
    steps = tuple(_step(event, _) for event in pathway.in_order(history.events))
    return CaseWay(steps, tuple(_stays(history, pathway, _)))


def _step(event: Event, _: Translator) -> Step:
    name = event_name(event.kind, _)
    said = [_(names[word]) for names, word in _details(event) if word in names]
    what = f"{name}: {', '.join(said)}" if said else name
    return Step(
        day=format_span(event.day.first, event.day.last, event.day.precision, _.language),
        what=what[:1].upper() + what[1:],
        known=format_day(event.known, _.language) if event.known else "",
        gone=format_day(event.gone, _.language) if event.gone else "",
    )


def _details(event: Event) -> Iterator[tuple[dict[str, str], str]]:
    if event.kind == "suspended" and event.ground:
        yield GROUNDS, event.ground
    if event.kind == "verdict":
        yield OUTCOMES, event.detail or "unknown"


def _stays(history: History, pathway: Pathway, _: Translator) -> Iterator[Stay]:
    for stay in sojourns(history, "case", pathway).stays:
        days = format_count(stay.exposure, _.language)
        text = _.n("{days} day", "{days} days", stay.exposure).format(days=days)
        yield Stay(
            state=pathway.states[stay.state].name.say(_.language),
            since=format_day(stay.entry, _.language),
            lasted=_("{time}, and it goes on").format(time=text) if stay.censored else text,
            back=any(arrow.back_to_front for arrow in pathway.out_of(stay.state)),
        )
