"""The distribution of delays that lie between two looks, and are seen only if they ended in time.

Source:
    Turnbull (1976), J. R. Statist. Soc. B 38, 290-295: self-consistency for data that are grouped,
    censored and truncated; Lagakos, Barraj and De Gruttola (1988), Biometrika 75, 515-523: the
    product limit in reverse time, which is the answer where every delay is known to the day.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.stays.coded import Floats

CLOSE_ENOUGH: Final = 1e-5  # change of the curve, in its largest step, at which rounds end
MOST_ROUNDS: Final = 2_000
_LEAST: Final = 1e-13  # chance of a day: with none at all its events would be lost on the way

_Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Delays in (low, high] days that were seen because they were at most `limit`.

    C cells, each of shape (C,); `count` events in each.
    """

    low: _Days
    high: _Days
    limit: _Days
    count: Floats

    @property
    def days(self) -> int:
        """The number of days of the grid, from 0 to the longest delay seen."""
        return int(self.high.max()) + 1


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Shares seen within 0, 1, 2 ... days, shape (R, G), for R sets of weights.

    `rounds` is how many were made, `change` the largest step of a curve in the last of them.
    """

    share: Floats
    rounds: int
    change: float


def fit(
    cells: Cells, weights: Floats, begin: Floats | None = None, *, close: float = CLOSE_ENOUGH
) -> Fitted:
    """Find the curves under which the cells, weighted, are most likely.

    Each round puts the events of an interval on its days as the curve of the round before has
    them (E), and takes the product limit in reverse time of what came out (M). Where every
    interval is of one day the first round is the answer.

    Args:
        cells: C cells on a grid of G days.
        weights: Number of events in each cell, shape (R, C).
        begin: Chance of each day to begin with, shape (G,), positive; left out, all are equal.
        close: Change of the curve at which rounds end.
    """
    rounds = 0
    chance = np.full(cells.days, 1.0 / cells.days) if begin is None else begin
    share = np.tile(np.cumsum(chance), (len(weights), 1))
    going = np.arange(len(weights))  # sets of weights whose curve still moves
    pairs, lost = _Pairs(cells, weights), _by_limit(cells, weights)
    changes = np.full(len(weights), np.inf)
    while len(going) and rounds < MOST_ROUNDS:
        chances = np.maximum(np.diff(share[going], axis=1, prepend=0.0), _LEAST)
        after = _reverse_product(pairs.laid_out(chances), lost)
        moved = np.zeros(len(going)) if pairs.exact else np.abs(after - share[going]).max(axis=1)
        share[going], changes[going], rounds = after, moved, rounds + 1
        still = moved > close
        if not still.all():
            going, lost = going[still], lost[still]
            pairs.keep(still)
    return Fitted(share, rounds, float(changes.max()))


class _Pairs:
    """The different (low, high] among the cells, and how many events each set of weights has."""

    def __init__(self, cells: Cells, weights: Floats) -> None:
        width = cells.days + 1
        keys, place = np.unique((cells.low + 1) * width + cells.high, return_inverse=True)
        self._from, self._to = np.divmod(keys, width)  # days from..to, both in it
        self._count = _summed(weights, place, len(keys))
        self._days = cells.days
        self.exact = bool((self._from == self._to).all())

    def keep(self, sets: NDArray[np.bool_]) -> None:
        """Go on with some sets of weights."""
        self._count = self._count[sets]

    def laid_out(self, chance: Floats) -> Floats:
        """Spread the events over the days of their intervals, shape (R, G)."""
        before = np.zeros((len(chance), self._days + 1))
        np.cumsum(chance, axis=1, out=before[:, 1:])
        per = self._count / (before[:, self._to + 1] - before[:, self._from])
        begins = _summed(per, self._from, self._days + 1)
        ends = _summed(per, self._to + 1, self._days + 1)
        spread = np.maximum(np.cumsum(begins - ends, axis=1)[:, :-1], 0.0)  # rounding
        laid: Floats = chance * spread
        return laid


def _by_limit(cells: Cells, weights: Floats) -> Floats:
    """Events whose limit lies before each day, shape (R, G): not at risk in reverse time."""
    days = cells.days
    lost = np.cumsum(_summed(weights, np.minimum(cells.limit, days), days + 1), axis=1)
    return np.concatenate([np.zeros((len(weights), 1)), lost[:, : days - 1]], axis=1)


def _reverse_product(ended: Floats, lost: Floats) -> Floats:
    """Multiply 1 - ended / at risk from the longest delay down, shape (R, G)."""
    at_risk = np.cumsum(ended, axis=1) - lost
    hazard = np.divide(ended, at_risk, out=np.zeros_like(ended), where=at_risk > 0)
    kept = 1.0 - np.clip(hazard, 0.0, 1.0)
    below = np.cumprod(kept[:, ::-1], axis=1)[:, ::-1]
    return np.concatenate([below[:, 1:], np.ones((len(ended), 1))], axis=1)


def _summed(values: Floats, place: _Days, places: int) -> Floats:
    """Sum columns that share a place, shape (R, places)."""
    rows = np.arange(len(values))[:, None] * places
    flat = np.bincount((rows + place).ravel(), values.ravel(), minlength=len(values) * places)
    return flat.astype(np.float64, copy=False).reshape(len(values), places)
