"""Drawing histories by numpy: the first stays of a block, then the second, and so on."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayout.odds.simulation.draws import streams, uniform
from wayout.odds.simulation.tables import ENDS, MIXED, ONE, Run, Tables
from wayout.odds.stays.coded import CENSORED, Floats, Ints

BLOCK: Final = 1 << 15  # histories at a time, so that their columns fit a cache
WINDOW: Final = 1 << 20  # cells of a table of survival by entry


class Rows(NamedTuple):
    """Stays in the order of their histories and days: ids, codes of states, days."""

    id: NDArray[np.int64]
    start: Ints
    to: Ints
    entry: NDArray[np.int32]
    exit: NDArray[np.int32]


def draw(tables: Tables, run: Run) -> Iterator[Rows]:
    """Draw the stays of all histories, block by block."""
    for first in range(0, run.n, BLOCK):
        yield _in_order(_waves(tables, run, first), first)


def _waves(tables: Tables, run: Run, first: int) -> Iterator[Rows]:
    """Yield the first stays of a block, then the second stays of those who have one, ..."""
    seeds = streams(run.key, first, min(BLOCK, run.n - first))
    begun = np.searchsorted(run.starts, uniform(seeds, 0), side="right").astype(
        tables.targets.dtype
    )
    alive = np.arange(len(seeds))
    state, entry = begun, np.full(len(seeds), run.entry, np.int64)
    place = 1
    while len(alive):
        left = _leaving(tables, state, entry, 1.0 - uniform(seeds[alive], place), run.until)
        moved = left <= run.until
        to = np.full(len(alive), CENSORED, tables.targets.dtype)
        to[moved] = _destinations(
            tables, state[moved], entry[moved], left[moved], uniform(seeds[alive[moved]], place + 1)
        )
        exit_ = np.minimum(left, run.until)
        yield Rows(alive, state, to, entry.astype(np.int32), exit_.astype(np.int32))
        on = moved & (exit_ < run.until) & (tables.kind[to] != ENDS)
        alive, state, entry = alive[on], to[on], exit_[on]
        place += 2


def _in_order(waves: Iterator[Rows], first: int) -> Rows:
    """Put the stays of each history one after the other."""
    parts = list(waves)
    counts = np.zeros(len(parts[0].id), np.int64)
    for part in parts:
        counts[part.id] += 1
    offset = counts.cumsum() - counts
    whole = [np.empty(counts.sum(), column.dtype) for column in _columns(parts[0])]
    for nth, part in enumerate(parts):
        rows = offset[part.id] + nth
        for column, values in zip(whole, _columns(part), strict=True):
            column[rows] = values
    whole[0] += first
    return Rows(*whole)


def _columns(rows: Rows) -> tuple[Ints, ...]:
    return rows.id, rows.start, rows.to, rows.entry, rows.exit


def _leaving(
    tables: Tables, state: Ints, entry: NDArray[np.int64], luck: Floats, until: int
) -> NDArray[np.int64]:
    """Draw the day on which each leaves; a day after `until` where it lies there.

    `luck` is uniform in (0, 1]: he is still there as long as his survival is not below it.
    """
    shift = np.where(tables.own[state], 0, entry - tables.origin)
    begin = tables.first[state] + shift
    kind = tables.kind[state]
    begin[kind != ONE] = 0
    level = tables.levels[begin] if len(tables.levels) else np.zeros(len(begin))
    found = np.searchsorted(tables.levels, level - np.log(luck), side="right")
    inside = (kind == ONE) & (found < tables.first[state] + tables.size[state])
    left = np.where(inside, entry + found - begin, until + 1)
    for j in np.unique(state[kind == MIXED]).tolist():
        rows = np.flatnonzero(state == j)
        left[rows] = _leaving_mixed(tables, j, entry[rows], luck[rows], until)
    return left


def _leaving_mixed(
    tables: Tables, state: int, entry: NDArray[np.int64], luck: Floats, until: int
) -> NDArray[np.int64]:
    """Draw the day of leaving from a state with arrows of both clocks: survival by entry."""
    days = until - int(entry.min())
    left = np.empty(len(entry), np.int64)
    order = np.argsort(entry, kind="stable")
    for rows in np.array_split(order, len(order) * days // WINDOW + 1):
        came, which = np.unique(entry[rows], return_inverse=True)
        length = np.arange(1, days + 1)
        ticks = np.minimum(came[:, None] + length - tables.origin, len(tables.forward) - 1)
        stays = np.minimum(length, len(tables.reset) - 1)
        leave = tables.leave_forward[ticks, state] + tables.leave_reset[stays, state]
        alive = np.cumprod(1.0 - np.minimum(leave, 1.0), axis=1)
        survived = (alive[which] >= luck[rows, None]).sum(axis=1)
        left[rows] = np.where(survived < days, entry[rows] + survived + 1, until + 1)
    return left


def _destinations(
    tables: Tables,
    state: Ints,
    entry: NDArray[np.int64],
    left: NDArray[np.int64],
    luck: Floats,
) -> Ints:
    """Draw where each goes, in proportion to the hazards of the day on which he leaves."""
    tick = np.minimum(left - tables.origin, len(tables.forward) - 1)
    stay = np.minimum(left - entry, len(tables.reset) - 1)
    summed = tables.forward[tick, state] + tables.reset[stay, state]
    slot = (summed <= (luck * summed[:, -1])[:, None]).sum(axis=1)
    to: Ints = tables.targets[state, slot]
    return to
