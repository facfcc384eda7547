"""Recent counts grown to what they will be, from the share of their events that is known.

Source:
    Lawless (1994), Canad. J. Statist. 22, 15-31: adjusting for reporting delays, with the spread
    of what is still to come beside that of the delays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.coded import Floats
from wayout.odds.reporting import DelayCurve, coded_cells, delay_curve, known_by_age
from wayout.odds.reporting_curve import fit

LEAST_SHARE: Final = 0.3  # below it each known event would stand for more than three
REPLICATES: Final = 400
_CLOSE: Final = 1e-4  # of a replicate: far less than the replicates differ by
_DRAWS: Final = 25  # of what is still to come, for each replicate
_EVEN: Final = 0.1  # of the chances a replicate begins with: none of its days may be shut out
_HALF: Final = 0.5  # Jeffreys' prior of a Poisson rate: none seen does not mean that none comes
_LIMITS: Final = (0.025, 0.975)

Why = Literal["little_seen", "unsure"]


@dataclass(frozen=True, slots=True, eq=False)
class Recent:
    """A count of the events of some days: `seen` of them.

    `ages`: how many days before the last look each day was, shape (A,), below 0 where it came
    after it; `weight` of each, of any sum; left out, all are equal.
    """

    seen: int
    ages: NDArray[np.integer]
    weight: Floats | None = None


@dataclass(frozen=True, slots=True)
class Grown:
    """What a count will be when all its events are known, with its 95 % interval.

    `share` is how many of its events are known. None where no number is given, and `why`:
    `little_seen` (the share is below LEAST_SHARE) or `unsure` (the delays leave it open).
    """

    share: float
    expected: float | None = None
    low: int | None = None
    high: int | None = None
    why: Why | None = None


def grow(
    cells: pl.DataFrame,
    recent: Sequence[Recent],
    rng: np.random.Generator,
    *,
    replicates: int = REPLICATES,
) -> tuple[DelayCurve, tuple[Grown, ...]]:
    """Estimate the delay, and what recent counts will be.

    The interval has both what is still to come, negative binomial given what was seen, and the
    doubt about the delays: the curve is estimated anew from the cells under Poisson weights.
    Events are taken to be spread evenly over the days of a count, and delays to be as before.

    Args:
        cells: See `delay_curve`.
        recent: The counts.
        rng: Draws the weights and what is still to come.
        replicates: How often the curve is estimated anew.

    Raises:
        StaysError: A column is missing, or a row cannot be.
        TooFewError: There are too few delays.
    """
    curve = delay_curve(cells)
    shares = _replicated(cells, curve, rng, replicates) if recent else curve.share[None]
    return curve, tuple(_grown(one, curve.share, shares, rng) for one in recent)


def _replicated(
    cells: pl.DataFrame, curve: DelayCurve, rng: np.random.Generator, replicates: int
) -> Floats:
    """Estimate the curve from the events drawn again, shape (R, G)."""
    coded = coded_cells(cells)
    weights = rng.poisson(coded.count, (replicates, len(coded.count))).astype(np.float64)
    begin = (1 - _EVEN) * np.diff(curve.share, prepend=0.0) + _EVEN / coded.days
    return fit(coded, weights, begin, close=_CLOSE).share


def _grown(one: Recent, share: Floats, shares: Floats, rng: np.random.Generator) -> Grown:
    known = float(_of_days(one, share))
    if known < LEAST_SHARE:
        return Grown(known, why="little_seen")
    drawn = _of_days(one, shares)
    if np.quantile(drawn, _LIMITS[0]) < LEAST_SHARE / 3:
        return Grown(known, why="unsure")
    sure = np.clip(drawn, LEAST_SHARE / 10, 1.0)[:, None]
    to_come = rng.negative_binomial(one.seen + _HALF, sure, (len(sure), _DRAWS))
    low, high = np.quantile(one.seen + to_come, _LIMITS, method="closest_observation")
    expected = one.seen / known
    return Grown(known, expected, min(int(low), int(expected)), max(int(high), int(-(-expected // 1))))


def _of_days(one: Recent, share: Floats) -> Floats:
    """Average shares (..., G) over the days of a count, shape (...)."""
    known = known_by_age(share, one.ages)
    averaged: Floats = np.average(known, axis=-1, weights=one.weight)
    return averaged
