"""Counting by numba: one pass over the rows; the same counts as `wayout.odds.counting.by_numpy`."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from wayout.odds.stays.coded import Coded, Counts, Ints

_Columns = tuple[Ints, Ints, NDArray[np.number], NDArray[np.number], Counts]


def count(stays: Coded, origin: int, days: int) -> tuple[Counts, Counts]:
    """Count who is at risk and who moves; see `wayout.odds.counting.by_numpy.count`."""
    kind = np.int64 if stays.weight is None else np.float64
    change = np.zeros((days + 1, len(stays.states)), kind)
    moves = np.zeros((days, len(stays.states), len(stays.states)), kind)
    weight = np.ones(1, kind) if stays.weight is None else stays.weight
    columns = (stays.start, stays.to, stays.entry, stays.exit, weight)
    _count(columns, origin, change, moves)
    return change[:-1].cumsum(axis=0), moves


@njit(cache=True, nogil=True)
def _count(columns: _Columns, origin: int, change: Counts, moves: Counts) -> None:
    start, to, entry, exit_, weight = columns
    own = len(weight) == len(start)
    for row in range(len(start)):
        state, end = start[row], exit_[row] - origin
        worth = weight[row] if own else weight[0]
        change[entry[row] - origin + 1, state] += worth
        change[end + 1, state] -= worth
        if to[row] >= 0:
            moves[end, state, to[row]] += worth
