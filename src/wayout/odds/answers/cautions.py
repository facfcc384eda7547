"""What a reader must be told beside the numbers, in words."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from wayout.errors import Phrase
from wayout.odds.answers.estimates import Estimate, Plan

THIN: Final = 10  # moves below which an arrow says little by itself


def cautions(found: Estimate, plan: Plan) -> Iterator[Phrase]:
    """Tell on which days few are left, and which moves are few."""
    yield from _few_left(found, plan)
    yield from _thin(found)


def _few_left(found: Estimate, plan: Plan) -> Iterator[Phrase]:
    left = dict(zip(plan.points, found.known.tolist(), strict=True))
    watched = dict(zip(plan.points, found.at_risk.sum(axis=1).tolist(), strict=True))
    for day in sorted(set(plan.question.days)):
        if not watched[day]:
            yield Phrase(
                "On day {day} nobody is watched any more: the shares are those of the last day "
                "on which somebody was, and say nothing of later.",
                day=day,
            )
        elif left[day] < plan.question.floor:
            yield Phrase(
                "On day {day} it is known of only {n} of {people} where they are: the shares rest "
                "on few.",
                day=day,
                n=left[day],
                people=found.people,
            )


def _thin(found: Estimate) -> Iterator[Phrase]:
    thin = np.argwhere((found.moves > 0) & (found.moves < THIN))
    if len(thin):
        yield Phrase(
            "Moves that were made fewer than {floor} times, so that little hangs on each: {n}.",
            floor=THIN,
            n=len(thin),
        )
