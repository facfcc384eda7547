"""Hazards laid out for drawing: when a state is left is one search, where to is one row."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayout.odds.simulation.hazards import Hazards
from wayout.odds.stays.coded import Floats, Ints

ENDS, ONE, MIXED = 0, 1, 2  # kinds of states: never left, left by one clock, by both
SURE: Final = 40.0  # level that a day adds on which all leave; the longest wait drawn is 36.8
CELLS: Final = 64  # cells of the guide for each level: most lie where few levels are


class Tables(NamedTuple):
    """Hazards of K states with at most A arrows out of one; D and L days, of either clock.

    `levels` holds, state after state and day after day, sums of -log(1 - h), where h is the
    chance to leave: who enters at level v with a unit exponential e leaves on the first day
    whose level is above v + e. A state's levels are `size` from `first`, by the days of the clock
    of the data or, where `own`, of the stay. The first level above x stands at or after
    `guide[int(x * scale)]`, and not after the next of `guide`.
    `forward` (D + 1, K, A) and `reset` (L + 1, K, A) hold hazards summed up over the arrows of a
    state, with a last day of zeros; `leave_*` are the whole sums, at most 1; `targets` (K, A) says
    where each arrow leads.
    """

    origin: int
    kind: NDArray[np.int8]
    first: NDArray[np.int64]
    size: NDArray[np.int64]
    own: NDArray[np.bool_]
    levels: Floats
    guide: NDArray[np.int32]
    scale: float
    forward: Floats
    reset: Floats
    leave_forward: Floats
    leave_reset: Floats
    targets: Ints


class Run(NamedTuple):
    """What is drawn: histories 0 to `n`, from `entry` to `until`, by the streams of `key`.

    `starts` are the shares of the states at `entry`, summed up, shape (K,).
    """

    n: int
    key: np.uint64
    starts: Floats
    entry: int
    until: int


def lay_out(hazards: Hazards) -> Tables:
    """Lay hazards out for drawing."""
    targets = _targets(hazards)
    forward, reset = (_by_slot(steps, targets) for steps in (hazards.forward, hazards.reset))
    leave_forward, leave_reset = (np.minimum(summed[:, :, -1], 1.0) for summed in (forward, reset))
    by_forward, by_reset = (leave.any(axis=0) for leave in (leave_forward, leave_reset))
    kind = np.array([by_forward, by_reset], np.int8).sum(axis=0, dtype=np.int8)
    own = np.logical_and(by_reset, ~by_forward)
    blocks = [
        (leave_reset if own[j] else leave_forward)[:-1, j] if kind[j] == ONE else np.zeros(0)
        for j in range(len(kind))
    ]
    size = np.array([len(block) for block in blocks], np.int64)
    levels = _levels(np.concatenate(blocks))
    guide, scale = _guide(levels)
    return Tables(
        hazards.origin,
        kind,
        size.cumsum() - size,
        size,
        own,
        levels,
        guide,
        scale,
        forward,
        reset,
        leave_forward,
        leave_reset,
        targets,
    )


def _targets(hazards: Hazards) -> Ints:
    """The states that each state's arrows lead to, shape (K, A); spare places lead to 0."""
    open_ = np.logical_or(hazards.forward.any(axis=0), hazards.reset.any(axis=0))
    kind = np.int8 if len(open_) <= np.iinfo(np.int8).max else np.int16
    targets = np.zeros((len(open_), max(int(open_.sum(axis=1).max()), 1)), kind)
    for j, row in enumerate(open_):
        found = np.flatnonzero(row)
        targets[j, : len(found)] = found
    return targets


def _by_slot(steps: Floats, targets: Ints) -> Floats:
    """Sum (days, K, K) up over the places of `targets`; with a last day of zeros."""
    slots = np.zeros((len(steps) + 1, *targets.shape))
    for j, row in enumerate(targets):
        known = 1 + int(row.argmax()) if row.any() else 1  # targets rise; 0 can only be the first
        slots[:-1, j, :known] = steps[:, j, row[:known]]
    return slots.cumsum(axis=2)


def _levels(leave: Floats) -> Floats:
    """Sum up -log(1 - h) along the blocks; each begins where the one before it ends."""
    with np.errstate(divide="ignore"):  # h = 1 is a day on which all leave
        return np.minimum(-np.log1p(-leave), SURE).cumsum()


def _guide(levels: Floats) -> tuple[NDArray[np.int32], float]:
    """Cut the range of levels into cells; a power of two as scale, so that no product rounds."""
    top = (float(levels[-1]) if len(levels) else 0.0) + SURE
    scale = 2.0 ** max(np.floor(np.log2(CELLS * (len(levels) + 1) / top)), 0.0)
    edges = np.arange(int(top * scale) + 2) / scale
    return np.searchsorted(levels, edges, side="right").astype(np.int32), scale
