"""Simulated histories a second, with numpy and with numba, beside a plain loop in Python.

The hazards are those of the golden set of ten states over 1,200 days. The loop goes day by day,
as one would write it by hand; its shares at the end must be the same. Nothing is judged by the
clock. Goals: 0.3 million histories a second with numpy, 3 million with `fast`.

Usage: bench_simulation.py [HISTORIES], by default 1000000.
"""

import os
import sys
from bisect import bisect
from itertools import accumulate
from pathlib import Path
from random import Random
from time import perf_counter

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.counting.engine import fast
from wayout.odds.counting.tally import tally
from wayout.odds.simulation.hazards import Hazards, hazards
from wayout.odds.simulation.histories import simulate

GOLDEN = Path(__file__).parents[1] / "golden" / "odds" / "sim_day_1000.csv"
START = "0"
UNTIL = 1_199
LOOPED = 2_000
ROUNDS = 3
GOALS = {"numpy": 0.3e6, "fast": 3e6}
MOST_SIGMAS = 6.0


def main() -> None:
    """Print a line for each engine."""
    histories = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    text = {"from": pl.String, "to": pl.String}
    ways = hazards(tally(pl.read_csv(GOLDEN, schema_overrides=text)))
    began = perf_counter()
    shares = looped(ways, Random(1))  # noqa: S311  a simulation, no secret
    by_hand = LOOPED / (perf_counter() - began)
    sys.stdout.write(f"{'loop':>6} {by_hand:>12,.0f} histories a second\n")
    for engine in GOALS:
        os.environ["WAYOUT_ENGINE"] = engine
        if engine == "fast" and not fast():
            sys.stdout.write("  fast numba is not installed\n")
            continue
        sys.stdout.write(measure(ways, histories, engine, by_hand, shares))


def measure(
    ways: Hazards, histories: int, engine: str, by_hand: float, shares: NDArray[np.float64]
) -> str:
    """Time one engine, best of several rounds, after a small one that compiles."""
    simulate(ways, 1000, START, UNTIL, np.random.default_rng(0))
    spent = []
    for seed in range(ROUNDS):
        began = perf_counter()
        drawn = simulate(ways, histories, START, UNTIL, np.random.default_rng(seed))
        spent.append(perf_counter() - began)
    check(drawn, shares)
    speed = histories / min(spent)
    moves = len(drawn.filter(pl.col("to").is_not_null())) / histories
    met = "met" if speed >= GOALS[engine] else "missed"
    return (
        f"{engine:>6} {speed:>12,.0f} histories a second (goal {GOALS[engine]:,.0f}: {met}), "
        f"{moves:.2f} moves each, {speed / by_hand:,.0f} times the loop\n"
    )


def check(drawn: pl.DataFrame, shares: NDArray[np.float64]) -> None:
    """Compare where they end with the loop."""
    kind = drawn["from"].dtype
    assert isinstance(kind, pl.Enum)
    last = drawn.group_by("id").last().select(pl.coalesce("to", "from")).to_series()
    counts = dict(last.cast(pl.String).value_counts().rows())
    found = np.array([counts.get(state, 0) for state in kind.categories]) / drawn["id"].n_unique()
    error = np.sqrt(np.maximum(found * (1 - found), 1e-6) / LOOPED)
    if (np.abs(found - shares) > MOST_SIGMAS * error).any():
        raise SystemExit("the ways of simulating differ")


def looped(ways: Hazards, rng: Random) -> NDArray[np.float64]:
    """Go day by day in plain Python; give the shares of the states at the end."""
    chances = [[list(accumulate(row)) for row in day] for day in ways.forward.tolist()]
    ends = [0] * len(ways.states)
    for _ in range(LOOPED):
        state, entry, stays = ways.states.index(START), 0, []
        for day in range(1, UNTIL + 1):
            row = chances[day][state]
            draw = rng.random()
            if draw < row[-1]:
                to = bisect(row, draw)
                stays.append((state, to, entry, day))
                state, entry = to, day
        ends[state] += 1
    return np.array(ends) / LOOPED


if __name__ == "__main__":
    main()
