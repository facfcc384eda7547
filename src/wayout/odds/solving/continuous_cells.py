"""Who moved at which moment and out of how many: the counts of a clock that is no day's.

A count by days has a place for every day; here only moments at which somebody moved have one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayout.odds.stays.coded import CENSORED, Coded, Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Moves of one kind at one moment are a cell; C cells at E moments, sorted by moment.

    `times` are the moments, shape (E,); `step` the place of each cell's moment among them,
    `start` and `to` its states, `count` how many moved (or their weights), `at_risk` how many
    were in `start` with entry < moment <= exit, all of shape (C,). `rows` are the stays that
    ended so, cell after cell, and `first` where each cell begins among `rows`.
    """

    times: NDArray[np.number]
    step: NDArray[np.int64]
    start: Ints
    to: Ints
    count: Floats
    at_risk: Floats
    rows: NDArray[np.int64]
    first: NDArray[np.int64]

    def until(self, steps: int) -> "Cells":
        """Keep the first moments; `rows` stay as they are."""
        end = int(np.searchsorted(self.step, steps))
        return Cells(
            self.times[:steps],
            self.step[:end],
            self.start[:end],
            self.to[:end],
            self.count[:end],
            self.at_risk[:end],
            self.rows,
            self.first[:end],
        )

    def sums(self, worth: Floats) -> Floats:
        """Sum a number of each stay over the moves of each cell, shape (C,)."""
        if not len(self.first):
            return np.zeros(0)
        return np.add.reduceat(worth[self.rows], self.first)


def cells(stays: Coded, after: float) -> Cells:
    """Gather the moves after a moment; those to the same state, and of weight 0, are none."""
    moved = (stays.to != CENSORED) & (stays.to != stays.start) & (stays.exit > after)
    if stays.weight is not None:
        moved &= stays.weight > 0
    rows = np.flatnonzero(moved)
    rows = rows[_order(stays.exit[rows])]
    moment = stays.exit[rows]
    step = np.concatenate(([0], np.cumsum(moment[1:] != moment[:-1]))) if len(rows) else rows
    width = len(stays.states)
    key = (step * width + stays.start[rows]) * width + stays.to[rows]
    order = np.argsort(key, kind="stable")  # nearly sorted: only moments with several moves are not
    rows, key = rows[order], key[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    weight = np.ones(len(stays.start)) if stays.weight is None else stays.weight
    places, step = rows[first], step[first]
    start, to = stays.start[places], stays.to[places]
    count = np.add.reduceat(weight[rows], first) if len(first) else np.zeros(0)
    times = stays.exit[places[np.flatnonzero(np.diff(step, prepend=-1))]]
    bare = Cells(times, step, start, to, count, count, rows, first)
    return Cells(times, step, start, to, count, _risk(stays, bare), rows, first)


def risk_sums(stays: Coded, cells: Cells, worth: Floats | None) -> Floats:
    """Sum numbers of each stay over those at risk in each cell's state at its moment.

    Args:
        stays: All stays, also those that ended before.
        cells: The cells.
        worth: Shape (n, M); None counts every stay once.

    Returns:
        Sums, shape (C, M). The rounding error is that of a sum over all stays: centre `worth`.
    """
    found = np.zeros((len(cells.step), 1 if worth is None else worth.shape[1]))
    rows_by_state = _by_state(stays.start, len(stays.states))
    cells_by_state = _by_state(cells.start, len(stays.states))
    for rows, mine in zip(rows_by_state, cells_by_state, strict=True):
        if len(mine):
            own = None if worth is None else worth[rows]
            when = cells.times[cells.step[mine]]
            found[mine] = _before(stays.entry[rows], own, when)
            found[mine] -= _before(stays.exit[rows], own, when)
    return found


def at_risk(stays: Coded, when: NDArray[np.number]) -> Floats:
    """Count those at risk in every state at some moments, shape (moments, K)."""
    order = np.argsort(when, kind="stable")
    found = np.zeros((len(when), len(stays.states)))
    for state, rows in enumerate(_by_state(stays.start, len(stays.states))):
        own = None if stays.weight is None else stays.weight[rows, None]
        came, went = (_before(times[rows], own, when[order]) for times in (stays.entry, stays.exit))
        found[order, state] = (came - went)[:, 0]
    return found


def _risk(stays: Coded, cells: Cells) -> Floats:
    """Sum the weights at risk in each cell, no less than what moved, however sums are rounded."""
    if stays.weight is None:
        return risk_sums(stays, cells, None)[:, 0]
    group = cells.step * len(stays.states) + cells.start
    first = np.diff(group, prepend=-1) != 0
    moved = np.bincount(np.cumsum(first) - 1, cells.count)[np.cumsum(first) - 1]
    summed: Floats = risk_sums(stays, cells, stays.weight[:, None])[:, 0]
    np.maximum(summed, moved, out=summed)
    return summed


def _before(times: NDArray[np.number], worth: Floats | None, when: NDArray[np.number]) -> Floats:
    """Sum over the times that lie before each of some sorted moments, shape (moments, M)."""
    if worth is None:
        return np.searchsorted(np.sort(times), when)[:, None].astype(np.float64)
    order = _order(times)
    total = np.zeros((len(times) + 1, worth.shape[1]))
    np.cumsum(worth[order], axis=0, out=total[1:])
    return total[np.searchsorted(times[order], when)]


def _order(times: NDArray[np.number]) -> NDArray[np.int64]:
    """Order times; whole days of a narrow clock by their digits, which is faster."""
    if not len(times) or not np.issubdtype(times.dtype, np.integer):
        return np.argsort(times)
    low, high = int(times.min()), int(times.max())
    if high - low > np.iinfo(np.uint16).max:
        return np.argsort(times)
    return np.argsort((times - low).astype(np.uint16), kind="stable")


def _by_state(codes: Ints, states: int) -> Iterator[NDArray[np.int64]]:
    """Yield the places of every state in turn, each in order."""
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=states)).tolist()
    begin = 0
    for end in ends:
        yield order[begin:end]
        begin = end
