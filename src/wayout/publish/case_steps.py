"""What happened in one case, event by event, in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayout.pathway import Event, History, Pathway
from wayout.publish.words import GROUNDS, OUTCOMES, event_name
from wayout.text import Translator
from wayout.text.dates import format_known


@dataclass(frozen=True, slots=True)
class Step:
    """One event of the case: its day as it is known, and what it was."""

    day: str
    what: str


def case_steps(history: History, pathway: Pathway, _: Translator) -> tuple[Step, ...]:
    """Tell the events of one case, as the map orders them."""
    return tuple(_step(event, _) for event in pathway.in_order(history.events))


def _step(event: Event, _: Translator) -> Step:
    name = event_name(event.kind, _)
    said = [_(names[word]) for names, word in _details(event) if word in names]
    what = f"{name}: {', '.join(said)}" if said else name
    return Step(
        day=format_known(event.day, _.language),
        what=what[:1].upper() + what[1:],
    )


def _details(event: Event) -> Iterator[tuple[dict[str, str], str]]:
    if event.kind == "suspended" and event.ground:
        yield GROUNDS, event.ground
    if event.kind == "verdict":
        yield OUTCOMES, event.detail or "unknown"
