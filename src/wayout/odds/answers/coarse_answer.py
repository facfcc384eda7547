"""The kinds of coarse states in an answer: bounds that suppose nothing, beside an estimate."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl

from wayout.odds.answers.answer import Bounds
from wayout.odds.answers.estimates import Estimate, Plan, Progress, estimate, merged
from wayout.odds.gaps.coarse import bounds as worst_case
from wayout.odds.gaps.imputation import Missing, completed
from wayout.odds.stays.coded import Floats
from wayout.odds.uncertainty.intervals import interval
from wayout.odds.uncertainty.pooling import pooled

_LEAST: Final = 50  # replicates of each completed set; their variances are averaged


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
    one_of = {c: kinds for c, kinds in plan.question.one_of.items() if _occurs(gaps, c)}
    if not one_of:
        return
    each = [worst_case(e.occupation, plan.states, one_of, e.covariance) for e in found]
    lows = pooled(np.stack([e.low for e in each]), np.stack([_squared(e.low_se) for e in each]))
    highs = pooled(np.stack([e.high for e in each]), np.stack([_squared(e.high_se) for e in each]))
    known = np.min([e.known for e in found], axis=0)
    low_limit, _ = interval(lows.estimate, lows.se, known)
    _, high_limit = interval(highs.estimate, highs.se, known)
    for coarse, kinds in one_of.items():
        for kind in kinds:
            at = each[0].states.index(kind)
            bound = Bounds(
                kind, coarse, lows.estimate[:, at], highs.estimate[:, at],
                low_limit[:, at], high_limit[:, at],
            )  # fmt: skip
            if at_random is None or coarse in gaps.unidentified:
                yield bound
            else:
                yield replace(
                    bound,
                    estimate=at_random.share[:, at],
                    estimate_low=at_random.low[:, at],
                    estimate_high=at_random.high[:, at],
                )


def estimated_at_random(
    sojourns: pl.DataFrame,
    plan: Plan,
    gaps: Missing,
    rng: np.random.Generator,
    progress: Progress | None,
) -> AtRandom | None:
    """Estimate all shares with the unknown kinds filled in from those that are known.

    None where no coarse state occurs, or no kind of one is known.
    """
    if not any(_occurs(gaps, coarse) for coarse in set(gaps.coarse) - set(gaps.unidentified)):
        return None
    question = plan.question
    each = replace(plan, replicates=max(_LEAST, -(-question.replicates // question.draws)))
    frames = completed(
        sojourns,
        one_of=question.one_of,
        dates=question.dates,
        draws=question.draws,
        rng=rng,
    )
    found = [estimate(merged(frame, question), each, rng, progress) for frame in frames]
    whole = pooled(
        np.stack([one.occupation for one in found]), np.stack([one.variance for one in found])
    )
    low, high = interval(whole.estimate, whole.se, np.min([one.known for one in found], axis=0))
    return AtRandom(whole.estimate, low, high)


def _occurs(gaps: Missing, coarse: str) -> bool:
    """Whether anybody is in a coarse state, also one whose kind was told later."""
    return bool(gaps.coarse.get(coarse) or gaps.told.get(coarse))


def _squared(se: Floats | None) -> Floats:
    if se is None:
        raise ValueError("bounds without covariance have no limits")
    return se**2
