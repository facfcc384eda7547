"""The landmark estimate of one complete set of stays, with the errors that an interval needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import TooFewError
from wayout.odds.answers.question import Question
from wayout.odds.solving.landmark import Cohort, cohort, followed, known
from wayout.odds.solving.solve import check_moments
from wayout.odds.stays.coded import CENSORED, Floats, coded
from wayout.odds.uncertainty.bootstrap import replicate

CURVE: Final = 120  # points of a curve, evenly spread; more would not be seen
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """Shares on P points, shape (P, K), with Greenwood's variance and what the interval needs.

    `covariance` (of the interval) has shape (P, K, K). `at_risk` counts who is watched in each
    state, shape (P, K); `known` of how many it is known where they are, shape (P,); `moves[j, k]`
    how many moves were made by those followed, `stays[j]` how many stays they had in each state.
    """

    people: int
    occupation: Floats
    greenwood: Floats
    covariance: Floats
    interval: Literal["greenwood", "bootstrap"]
    at_risk: NDArray[np.int64]
    known: NDArray[np.int64]
    moves: NDArray[np.int64]
    stays: NDArray[np.int64]

    @property
    def variance(self) -> Floats:
        """The variance that the interval is made of, shape (P, K)."""
        return np.diagonal(self.covariance, axis1=1, axis2=2)


@dataclass(frozen=True, slots=True)
class Plan:
    """How one set is estimated: its states, the points asked for, and how often it is redrawn."""

    question: Question
    states: tuple[str, ...]
    points: tuple[float, ...]
    replicates: int


def estimate(
    sojourns: pl.DataFrame, plan: Plan, rng: np.random.Generator, progress: Progress | None
) -> Estimate:
    """Follow the cohort of a question through one complete set of stays.

    Raises:
        StaysError: A row is wrong, or nobody is in the start state.
        TooFewError: Fewer than the floor are.
    """
    question = plan.question
    group = cohort(
        coded(sojourns, states=plan.states, continuous=True), question.start, question.at
    )
    if group.people < question.floor:
        raise TooFewError(
            "Only {n} people are in the state {state!r} on day {at}, fewer than {floor}: "
            "so few say little, and each may be known. Ask from a state that more people are in.",
            n=group.people,
            state=question.start,
            at=question.at,
            floor=question.floor,
        )
    check_moments(group.at, group.last, np.array(question.days))  # not of the curve's points
    found = followed(group, plan.points)
    way = question.interval
    if way == "auto":
        way = "bootstrap" if len(group.stays.start) > group.people else "greenwood"
    covariance = found.covariance
    if way == "bootstrap" or covariance is None:
        drawn = replicate(group, plan.points, rng, replicates=plan.replicates, progress=progress)
        apart = drawn - drawn.mean(axis=0)
        covariance = np.einsum("bpj,bpk->pjk", apart, apart) / (len(drawn) - 1)
    moves, stays = _counts(group)
    return Estimate(
        group.people, found.occupation, found.se**2, covariance, way,
        found.at_risk_by_state.astype(np.int64), known(group, np.array(plan.points)), moves, stays,
    )  # fmt: skip


def merged(sojourns: pl.DataFrame, question: Question) -> pl.DataFrame:
    """Call the states that were told apart by the names they have in the answer."""
    if not question.apart:
        return sojourns
    return sojourns.with_columns(pl.col("from", "to").cast(pl.String).replace(dict(question.apart)))


def points(question: Question, *, whole: bool) -> tuple[float, ...]:
    """Give the ticks to be estimated: those asked for, and those of a smooth curve up to them.

    On a clock of `whole` ticks the curve has no others.
    """
    grid = np.linspace(question.at, max(question.days), CURVE + 1)
    if whole:
        grid = grid.round().astype(np.int64)
    return tuple(sorted({*question.days, *grid.tolist()}))


def _counts(group: Cohort) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count the moves from each state to each, (K, K), and the stays in each, (K,)."""
    stays, states = group.stays, len(group.stays.states)
    moved = stays.to != CENSORED
    cells = stays.start[moved].astype(np.int64) * states + stays.to[moved]
    moves = np.bincount(cells, minlength=states * states).reshape(states, states)
    return moves, np.bincount(stays.start, minlength=states)
