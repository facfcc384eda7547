"""What is true of the accused of an invented world, known from its cases and not from its pages."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from wayout.sample import World
from wayout.sample.case import NEVER, Accused, Card, Case

KINDS = ("probation", "imprisoned", "other_sentence", "closed")
_OF_OUTCOME = {"probation": "probation", "prison": "imprisoned", "acquitted": "closed"}
_ENDS = {"terminated": "closed", "returned": "investigated", "transferred": "court"}

Way = list[tuple[date, str]]  # the day on which each state began


def ways(world: World) -> Iterator[Way]:
    """Give the way of every accused, from the first receipt in court to whatever came last."""
    for case in world.cases:
        for accused in case.accused:
            yield way(case, accused.row)


def way(case: Case, row: int) -> Way:
    """Tell what became of one accused, whether or not any page says so.

    A suspension whose row the court took down again is none, as in every count.
    """
    found: Way = []
    for card in case.cards:
        if card.shows_persons and card.instance in {"first", "appeal"}:
            mine = next(person for person in card.persons if person.row == row)
            found += _first(card, mine) if card.instance == "first" else _appeal(card)
    return sorted(found, key=lambda step: step[0])


def undated(case: Case) -> bool:
    """Whether the court went on with the case and no row says since when."""
    return any(
        card.resumed and all(row.kind != "resumed" for row in card.rows) for card in case.cards
    )


def on_day(found: Way, day: float) -> str:
    """Say in which state he was so many days after the first receipt."""
    until = found[0][0] + timedelta(days=day)
    return [state for began, state in found if began <= until][-1]


def shares(
    found: Iterable[Way], states: tuple[str, ...], days: Iterable[float]
) -> NDArray[np.float64]:
    """Give the share of all in each state on each day, shape (days, states)."""
    everybody = list(found)
    table = [[on_day(one, day) for one in everybody] for day in days]
    return np.array([[row.count(state) / len(row) for state in states] for row in table])


def _first(card: Card, mine: Accused) -> Way:
    found: Way = [(card.received, "court")]
    stands = [row for row in card.rows if row.kind == "suspended" and row.gone == NEVER]
    found += [(row.day, "suspended") for row in stands]
    if card.resumed and stands:
        found.append((card.resumed, "court"))
    if card.decided and mine.ended:
        found.append((card.decided, _end(mine)))
    return found


def _appeal(card: Card) -> Way:
    quashed = "appeal_decided:quashed_new_trial"
    return [(row.day, "court") for row in card.rows if row.kind == quashed]


def _end(mine: Accused) -> str:
    if mine.ended == "verdict" and mine.sentence is not None:
        return _OF_OUTCOME.get(mine.sentence.outcome, "other_sentence")
    return _ENDS[mine.ended or ""]
