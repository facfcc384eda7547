"""Invented cases that a helpline follows in court: what it was told, and where the court has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from wayout.pathway import History
from wayout.sample.case import Case
from wayout.sample.casebook import event_line
from wayout.sample.draw import seeded
from wayout.sample.tables import table
from wayout.sample.world import World

_TOLD = 10  # days after the court received the case, from which nobody called again
_WATCHED = (20, 200)  # days before the last look, within which the court received it


@dataclass(frozen=True, slots=True)
class Followed:
    """A case as it was told, the number under which a court has it, and the court's code."""

    line: dict[str, Any]
    number: str
    court: str


def followed(world: World, number: int) -> Iterator[Followed]:
    """Choose so many cases of a world that courts had not decided when they were last told of.

    What happened in court since is on the pages of the world alone.
    """
    rng = seeded(f"{world.seed}.followed")
    lives = zip(world.cases, world.people, strict=False)  # the people of the cases come first
    waiting = [(case, life) for case, life in lives if _is_watched(case, world.freeze)]
    for case, life in islice(rng.sample(waiting, len(waiting)), number):
        card = case.cards[0]
        until = card.received + timedelta(days=_TOLD)
        people = [{"role": "client", "name": rng.choice(table("casebook")["clients"])}]
        line = {
            "title": rng.choice(table("casebook")["followed"]),
            "people": people,
            "history": {"events": _events(life, until), "until": until.isoformat()},
            "notes": [rng.choice(table("casebook")["notes"])],
        }
        yield Followed(line, card.current_number(until), card.court)


def _is_watched(case: Case, freeze: date) -> bool:
    card = case.cards[0]
    return _WATCHED[0] <= (freeze - card.received).days <= _WATCHED[1] and len(card.rows) > 1


def _events(life: History, until: date) -> list[dict[str, Any]]:
    told = sorted(life.events, key=lambda event: event.day.first)
    return [event_line(event, timedelta()) for event in told if event.day.last <= until]
