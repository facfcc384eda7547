"""Newton's steps to the top of the likelihood, halved where they overshoot.

Columns are centred and scaled, so that a step of one coefficient means as much as of another.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from wayout.errors import StaysError, TooFewError
from wayout.odds.cox.likelihood import Point, point
from wayout.odds.cox.strata import Stratum
from wayout.odds.stays.coded import Floats

MOST_STEPS: Final = 100
MOST_HALVINGS: Final = 40
SMALL: Final = 1e-7  # a step as small as this leaves an error of its square
SLACK: Final = 1e-12  # rounding of the log likelihood, relative
SAME: Final = 1e-10  # of the information: less than this is none
FLAT: Final = 1e-8  # gain of log likelihood that is none, though the step is
FAR: Final = 1e-2  # change of a log hazard that is no rounding


def climb(
    parts: Sequence[Stratum], names: Sequence[str], reach: Floats
) -> tuple[Point, Point, int]:
    """Find the coefficients of the greatest likelihood, starting from 0.

    Args:
        parts: The risk sets of every arrow.
        names: Names of the P coefficients, for messages.
        reach: Greatest less smallest value of the column of each coefficient, shape (P,).

    Returns:
        The likelihood at 0 and at its top, and the number of steps.

    Raises:
        StaysError: A covariate is the same for all at risk, or follows from others.
        TooFewError: The likelihood rises without end.
    """
    null = here = point(parts, np.zeros(len(names)))
    check_information(null.information, parts, names)
    for done in range(MOST_STEPS):
        step = _solve(here, names)
        gain = float(step @ here.score)
        moved = np.abs(step) * reach
        if len(step) and gain < FLAT and moved.max() > FAR:
            raise _endless(names, moved)
        ahead = _halved(parts, here, step)
        here = ahead
        if not len(step) or moved.max() < SMALL:
            return null, here, done + 1
    raise _endless(names, moved)


def check_information(information: Floats, parts: Sequence[Stratum], names: Sequence[str]) -> None:
    """Check that every coefficient can be told from the others, where all of them are 0.

    Raises:
        StaysError: One is of a column that is the same for all at risk, or follows from others.
    """
    events = np.zeros(len(names))
    for part in parts:
        events[part.place] += len(part.event)
    own = np.diag(information)
    for name in np.array(names)[own <= SAME * events]:
        raise StaysError(
            "{term}: everybody at risk is the same in this, so there is nothing to estimate. "
            "Leave the term out.",
            term=name,
        )
    scaled = information / np.sqrt(np.outer(own, own))
    for place, name in enumerate(names):  # what is left of each after those before it
        if scaled[place, place] <= SAME:
            raise StaysError(
                "{term} follows from the terms before it, so the two cannot be told apart. "
                "Leave one of them out.",
                term=name,
            )
        row = scaled[place]
        scaled = scaled - np.outer(row, row) / row[place]


def _solve(here: Point, names: Sequence[str]) -> Floats:
    try:
        return np.asarray(np.linalg.solve(here.information, here.score), np.float64)
    except np.linalg.LinAlgError:
        raise _endless(names, np.abs(here.beta)) from None


def _halved(parts: Sequence[Stratum], here: Point, step: Floats) -> Point:
    floor = here.loglik - SLACK * (1 + abs(here.loglik))
    for _ in range(MOST_HALVINGS):
        ahead = point(parts, here.beta + step)
        if ahead.loglik >= floor:
            return ahead
        step = step / 2
    return here


def _endless(names: Sequence[str], moved: Floats) -> TooFewError:
    terms = ", ".join(np.array(names)[moved > 0.1 * moved.max()])
    return TooFewError(
        "{terms}: the likelihood rises without end, because at every time those who took the "
        "arrow had the greatest value of it, or all the smallest. No number can be given. "
        "Put levels together, or leave the term out.",
        terms=terms,
    )
