"""What became of those who were in a state on a day: prediction that needs no Markov property."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.coded import CENSORED, Coded, coded
from wayout.odds.occupation import Occupation
from wayout.odds.solve import solve
from wayout.odds.tally import check_axis, tally_coded


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """The people who were in a state after the moves of tick `at`, and their stays from then on.

    `people` is their number; `last` the last tick of all the data, not of these people alone.
    """

    stays: Coded
    state: str
    at: int
    people: int
    last: int


def landmark(sojourns: pl.DataFrame, state: str, at: int, days: Sequence[int]) -> Occupation:
    """Follow those who were in `state` after the moves of tick `at`, and nobody else.

    Args:
        sojourns: Stays, as `tally` takes them.
        state: The state that they are in: entry <= at < exit.
        at: A tick of the clock of the data.
        days: Ticks of the same clock, none before `at`; length D.

    Returns:
        Occupation and Greenwood's standard errors; `at_risk_by_state` counts those still watched
        in each state after the moves of the day: entry <= day < exit.

    Raises:
        StaysError: Nobody is in the state then, or a day lies outside the data.

    Source:
        Putter and Spitoni (2018), Stat. Methods Med. Res. 27, 2081-2092.
    """
    return followed(cohort(coded(sojourns), state, at), days)


def cohort(stays: Coded, state: str, at: int) -> Cohort:
    """Choose those who are in a state after the moves of tick `at`.

    Raises:
        StaysError: Nobody is.
    """
    here = (stays.start == stays.place(state)) & (stays.entry <= at) & (stays.exit > at)
    chosen = np.zeros(stays.persons, bool)
    chosen[stays.owner[here]] = True
    people = int(chosen.sum())
    if not people:
        raise StaysError(
            "Nobody is in the state {state!r} on day {at}: nobody can be followed from there.",
            state=state,
            at=at,
        )
    rows = chosen[stays.owner] & (stays.exit > at)
    theirs = stays.kept(rows, np.maximum(stays.entry, at))
    return Cohort(theirs, state, at, people, int(stays.exit.max()))


def followed(group: Cohort, days: Sequence[int]) -> Occupation:
    """Follow a cohort on; see `landmark`.

    Raises:
        StaysError: A day lies before the cohort begins, or after the data.
    """
    stays = group.stays
    check_axis(group.at, group.last, len(stays.states))
    counted = tally_coded(stays).spread(stays.states, group.at, group.last - group.at + 1)
    begin = np.zeros((1, len(stays.states)))
    begin[0, stays.place(group.state)] = 1.0
    solved = solve(counted, group.at, days, starts=begin)
    return Occupation(
        stays.states,
        group.state,
        group.at,
        tuple(solved.days.tolist()),
        solved.chances[:, 0],
        solved.se[:, 0],
        present(stays, solved.days),
    )


def present(stays: Coded, days: NDArray[np.integer]) -> NDArray[np.int64]:
    """Count who is watched in each state after the moves of each day, shape (D, K)."""
    counts = np.empty((len(days), len(stays.states)), np.int64)
    for state in range(len(stays.states)):
        rows = stays.start == state
        came, went = np.sort(stays.entry[rows]), np.sort(stays.exit[rows])
        counts[:, state] = np.searchsorted(came, days, side="right") - np.searchsorted(
            went, days, side="right"
        )
    return counts


def known(group: Cohort, days: NDArray[np.integer]) -> NDArray[np.int64]:
    """Count the people of whom it is known where they are on each day, shape (D,).

    That is all but those whose watch had ended by then in a state that others leave.
    """
    stays = group.stays
    order = np.lexsort((stays.exit, stays.owner))
    person = stays.owner[order]
    last = order[np.append(person[1:] != person[:-1], True)]
    lost = np.sort(stays.exit[last][stays.to[last] == CENSORED])
    return group.people - np.searchsorted(lost, days, side="right")
