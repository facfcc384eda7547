"""A million cases through the offence and probation rules, against numpy written by hand.

Both give the same five columns, which is asserted. Goal: at most 5 times the time of numpy.
"""

import os
import resource
import sys
from collections.abc import Callable
from time import perf_counter

import numpy as np
import polars as pl
from law_numpy import by_hand
from polars.testing import assert_frame_equal

from wayout.law import assess_frame

ROWS = int(os.environ.get("WAYOUT_BENCH_ROWS", "1000000"))
ROUNDS = 7
GOAL = 5.0
SERVICES = ("contract", "mobilised", "conscript", "volunteer", "reservist")
FLAGS = ("conditional_release", "suspended_proceedings", "probation", "parole")
HOUR = 3_600_000_000
BOUNDARIES = np.array([48, 240, 24 * 28, 24 * 30, 24 * 31]) * HOUR


def cases(rows: int, random: np.random.Generator) -> pl.DataFrame:
    """Ends from 2021 to 2026, lengths from hours to years, one in ten a boundary long."""
    first, last = (
        np.datetime64(day, "us").astype(np.int64) for day in ("2021-01-01", "2026-06-01")
    )
    ends = random.integers(first, last, rows) // (HOUR // 60) * (HOUR // 60)
    lengths = (np.exp(random.normal(5.5, 1.8, rows)) * HOUR).astype(np.int64)
    on_edge = random.random(rows) < 0.1
    lengths[on_edge] = random.choice(BOUNDARIES, int(on_edge.sum()))
    moments = {"from": ends - lengths, "to": ends}
    return pl.DataFrame(
        {
            "service": pl.Series(SERVICES).gather(random.integers(0, len(SERVICES), rows)),
            "conduct": pl.Series(["absence", "desertion"]).gather(random.random(rows) < 0.1),
            **{name: pl.Series(at).cast(pl.Datetime("us")) for name, at in moments.items()},
            **{name: random.random(rows) < 0.1 for name in FLAGS},
        }
    )


def best(work: Callable[[pl.DataFrame], pl.DataFrame], frame: pl.DataFrame) -> float:
    """Seconds of the quickest of several runs."""
    spent = []
    for _ in range(ROUNDS):
        began = perf_counter()
        work(frame)
        spent.append(perf_counter() - began)
    return min(spent)


def peak() -> float:
    """Largest memory of this process so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    """Print seconds, the ratio beside its goal, and memory."""
    frame = cases(ROWS, np.random.default_rng(337))
    made = peak()
    hand = best(by_hand, frame)
    by_numpy = peak()
    ours = best(assess_frame, frame)
    by_rules = peak()
    expected = by_hand(frame)
    assert_frame_equal(assess_frame(frame).select(expected.columns), expected, check_dtypes=False)
    ratio = ours / hand
    sys.stdout.write(
        f"{ROWS:,} rows, best of {ROUNDS}, {pl.thread_pool_size()} threads, results equal\n"
        f"assess_frame {ours:.3f} s, numpy by hand {hand:.3f} s: {ratio:.2f} times it "
        f"(goal {GOAL:.0f}: {'met' if ratio <= GOAL else 'missed'})\n"
        f"peak memory: {made:.2f} GB with the frame, {by_numpy:.2f} GB after numpy, "
        f"{by_rules:.2f} GB after both\n"
    )


if __name__ == "__main__":
    main()
