"""What a reader must be told beside the numbers, in words."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np

from wayout.errors import Phrase
from wayout.odds.answers.estimates import Estimate, Plan
from wayout.odds.answers.state_name import StateName
from wayout.odds.stays.quoted import short

THIN: Final = 10  # moves below which an arrow says little by itself
NAMED: Final = 5  # such moves that are named


class DayCaution(Phrase):
    """Why the shares of one day must not be published by themselves."""

    def __init__(self, day: float, said: Phrase) -> None:
        super().__init__("{said}", said=said)
        self.day = day


class Moves(Phrase):
    """Moves in a row, each from one state to another, by the names of the states."""

    def __init__(self, moves: Sequence[tuple[str, str]]) -> None:
        super().__init__("{moves}", moves=moves)
        self.moves = moves

    def say(self, translate: Callable[[str], str]) -> str:
        """Say them in the language of a catalogue.

        Example:
            >>> str(Moves([("court", "imprisoned"), ("a", "b")]))
            'In court → Prison, a → b'
        """
        return ", ".join(
            " → ".join(StateName(short(state)).say(translate) for state in move)
            for move in self.moves
        )


def cautions(found: Estimate, plan: Plan) -> Iterator[Phrase]:
    """Tell on which days few are left, and which moves are few."""
    yield from _few_left(found, plan)
    yield from _thin(found, plan)


def _few_left(found: Estimate, plan: Plan) -> Iterator[DayCaution]:
    left = dict(zip(plan.points, found.known.tolist(), strict=True))
    watched = dict(zip(plan.points, found.at_risk.sum(axis=1).tolist(), strict=True))
    for day in sorted(set(plan.question.days)):
        if not watched[day] and left[day] < found.people:  # else all have come to an end
            said = Phrase(
                "On day {day} nobody is watched any more: the shares are those of the last day "
                "on which somebody was, and say nothing of later.",
                day=day,
            )
            yield DayCaution(day, said)
        elif left[day] < plan.question.floor:
            said = Phrase(
                "On day {day} it is known of only {n} of {people} where they are: do not publish "
                "these shares.",
                day=day,
                n=left[day],
                people=found.people,
            )
            yield DayCaution(day, said)


def _thin(found: Estimate, plan: Plan) -> Iterator[Phrase]:
    thin = np.argwhere((found.moves > 0) & (found.moves < THIN)).tolist()
    moves = [(plan.states[start], plan.states[to]) for start, to in thin]
    if not moves:
        return
    first, more = Moves(moves[:NAMED]), len(moves) - NAMED
    if more > 0:
        yield Phrase(
            "Rare moves (fewer than {floor} times): {moves}, and {n} more.",
            floor=THIN,
            moves=first,
            n=more,
        )
    else:
        yield Phrase("Rare moves (fewer than {floor} times): {moves}.", floor=THIN, moves=first)
