"""The kinds of coarse states in an answer: bounds that suppose nothing, beside an estimate."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from wayout.odds.answers.answer import Bounds
from wayout.odds.answers.estimates import (
    LEAST,
    Estimate,
    Plan,
    Progress,
    average,
    estimate,
    finished,
)
from wayout.odds.gaps.coarse import OneOf
from wayout.odds.gaps.imputation import Missing, completed
from wayout.odds.stays.coded import Floats
from wayout.odds.uncertainty.intervals import interval
from wayout.odds.uncertainty.pooling import pooled


@dataclass(frozen=True, slots=True, eq=False)
class AtRandom:
    """Shares of all states if kinds are missing at random, with 95 % limits, shape (P, K)."""

    share: Floats
    low: Floats
    high: Floats


def coarse_answer(
    found: list[Estimate],
    plan: Plan,
    gaps: Missing,
    at_random: AtRandom | None,
) -> Iterator[Bounds]:
    """Give the bounds of every kind of the coarse states that occur.

    Args:
        found: The estimates of the frames as they are, coarse states being states of their own.
        plan: Of these estimates.
        gaps: What is not known of the kinds.
        at_random: The estimate under that assumption, from `estimated_at_random`.
    """
    if not plan.one_of:
        return
    each = [one.bounds for one in found]
    lows = pooled(np.stack([e.low for e in each]), np.stack([_squared(e.low_se) for e in each]))
    highs = pooled(np.stack([e.high for e in each]), np.stack([_squared(e.high_se) for e in each]))
    known = average(found).known
    low_limit, _ = interval(lows.estimate, lows.se, known)
    _, high_limit = interval(highs.estimate, highs.se, known)
    for coarse, kinds in plan.one_of.items():
        for kind in kinds:
            at = each[0].states.index(kind)
            bound = Bounds(
                kind, coarse, lows.estimate[:, at], highs.estimate[:, at],
                low_limit[:, at], high_limit[:, at],
            )  # fmt: skip
            if at_random is None or coarse in gaps.unidentified:
                yield bound
            else:
                place = plan.states.index(kind)
                yield replace(
                    bound,
                    estimate=at_random.share[:, place],
                    estimate_low=at_random.low[:, place],
                    estimate_high=at_random.high[:, place],
                )


@dataclass(frozen=True, slots=True)
class Filling:
    """How shares are estimated with kinds filled in: how many complete sets, and each by a plan."""

    sets: int
    plan: Plan


def filling(plan: Plan, gaps: Missing) -> Filling | None:
    """Say how kinds are filled in, if some coarse state occurs of which some kind is known.

    Where all were told later, and all days are exact, there is one complete set.

    Args:
        plan: Of the estimates in which coarse states are states of their own.
        gaps: What is not known.
    """
    known = plan.one_of.keys() - set(gaps.unidentified)
    if not known:
        return None
    question = plan.question
    unsure = gaps.inexact.people > gaps.left_out.people
    if not unsure and not any(gaps.coarse.get(state) for state in known):
        return Filling(1, replace(plan, one_of={}, replicates=question.replicates))
    each = max(LEAST, -(-question.replicates // question.draws))
    return Filling(question.draws, replace(plan, one_of={}, replicates=each))


def estimated_at_random(
    sojourns: pl.DataFrame,
    plan: Plan,
    people: pl.Series | None,
    rng: np.random.Generator,
    progress: Progress | None,
) -> AtRandom:
    """Estimate all shares with the unknown kinds filled in from those that are known.

    Args:
        sojourns: Stays as they came, coarse ones among them.
        plan: Of each complete set, from `filling`.
        people: Those who are followed, by their ids, where they cannot be chosen by their state:
            with the kinds filled in nobody is in a coarse state.
        rng: The source of chance.
        progress: Called with the number of estimates done since the last call.
    """
    question = plan.question
    frames = completed(
        sojourns,
        one_of=question.one_of,
        dates=question.dates,
        draws=question.draws,
        rng=rng,
    )
    found = [estimate(finished(frame, question), plan, rng, progress, people) for frame in frames]
    whole = pooled(
        np.stack([one.occupation for one in found]), np.stack([one.variance for one in found])
    )
    low, high = interval(whole.estimate, whole.se, average(found).known)
    return AtRandom(whole.estimate, low, high)


def occurring(one_of: OneOf, gaps: Missing) -> OneOf:
    """Keep the coarse states that somebody is in, also if his kind was told later."""
    return {c: kinds for c, kinds in one_of.items() if gaps.coarse.get(c) or gaps.told.get(c)}


def followed_by_name(frame: pl.DataFrame, plan: Plan) -> pl.Series | None:
    """Give the ids of a cohort that cannot be chosen by its state once kinds are filled in.

    That is one of a coarse state, or of a kind of one: more people would be in the kind.
    """
    question = plan.question
    filled = {state for coarse, kinds in plan.one_of.items() for state in (coarse, *kinds)}
    if question.start not in filled:
        return None
    here = (pl.col("entry") <= question.at) & (pl.col("exit") > question.at)
    return frame.filter(here, pl.col("from").cast(pl.String) == question.start)["id"].unique()


def _squared(se: Floats | None) -> Floats:
    if se is None:
        raise ValueError("bounds without covariance have no limits")
    return se**2
