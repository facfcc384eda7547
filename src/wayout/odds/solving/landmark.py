"""What became of those who were in a state on a day: prediction that needs no Markov property."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally_coded
from wayout.odds.solving.continuous import solve_continuous
from wayout.odds.solving.occupation import Occupation
from wayout.odds.solving.solve import Solution, check_moments, solve
from wayout.odds.stays.coded import CENSORED, Coded, Floats, as_coded
from wayout.odds.stays.final_states import final_states
from wayout.odds.stays.quoted import short

_CELLS_BY_DAYS: Final = 20_000_000  # days x states x states: 160 MB; beyond, moments are sorted


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """The people who were in a state after the moves of tick `at`, and their stays from then on.

    `people` is their number; `last` the last tick of all the data, not of these people alone;
    `left` flags the states that somebody of all the data moves out of, shape (K,). `begin` are
    the shares of the states that they are in at `at`, shape (K,): all of `state`, unless the
    people were chosen otherwise.
    """

    stays: Coded
    state: str
    at: float
    people: int
    last: float
    left: NDArray[np.bool_]
    begin: Floats

    def __repr__(self) -> str:
        return (
            f"Cohort({self.people} persons in {self.state!r} at {self.at}, "
            f"{len(self.stays.states)} states, data to {self.last})"
        )


def landmark(
    sojourns: pl.DataFrame | Coded, state: str, at: float, days: Sequence[float]
) -> Occupation:
    """Follow those who were in `state` after the moves of tick `at`, and nobody else.

    Args:
        sojourns: Stays, as `tally` takes them, also on a clock with fractions; or coded ones.
        state: The state that they are in: entry <= at < exit.
        at: A tick of the clock of the data.
        days: Ticks of the same clock, none before `at`; length D.

    Returns:
        Occupation and Greenwood's standard errors; `at_risk_by_state` counts those still watched
        in each state after the moves of the day: entry <= day < exit.

    Raises:
        StaysError: A row is wrong, nobody is in the state then, or a day lies outside the data.

    Source:
        Putter and Spitoni (2018), Stat. Methods Med. Res. 27, 2081-2092.

    Example:
        >>> stays = pl.DataFrame({"id": [1, 2, 3, 4], "from": ["absent"] * 4,
        ...     "to": ["held", "held", None, None], "entry": [0, 0, 0, 6], "exit": [5, 9, 7, 9]})
        >>> found = landmark(stays, "absent", 4, [5, 9])
        >>> found.occupation.round(3).tolist(), found.known.tolist()
        ([[0.667, 0.333], [0.0, 1.0]], [3, 2])
    """
    group = cohort(sojourns, state, at)
    return replace(followed(group, days), known=known(group, np.asarray(days)))


def cohort(sojourns: pl.DataFrame | Coded, state: str, at: float) -> Cohort:
    """Choose those who are in a state after the moves of tick `at`.

    Args:
        sojourns: Stays, as `landmark` takes them.
        state: The state that they are in: entry <= at < exit.
        at: A tick of the clock of the data.

    Raises:
        StaysError: A row is wrong, or nobody is in the state then.
    """
    stays = as_coded(sojourns)
    here = (stays.start == stays.place(state)) & (stays.entry <= at) & (stays.exit > at)
    chosen = np.zeros(stays.persons, bool)
    chosen[stays.owner[here]] = True
    return cohort_of(stays, chosen, state, at)


def cohort_of(stays: Coded, chosen: NDArray[np.bool_], state: str, at: float) -> Cohort:
    """Choose people by themselves, and follow them from the states that they are in at `at`.

    Args:
        stays: All stays, with persons.
        chosen: Flags of the persons, shape (persons,); those not watched at `at` are left out.
        state: What the state they were chosen by is called.
        at: The tick after whose moves they are followed.

    Raises:
        StaysError: None of them is watched then.
    """
    here = chosen[stays.owner] & (stays.entry <= at) & (stays.exit > at)
    if not here.any():
        raise StaysError(
            "Nobody is in the state {state!r} on day {at}: nobody can be followed from there.",
            state=short(state),
            at=at,
        )
    watched = np.zeros(stays.persons, np.bool_)
    watched[stays.owner[here]] = True
    rows = watched[stays.owner] & (stays.exit > at)
    since = floor(at) if _whole(stays) else at  # between two ticks nothing moves
    theirs = stays.kept(rows, np.maximum(stays.entry, since))
    left = np.zeros(len(stays.states), np.bool_)
    left[stays.start[stays.to != CENSORED]] = True
    begin = np.bincount(stays.start[here], minlength=len(stays.states)) / here.sum()
    last = stays.exit.max().item()
    return Cohort(theirs, state, at, int(watched.sum()), last, left, begin)


def followed(group: Cohort, days: Sequence[float]) -> Occupation:
    """Follow a cohort on; see `landmark`. The clock may have fractions.

    Raises:
        StaysError: A day lies before the cohort begins, or after the data.
    """
    stays, begin = group.stays, group.begin
    several = np.flatnonzero(begin) if np.count_nonzero(begin) > 1 else np.empty(0, np.int64)
    starts = np.concatenate((begin[None, :], np.eye(len(begin))[several]))
    solved = (_by_days if by_days(group) else _by_moments)(group, days, starts)
    covariance = _of_a_sample(solved, begin[several], group.people)
    variance = np.maximum(np.diagonal(covariance, axis1=1, axis2=2), 0.0)
    return Occupation(
        stays.states,
        group.state,
        group.at,
        tuple(days),
        solved.chances[:, 0],
        np.sqrt(variance),
        present(stays, np.asarray(days)),
        covariance,
    )


def _of_a_sample(solved: Solution, mix: Floats, people: int) -> Floats:
    """Give the covariance of the first row, (D, K, K), with the error of the mix it begins in.

    Where people begin in several states, of which the other rows are one each, the shares of
    these are those of a sample.
    """
    if solved.covariance is None:
        raise ValueError("followed without covariance")
    sampled = (np.diag(mix) - np.outer(mix, mix)) / people
    onward = solved.chances[:, 1:]
    whole: Floats = solved.covariance[:, 0] + onward.transpose(0, 2, 1) @ sampled @ onward
    return whole


def by_days(group: Cohort) -> bool:
    """Say whether the clock of a cohort has whole ticks, and few enough to count by each."""
    cells = (group.last - group.at + 1) * len(group.stays.states) ** 2
    return _whole(group.stays) and cells <= _CELLS_BY_DAYS


def _whole(stays: Coded) -> bool:
    return all(np.issubdtype(column.dtype, np.integer) for column in (stays.entry, stays.exit))


def _by_days(group: Cohort, days: Sequence[float], begin: Floats) -> Solution:
    stays, at, last = group.stays, floor(group.at), int(group.last)
    counted = tally_coded(stays).spread(stays.states, at, last - at + 1)
    return solve(counted, at, np.asarray(days), starts=begin)


def _by_moments(group: Cohort, days: Sequence[float], begin: Floats) -> Solution:
    wanted = np.asarray(days)
    check_moments(group.at, group.last, wanted)
    # after their own last moment nothing moves, though others are still watched
    within = np.minimum(wanted, group.stays.exit.max())
    return solve_continuous(group.stays, group.at, within, starts=begin)


def present(stays: Coded, days: NDArray[np.number]) -> NDArray[np.int64]:
    """Count who is watched in each state after the moves of each day, shape (D, K)."""
    counts = np.empty((len(days), len(stays.states)), np.int64)
    for state in range(len(stays.states)):
        rows = stays.start == state
        came, went = np.sort(stays.entry[rows]), np.sort(stays.exit[rows])
        counts[:, state] = np.searchsorted(came, days, side="right") - np.searchsorted(
            went, days, side="right"
        )
    return counts


def known(group: Cohort, days: NDArray[np.number]) -> NDArray[np.int64]:
    """Count the people of whom it is known where they are on each day, shape (D,).

    Those are watched on it, move on it, or have come to an end: in a state that nobody can leave
    (also one in which their watch ended), or by a last move into one that nobody leaves.
    """
    stays = group.stays
    order = np.lexsort((stays.exit, stays.owner))
    person = stays.owner[order]
    last = order[np.append(person[1:] != person[:-1], True)]
    moved = stays.to[last] != CENSORED
    where = np.where(moved, stays.to[last], stays.start[last])
    settled = final_states(stays.states)[where] | (moved & ~group.left[where])
    ended = np.searchsorted(np.sort(stays.exit[last][settled]), days, side="right")
    today = np.sort(stays.exit[last][moved & ~settled])
    moving = np.searchsorted(today, days, side="right") - np.searchsorted(today, days)
    watched: NDArray[np.int64] = present(stays, days).sum(axis=1)
    return watched + ended + moving
