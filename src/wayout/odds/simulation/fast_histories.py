"""Drawing histories by numba, one by one; the same as `wayout.odds.simulation.by_numpy`."""

from collections.abc import Iterator
from math import log
from typing import Final

import numpy as np
from numba import njit

from wayout.odds.simulation.by_numpy import Rows
from wayout.odds.simulation.draws import FIRST, GAMMA, SECOND, SPACING
from wayout.odds.simulation.tables import ENDS, MIXED, ONE, Run, Tables
from wayout.odds.stays.coded import CENSORED

ROWS: Final = 1 << 19  # of one block of the answer


def draw(tables: Tables, run: Run) -> Iterator[Rows]:
    """Draw the stays of all histories, block by block."""
    done, room = 0, min(ROWS, run.n * 8 + 64)
    while done < run.n:
        rows = _empty(room, tables.targets.dtype)
        done, made = _fill(tables, run, done, rows)
        if not made:  # one history has more stays than there is room
            room *= 2
            continue
        yield Rows(
            rows.id[:made], rows.start[:made], rows.to[:made], rows.entry[:made], rows.exit[:made]
        )


def _empty(room: int, code: np.dtype[np.integer]) -> Rows:
    return Rows(
        np.empty(room, np.int64),
        np.empty(room, code),
        np.empty(room, code),
        np.empty(room, np.int32),
        np.empty(room, np.int32),
    )


@njit(cache=True, nogil=True)
def _fill(tables: Tables, run: Run, done: int, rows: Rows) -> tuple[int, int]:
    """Fill the columns with whole histories; give how many are done, and the rows filled."""
    made = 0
    for history in range(done, run.n):
        seed = _mixed(np.uint64(history + 1) * GAMMA + run.key)
        state = int(np.searchsorted(run.starts, _uniform(seed, 0), side="right"))
        entry, place, row = run.entry, 1, made
        while True:
            if row == len(rows.id):
                return history, made
            left = _leaving(tables, state, entry, 1.0 - _uniform(seed, place), run.until)
            to = CENSORED
            if left <= run.until:
                to = _destination(tables, state, entry, left, _uniform(seed, place + 1))
            rows.id[row] = history
            rows.start[row] = state
            rows.to[row] = to
            rows.entry[row] = entry
            rows.exit[row] = min(left, run.until)
            row += 1
            if left >= run.until or tables.kind[to] == ENDS:
                break
            state, entry, place = to, left, place + 2
        made = row
    return run.n, made


@njit(cache=True, nogil=True, inline="always")
def _mixed(word: np.uint64) -> np.uint64:
    word = (word ^ (word >> np.uint64(30))) * FIRST
    word = (word ^ (word >> np.uint64(27))) * SECOND
    return word ^ (word >> np.uint64(31))


@njit(cache=True, nogil=True, inline="always")
def _uniform(seed: np.uint64, place: int) -> float:
    word = _mixed(seed + np.uint64(place + 1) * GAMMA)
    return np.float64(word >> np.uint64(11)) * SPACING


@njit(cache=True, nogil=True)
def _leaving(tables: Tables, state: int, entry: int, luck: float, until: int) -> int:
    kind = tables.kind[state]
    if kind == ONE:
        first, end = tables.first[state], tables.first[state] + tables.size[state]
        begin = first if tables.own[state] else first + entry - tables.origin
        level = tables.levels[begin] - log(luck)
        cell = np.int64(level * tables.scale)
        found, last = tables.guide[cell], min(tables.guide[cell + 1], end)
        while found < last and tables.levels[found] <= level:
            found += 1
        return entry + found - begin if found < end else until + 1
    if kind == MIXED:
        return _leaving_mixed(tables, state, entry, luck, until)
    return until + 1


@njit(cache=True, nogil=True)
def _leaving_mixed(tables: Tables, state: int, entry: int, luck: float, until: int) -> int:
    alive = 1.0
    for day in range(entry + 1, until + 1):
        tick = min(day - tables.origin, len(tables.forward) - 1)
        stay = min(day - entry, len(tables.reset) - 1)
        leave = tables.leave_forward[tick, state] + tables.leave_reset[stay, state]
        alive *= 1.0 - min(leave, 1.0)
        if alive < luck:
            return day
    return until + 1


@njit(cache=True, nogil=True)
def _destination(tables: Tables, state: int, entry: int, left: int, luck: float) -> int:
    tick = min(left - tables.origin, len(tables.forward) - 1)
    stay = min(left - entry, len(tables.reset) - 1)
    forward, reset = tables.forward[tick, state], tables.reset[stay, state]
    aim = luck * (forward[-1] + reset[-1])
    slot = 0
    for arrow in range(len(forward)):  # counted without a branch: quicker than stopping
        slot += forward[arrow] + reset[arrow] <= aim
    return int(tables.targets[state, slot])
