"""Counting by numpy: risk sets from entries and exits, moves by day, in blocks that fit a cache."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.stays.coded import Coded, Counts, Floats

BLOCK: Final = 1 << 16  # rows at a time


def count(stays: Coded, origin: int, days: int) -> tuple[Counts, Counts]:
    """Count who is at risk, shape (days, K), and who moves, shape (days, K, K).

    Args:
        stays: Coded stays on a clock of whole ticks.
        origin: The tick of day 0.
        days: Length of the axis.
    """
    states = len(stays.states)
    width = states + 1  # one column more for those that were censored
    entered = np.zeros(days * states, np.int64 if stays.weight is None else np.float64)
    ended = np.zeros(days * states * width, entered.dtype)
    for first in range(0, len(stays.start), BLOCK):
        rows = slice(first, first + BLOCK)
        state = stays.start[rows].astype(np.int64)
        weights = None if stays.weight is None else stays.weight[rows]
        came = (stays.entry[rows].astype(np.int64) - origin) * states + state
        _add(entered, came, weights)
        went = ((stays.exit[rows].astype(np.int64) - origin) * states + state) * width
        _add(ended, went + stays.to[rows] + 1, weights)
    moves = ended.reshape(days, states, width)
    change = entered.reshape(days, states).cumsum(axis=0) - moves.sum(axis=2).cumsum(axis=0)
    at_risk = np.zeros_like(change)
    at_risk[1:] = change[:-1]
    return at_risk, np.ascontiguousarray(moves[:, :, 1:])


def _add(counts: Counts, cells: NDArray[np.int64], weights: Floats | None) -> None:
    """Add to the counts of some cells, touching only the span of days that the cells lie in."""
    low = int(cells.min())
    found = np.bincount(cells - low, weights)
    counts[low : low + len(found)] += found
