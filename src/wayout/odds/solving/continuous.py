"""From stays to chances on any clock: the same numbers as by days, without a place for every day.

Times are compared as they are: 0.1 + 0.2 is not 0.3. Round them before, where moves that should
share a risk set come from different sums.

Source:
    Andersen, Borgan, Gill and Keiding (1993), Statistical Models Based on Counting Processes,
    section IV.4: Greenwood's covariance is a sum over moves, (4.4.17), and needs no recursion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.solving.continuous_cells import Cells, cells
from wayout.odds.solving.continuous_scan import Stretch, prefixes, stretches, suffixes
from wayout.odds.solving.solve import Solution, check_moments
from wayout.odds.stays.coded import Coded, Floats, coded

SQUARES: Final = 1 << 18  # numbers of the outer products that are summed at once: a cache
FEW_ROWS: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class _Noise:
    """What chance adds in a stretch: rank-one terms of covariance, T terms, K states.

    `lead` is the column from which the share at the start of the block is read, `worth` the
    vector whose square is added, both of shape (T, K); `factor`, shape (T,); `bounds` where each
    block begins, shape (B + 1,).
    """

    lead: Floats
    worth: Floats
    factor: Floats
    bounds: NDArray[np.int64]


def solve_continuous(
    sojourns: pl.DataFrame | Coded,
    at: float,
    days: Sequence[float] | NDArray[np.number],
    *,
    starts: Floats | None = None,
    covariance: bool = True,
) -> Solution:
    """Follow everybody on from moment `at`, on a clock of fractions or of many ticks.

    Definitions are those of `wayout.odds.solve`: at risk is entry < t <= exit, and all moves of
    one moment share one risk set. On whole days the numbers are the same.

    Args:
        sojourns: Stays as for `tally`, their times with fractions or without; or stays coded
            with `coded(..., continuous=True)`.
        at: The moment from which on moves are followed; those of `at` itself are over.
        days: Moments asked for, in any order, none before `at` or after the data.
        starts: Shares of the states at `at`, shape (R, K); left out, each state by itself.
        covariance: Whether to give Greenwood's covariance; without it the product alone.

    Raises:
        StaysError: A row is wrong, or a day lies before `at` or after the data.

    Example:
        >>> import polars as pl
        >>> rows = {"id": [1, 2], "from": ["absent", "absent"], "to": ["held", None]}
        >>> stays = pl.DataFrame(rows | {"entry": [0.0, 0.5], "exit": [1.25, 3.0]})
        >>> solve_continuous(stays, 0, [1, 2]).chances[:, 0].tolist()
        [[1.0, 0.0], [0.5, 0.5]]
    """
    stays = sojourns if isinstance(sojourns, Coded) else _coded(sojourns)
    wanted = np.asarray(days).ravel()
    check_moments(at, stays.exit.max().item(), wanted)
    begin = np.eye(len(stays.states)) if starts is None else np.asarray(starts, np.float64)
    found = cells(stays.kept(stays.exit > at), at)
    reached, slot = np.unique(
        np.searchsorted(found.times, wanted, side="right"), return_inverse=True
    )
    chances, spread = _follow(
        found.until(int(reached.max(initial=0))),
        begin,
        reached.astype(np.int64),
        covariance=covariance,
    )
    covered = None if spread is None else spread[slot]
    return Solution(stays.states, at, wanted, chances[slot], covered)


def _coded(sojourns: pl.DataFrame) -> Coded:
    return coded(sojourns, persons=False, continuous=True)


def _follow(
    found: Cells, begin: Floats, reached: NDArray[np.int64], *, covariance: bool
) -> tuple[Floats, Floats | None]:
    """Chain the blocks; give chances (D, R, K) and covariance (D, R, K, K) after some steps."""
    rows, states = begin.shape
    slots = {step: place for place, step in enumerate(reached.tolist())}
    chances = np.empty((len(reached), rows, states))
    spread = np.zeros((*chances.shape, states)) if covariance else None
    now, current = begin, np.zeros((rows, states, states))
    if 0 in slots:
        chances[0] = now
    for here, stretch in stretches(found, states, reached):
        before, products = prefixes(stretch)
        noise = _noise(found, here, stretch, before) if covariance else None
        for block, (end, product) in enumerate(zip(stretch.ends, products, strict=True)):
            if noise is not None:
                current = product.T @ current @ product + _added(now, noise, block)
            now = now @ product
            if end in slots:
                chances[slots[end]] = now
                if spread is not None:
                    spread[slots[end]] = current
    return chances, spread


def _noise(found: Cells, here: slice, stretch: Stretch, before: Floats) -> _Noise:
    """Give the terms of Cov(dA) = (diag(q) - qq') / y, seen from the end of each block.

    One kind of move alone in its risk set is one term, q (1 - q) / y. Several are a term each,
    q / y, less one for their sum.
    """
    worth, share = suffixes(stretch), stretch.share
    at_risk = found.at_risk[here]
    group = found.step[here] * stretch.states + found.start[here]
    first = np.flatnonzero(np.diff(group, prepend=-1))
    size = np.diff(first, append=len(group))
    alone = np.repeat(size == 1, size)
    factor = np.where(alone, share * (1.0 - share), share) / at_risk
    several = first[size > 1]
    if not len(several):
        return _Noise(before, worth, factor, stretch.bounds)
    total = np.add.reduceat(worth * share[:, None], first)[size > 1]
    # the sums come behind the moves of their own block
    behind = np.searchsorted(several, stretch.bounds)
    places = np.repeat(stretch.bounds[1:], np.diff(behind))
    return _Noise(
        np.insert(before, places, before[several], axis=0),
        np.insert(worth, places, total, axis=0),
        np.insert(factor, places, -1.0 / at_risk[several]),
        stretch.bounds + behind,
    )


def _added(now: Floats, noise: _Noise, block: int) -> Floats:
    """Sum the covariance that one block adds to each row, shape (R, K, K)."""
    rows, states = now.shape
    begin, end = noise.bounds[block : block + 2].tolist()
    if rows < FEW_ROWS:  # a product a row is cheaper than all outer products
        worth = noise.worth[begin:end]
        weights = (now @ noise.lead[begin:end].T) ** 2 * noise.factor[begin:end]
        return np.stack([(worth * weight[:, None]).T @ worth for weight in weights])
    total = np.zeros((rows, states * states))
    size = max(16, SQUARES // states**2)
    for low in range(begin, end, size):
        here = slice(low, min(low + size, end))
        weight = now @ noise.lead[here].T
        weight *= weight
        weight *= noise.factor[here]
        worth = noise.worth[here]
        total += weight @ (worth[:, :, None] * worth[:, None, :]).reshape(-1, states * states)
    return total.reshape(rows, states, states)
