"""The product of very many thin steps, in numpy: short blocks of steps taken side by side.

A step changes two columns of a product for each kind of move, so it is added and not multiplied.
The first step of every block is taken at once, then the second, and so on: the loop is as long as
a block, and each turn of it as wide as there are blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.solving.continuous_cells import Cells
from wayout.odds.stays.coded import Floats

LENGTH: Final = 256  # steps of a block; fewer where many states and ties make them wide
HELD: Final = 1 << 22  # numbers that one array of a stretch may hold


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Blocks that are stepped side by side; B blocks, C cells, K states.

    `ends` are the steps that are done after each block, shape (B,). The arrays of cells are in
    the order of time: `source` and `target` the places of a cell's states among the B * K rows of
    all blocks, `share` moved / at risk, all of shape (C,); `bounds` where each block begins,
    shape (B + 1,). `order` is the order of stepping, `turns` its cuts: for each step the bounds
    of the cells of different blocks.
    """

    states: int
    ends: list[int]
    bounds: NDArray[np.int64]
    source: NDArray[np.int64]
    target: NDArray[np.int64]
    share: Floats
    order: NDArray[np.int64]
    turns: list[list[int]]


def stretches(
    cells: Cells, states: int, cuts: NDArray[np.int64]
) -> Iterator[tuple[slice, Stretch]]:
    """Cut all steps into stretches that fit in memory; also give the place of their cells.

    Args:
        cells: Cells of E steps.
        states: K.
        cuts: Numbers of steps after which a block must end, 0 <= cut <= E.
    """
    steps = len(cells.times)
    per_step = states * (1 + len(cells.step) // max(steps, 1))
    length = max(1, min(LENGTH, HELD // per_step))
    most = max(1, min(HELD // (length * per_step), HELD // states**2))
    edges = np.unique(np.concatenate((np.arange(0, steps, length), cuts, [0, steps])))
    for low in range(0, len(edges) - 1, most):
        here = edges[low : low + most + 1]
        begin, end = np.searchsorted(cells.step, here[[0, -1]]).tolist()
        yield slice(begin, end), _stretch(cells, slice(begin, end), states, here)


def prefixes(stretch: Stretch) -> tuple[Floats, Floats]:
    """Step forward through every block.

    Returns:
        For each cell the column of its state in the product of the steps of its block before its
        own, shape (C, K); and the products of whole blocks, shape (B, K, K).
    """
    table = _identities(stretch)  # row b * K + j: the column j of block b
    before = np.empty((len(stretch.order), stretch.states))
    source, target, share = _stepped(stretch)
    for turn in stretch.turns:
        here = slice(turn[0], turn[-1])
        moved = table[source[here]]
        before[here] = moved
        moved *= share[here]
        for low, high in pairwise(turn):  # one cell a block, so that no row is named twice
            part = moved[low - turn[0] : high - turn[0]]
            table[target[low:high]] += part
            table[source[low:high]] -= part
    products = table.reshape(-1, stretch.states, stretch.states).transpose(0, 2, 1)
    return _in_time(stretch, before), products


def suffixes(stretch: Stretch) -> Floats:
    """Step backward through every block.

    Returns:
        For each cell what the move is worth at the end of its block: the row of the state moved
        to less that of the state left, in the product of the steps after its own, shape (C, K).
    """
    table = _identities(stretch)  # row b * K + j: the row j of block b
    worth = np.empty((len(stretch.order), stretch.states))
    source, target, share = _stepped(stretch)
    for turn in reversed(stretch.turns):
        here = slice(turn[0], turn[-1])
        gained = table[target[here]]
        gained -= table[source[here]]
        worth[here] = gained
        gained *= share[here]
        for low, high in pairwise(turn):
            table[source[low:high]] += gained[low - turn[0] : high - turn[0]]
    return _in_time(stretch, worth)


def _stretch(cells: Cells, here: slice, states: int, edges: NDArray[np.int64]) -> Stretch:
    step = cells.step[here]
    block = np.searchsorted(edges, step, side="right") - 1
    first = np.flatnonzero(np.diff(step, prepend=-1))
    ties = np.diff(first, append=len(step))
    rank = np.arange(len(step)) - np.repeat(first, ties)
    place = step - edges[block]
    order = np.lexsort((rank, place))
    return Stretch(
        states,
        edges[1:].tolist(),
        np.searchsorted(step, edges),
        block * states + cells.start[here],
        block * states + cells.to[here],
        cells.count[here] / cells.at_risk[here],
        order,
        _turns(place[order], rank[order]),
    )


def _turns(place: NDArray[np.int64], rank: NDArray[np.int64]) -> list[list[int]]:
    """Give for each step the bounds of its cells, cut where the rank among ties changes."""
    new_step = np.diff(place, prepend=-1) != 0
    cut = np.flatnonzero(new_step | (np.diff(rank, prepend=-1) != 0))
    bounds = [*cut.tolist(), len(place)]
    turns: list[list[int]] = []
    for low, high, new in zip(bounds, bounds[1:], new_step[cut].tolist(), strict=False):
        if new:
            turns.append([low])
        turns[-1].append(high)
    return turns


def _identities(stretch: Stretch) -> Floats:
    return np.tile(np.eye(stretch.states), (len(stretch.ends), 1))


def _stepped(stretch: Stretch) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Give source, target and share in the order of stepping, the share as a column."""
    order = stretch.order
    return stretch.source[order], stretch.target[order], stretch.share[order, None]


def _in_time(stretch: Stretch, stepped: Floats) -> Floats:
    """Put what was found in the order of stepping back into the order of time."""
    found = np.empty_like(stepped)
    found[stretch.order] = stepped
    return found
