"""Continuous times: seconds and peak memory for all ten start states with Greenwood's errors.

Beside it, in the same process and for fewer histories, a plain loop over the moments, as one
would write it by hand; its numbers must be the same. Nothing is judged by the clock.
Goal: 100,000 histories under 2 seconds.

Usage: bench_continuous.py [HISTORIES...], by default 10000 and 100000.
"""

import resource
import sys
from time import perf_counter

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.solving.continuous import solve_continuous
from wayout.odds.solving.continuous_cells import Cells, cells
from wayout.odds.stays.coded import Coded, Floats, coded

STATES = 10
LOOPED = 20_000  # the loop is timed on at most so many histories
FOLLOWED = 1_200.0  # days
DAYS = np.array([30, 90, 180, 365, 730, 1_100])
GOALS = {100_000: 2.0}


def main() -> None:
    """Print a line for each number of histories."""
    for histories in [int(word) for word in sys.argv[1:]] or [10_000, 100_000]:
        measure(histories)


def measure(histories: int) -> None:
    """Time a solution from coded stays, with and without errors, and the loop beside it."""
    stays = made_up(histories, np.random.default_rng(1))
    moments = len(cells(stays, 0).times)
    began = perf_counter()
    solve_continuous(stays, 0, DAYS)
    seconds = perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    began = perf_counter()
    solve_continuous(stays, 0, DAYS, covariance=False)
    bare = perf_counter() - began
    goal = f" (goal {GOALS[histories]:.0f} s)" if histories in GOALS else ""
    sys.stdout.write(
        f"{histories:>9,} histories {moments:>9,} moments {seconds:6.2f} s{goal} "
        f"{bare:6.2f} s without errors, {peak:.2f} GB, {beside(histories)}\n"
    )
    sys.stdout.flush()


def beside(histories: int) -> str:
    """Compare with the loop, on as many histories as it can bear."""
    stays = made_up(min(histories, LOOPED), np.random.default_rng(1))
    began = perf_counter()
    ours = solve_continuous(stays, 0, [FOLLOWED / 2])
    seconds = perf_counter() - began
    began = perf_counter()
    chances, covariance = loop(cells(stays, 0), FOLLOWED / 2)
    ratio = (perf_counter() - began) / seconds
    if not np.allclose(ours.chances[0], chances, rtol=0, atol=1e-12):
        raise SystemExit("the loop finds other chances")
    if ours.covariance is None or not np.allclose(ours.covariance[0], covariance, atol=1e-12):
        raise SystemExit("the loop finds other errors")
    return f"{ratio:.0f} times as fast as a loop over the moments ({len(stays.start):,} stays)"


def loop(found: Cells, until: float) -> tuple[Floats, Floats]:
    """Multiply one matrix a moment, and carry the covariance of all rows along."""
    chances = np.eye(STATES)
    covariance = np.zeros((STATES, STATES, STATES))
    bounds = np.searchsorted(found.step, np.arange(len(found.times) + 1))
    for step, moment in enumerate(found.times):
        if moment > until:
            break
        here = slice(bounds[step], bounds[step + 1])
        matrix, inverse = np.eye(STATES), np.zeros(STATES)
        matrix[found.start[here], found.to[here]] = found.count[here] / found.at_risk[here]
        for state in found.start[here]:
            matrix[state, state] = 2.0 - matrix[state].sum()
            inverse[state] = 1.0 / found.at_risk[here][found.start[here] == state][0]
        weight = chances * chances * inverse
        spread = np.einsum("gj,jk->gk", weight, matrix)
        covariance = matrix.T @ covariance @ matrix
        covariance -= np.einsum("gj,ja,jb->gab", weight, matrix, matrix)
        covariance[:, range(STATES), range(STATES)] += spread
        chances = chances @ matrix
    return chances, covariance


def made_up(histories: int, rng: np.random.Generator) -> Coded:
    """Invent histories that run in circles: continuous times, a part of them seen late."""
    rates = rng.uniform(0.0005, 0.006, (STATES, STATES)) * (rng.random((STATES, STATES)) < 0.25)
    np.fill_diagonal(rates, 0.0)
    rates[np.arange(STATES - 2), np.arange(1, STATES - 1)] += 0.002
    rates[STATES - 2 :] = 0.0  # two states are ends
    person = np.arange(histories)
    state = rng.choice(2, histories)
    now = np.where(rng.random(histories) < 0.4, rng.uniform(0, 400, histories), 0.0)
    until = rng.uniform(600, FOLLOWED, histories)
    parts = []
    while len(person):
        leaving = rates[state].cumsum(axis=1)
        end = now + rng.exponential(size=len(person)) / np.maximum(leaving[:, -1], 1e-9)
        pick = rng.random(len(person)) * leaving[:, -1]
        to = (leaving <= pick[:, None]).sum(axis=1)
        cut = end >= until
        parts.append((person, state, np.where(cut, -1, to), now, np.minimum(end, until)))
        person, state, now, until = (a[~cut] for a in (person, to, end, until))
    return as_coded(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def as_coded(*columns: NDArray[np.number]) -> Coded:
    """Code the columns person, from, to, entry and exit through a frame, as a user would."""
    names = np.array([*(f"s{state}" for state in range(STATES)), None], dtype=object)
    person, start, to, entry, leave = columns
    frame = {"id": person, "from": names[start], "to": names[to], "entry": entry, "exit": leave}
    states = pl.Enum([f"s{state}" for state in range(STATES)])
    kinds = pl.DataFrame(frame, schema_overrides={"from": states, "to": states})
    return coded(kinds, persons=False, continuous=True)


if __name__ == "__main__":
    main()
