"""The landmark estimate of one complete set of stays, with the errors that an interval needs."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import TooFewError
from wayout.odds.answers.question import Question
from wayout.odds.answers.spread import by_bootstrap, by_greenwood
from wayout.odds.gaps.coarse import Bounds, OneOf, summands
from wayout.odds.solving.landmark import Cohort, cohort, cohort_of, known
from wayout.odds.solving.solve import check_moments
from wayout.odds.stays.clock import ended
from wayout.odds.stays.coded import CENSORED, Floats, coded
from wayout.odds.stays.parts import begins
from wayout.odds.stays.quoted import short

LEAST: Final = 50  # replicates of each completed set; their variances are averaged
CURVE: Final = 120  # points of a curve, evenly spread; more would not be seen
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """Shares on P points, shape (P, K), with Greenwood's variance and what the interval needs.

    `variance` is that of the interval, shape (P, K); `bounds` are those of the kinds of coarse
    states, with its errors. `at_risk` counts who is watched in each state, shape (P, K); `known`
    of how many it is known where they are, shape (P,); `moves[j, k]` how many moves were made by
    those followed, `stays[j]` how many stays they had in each state.
    """

    people: int
    occupation: Floats
    greenwood: Floats
    variance: Floats
    bounds: Bounds
    interval: Literal["greenwood", "bootstrap"]
    at_risk: NDArray[np.int64]
    known: NDArray[np.int64]
    moves: NDArray[np.int64]
    stays: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one set is estimated: its states, the points asked for, and how often it is redrawn.

    `one_of` are the coarse states that bounds are asked of.
    """

    question: Question
    states: tuple[str, ...]
    points: tuple[float, ...]
    replicates: int
    one_of: OneOf = field(default_factory=dict)


def estimate(
    sojourns: pl.DataFrame,
    plan: Plan,
    rng: np.random.Generator,
    progress: Progress | None,
    people: pl.Series | None = None,
) -> Estimate:
    """Follow the cohort of a question through one complete set of stays.

    The cohort is who is in the start state, or `people`, by their ids, wherever they are then.

    Raises:
        StaysError: A row is wrong, or nobody is in the start state.
        TooFewError: Fewer than the floor are.
    """
    question = plan.question
    group = _cohort(sojourns, plan, people)
    check_moments(group.at, group.last, np.array(question.days))  # not of the curve's points
    kinds, low, high = _ends(plan)
    ends = np.concatenate((low, high), axis=1)
    found = by_greenwood(group, plan.points, ends)
    moves, stays = _counts(group)
    way = question.interval
    if way == "auto":
        way = "bootstrap" if stays.sum() > group.people else "greenwood"
    variance, sums = found.variance, found.sums
    if way == "bootstrap":
        variance, sums = by_bootstrap(
            group, plan.points, found, ends, rng,
            replicates=plan.replicates, progress=progress,
        )  # fmt: skip
    shares, ses = found.occupation, np.sqrt(sums)
    bounds = Bounds(kinds, shares @ low, shares @ high, ses[:, : len(kinds)], ses[:, len(kinds) :])
    return Estimate(
        group.people, shares, found.variance, variance, bounds, way, found.at_risk,
        known(group, np.array(plan.points)), moves, stays,
    )  # fmt: skip


def _cohort(sojourns: pl.DataFrame, plan: Plan, people: pl.Series | None) -> Cohort:
    question = plan.question
    stays = coded(sojourns, states=plan.states, continuous=True)
    if people is None:
        group = cohort(stays, question.start, question.at)
    else:
        chosen = np.zeros(stays.persons, np.bool_)
        chosen[stays.owner[sojourns["id"].is_in(people.implode()).to_numpy()]] = True
        group = cohort_of(stays, chosen, question.start, question.at)
    if group.people < question.floor:
        raise TooFewError(
            "Only {n} people are in the state {state!r} on day {at}, fewer than {floor}: "
            "so few say little, and each may be known. Ask from a state that more people are in.",
            n=group.people,
            state=short(question.start),
            at=question.at,
            floor=question.floor,
        )
    return group


def average(found: list[Estimate]) -> Estimate:
    """Give the first estimate with the counts of them all, averaged and rounded."""
    if len(found) == 1:
        return found[0]
    names = ("people", "at_risk", "known", "moves", "stays")
    mean = {
        name: np.rint(np.mean([getattr(one, name) for one in found], axis=0)).astype(np.int64)
        for name in names
    }
    people = mean["people"].item()
    watched = mean["at_risk"].sum(axis=1)  # rounded state by state, it can be one too many
    known = np.maximum(mean["known"], np.minimum(watched, people))
    return replace(found[0], **{**mean, "people": people, "known": known})


def _ends(plan: Plan) -> tuple[tuple[str, ...], Floats, Floats]:
    """Give the kinds of coarse states, and what their two bounds are sums of, (K, kinds) each."""
    names, low, high = summands(plan.states, plan.one_of)
    kinds = tuple(dict.fromkeys(kind for kinds in plan.one_of.values() for kind in kinds))
    places = [names.index(kind) for kind in kinds]
    return kinds, low[:, places], high[:, places]


def finished(sojourns: pl.DataFrame, question: Question) -> pl.DataFrame:
    """End the watch of a completed table, and call states told apart as the answer does."""
    seen = ended(sojourns)
    if not question.apart:
        return seen
    return seen.with_columns(pl.col("from", "to").cast(pl.String).replace(dict(question.apart)))


def points(question: Question, *, whole: bool) -> tuple[float, ...]:
    """Give the ticks to be estimated: those asked for, and those of a smooth curve up to them.

    On a clock of `whole` ticks the curve has no others.
    """
    grid = np.linspace(question.at, max(question.days), CURVE + 1)
    if whole:
        grid = grid.round().astype(np.int64)
    return tuple(sorted({*question.days, *grid.tolist()}))


def _counts(group: Cohort) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count the moves from each state to each, (K, K), and the stays in each, (K,).

    A stay that was watched in two parts is one.
    """
    stays, states = group.stays, len(group.stays.states)
    moved = stays.to != CENSORED
    cells = stays.start[moved].astype(np.int64) * states + stays.to[moved]
    moves = np.bincount(cells, minlength=states * states).reshape(states, states)
    return moves, np.bincount(stays.start[begins(stays)], minlength=states)
