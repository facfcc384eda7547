"""Recent counts grown to what they will be, from the share of their events that is known.

Source:
    Lawless (1994), Canad. J. Statist. 22, 15-31: adjusting for reporting delays, with the spread
    of what is still to come beside that of the delays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.delays.reporting import DelayCurve, coded_cells, known_by_age
from wayout.odds.delays.turnbull import fit
from wayout.odds.delays.weights import drawn_again
from wayout.odds.stays.coded import Floats

LEAST_SHARE: Final = 0.3  # below it each known event would stand for more than three
_OPEN: Final = 0.1  # where the share may be less than this, the delays leave the number open
REPLICATES: Final = 200
_CLOSE: Final = 3e-4  # of a replicate: far less than the replicates differ by
_DRAWS: Final = 50  # of what is still to come, for each replicate
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

    def known(self, share: Floats) -> Floats:
        """Average shares (..., G) of `DelayCurve.share` over the days of the count, shape (...)."""
        averaged: Floats = np.average(known_by_age(share, self.ages), axis=-1, weights=self.weight)
        return averaged


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
    curve: DelayCurve,
    recent: Sequence[Recent],
    rng: np.random.Generator,
    *,
    replicates: int = REPLICATES,
) -> tuple[Grown, ...]:
    """Estimate what recent counts will be when all their events are known.

    The interval has both what is still to come, negative binomial given what was seen, and the
    doubt about the delays: the curve is estimated anew from the cells, with whole courts drawn
    again where enough are told apart, else each event for itself (see `weights.way_of`).
    Events are taken to be spread evenly over the days of a count, and delays to be as before.

    Args:
        cells: See `delay_curve`; a column court, of any type, tells which events go together.
        curve: What `delay_curve` made of them.
        recent: The counts.
        rng: Draws the weights and what is still to come.
        replicates: How often the curve is estimated anew.

    Raises:
        StaysError: A column is missing, or a row cannot be.
        TooFewError: There are too few delays.
    """
    if not recent:
        return ()
    shares = _replicated(cells, curve, rng, replicates)
    return tuple(_grown(one, curve.share, shares, rng) for one in recent)


def _replicated(
    cells: pl.DataFrame, curve: DelayCurve, rng: np.random.Generator, replicates: int
) -> Floats:
    """Estimate the curve from the delays drawn again, shape (R, G)."""
    coded_cells(cells)  # says what is wrong with them
    again, weights = drawn_again(cells, curve.longest, rng, replicates)
    begin = (1 - _EVEN) * np.diff(curve.share, prepend=0.0) + _EVEN / again.days
    return fit(again, weights, begin, close=_CLOSE).share


def _grown(one: Recent, share: Floats, shares: Floats, rng: np.random.Generator) -> Grown:
    known = float(one.known(share))
    if known < LEAST_SHARE:
        return Grown(known, why="little_seen")
    drawn = one.known(shares)
    if np.quantile(drawn, _LIMITS[0]) < _OPEN:
        return Grown(known, why="unsure")
    chance = np.clip(drawn, _OPEN / 10, 1.0)[:, None]  # the few at the edge stay where they are
    to_come = rng.negative_binomial(one.seen + _HALF, chance, (len(chance), _DRAWS))
    low, high = np.quantile(one.seen + to_come, _LIMITS, method="closest_observation")
    expected = one.seen / known
    return Grown(known, expected, min(int(low), floor(expected)), max(int(high), ceil(expected)))
