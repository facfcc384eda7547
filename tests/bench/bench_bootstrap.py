"""The cluster bootstrap: 1,000 replicates of a cohort of 100,000 people, each with all his stays.

Beside it, for a few replicates, the same by hand: draw the weights, count the weighted stays,
solve. Both give the same shares for the same draws. Goal: under 15 seconds on two cores; a
replicate uses one of them.

Usage: bench_bootstrap.py [PEOPLE [REPLICATES]].
"""

import resource
import sys
from time import perf_counter, process_time

import numpy as np
from invented_histories import (
    COLUMNS,
    as_coded,
    histories,
)

from wayout.odds.counting.tally import tally_coded
from wayout.odds.solving.landmark import Cohort, cohort
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import Coded, Floats
from wayout.odds.uncertainty.bootstrap import replicate

PEOPLE, REPLICATES, GOAL = 100_000, 1_000, 15.0
BY_HAND = 20
DAYS = (30, 90, 180, 365, 730)


def main() -> None:
    """Print the seconds beside the goal, and the ratio to the way by hand."""
    words = [int(word) for word in sys.argv[1:]]
    people, replicates = (*words, *(PEOPLE, REPLICATES)[len(words) :])
    group = everybody(people)
    busy = process_time()
    spent, found = timed(group, replicates)
    busy = process_time() - busy
    _, some = timed(group, BY_HAND)
    began = perf_counter()
    drawn = by_hand(group, BY_HAND)
    ratio = (perf_counter() - began) / BY_HAND / (spent / replicates)
    if not np.allclose(drawn, some, rtol=0, atol=1e-10):
        raise SystemExit("by hand the shares are others")
    whole = (people, replicates) == (PEOPLE, REPLICATES)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    sys.stdout.write(
        f"{replicates:,} replicates of {group.people:,} people, {len(group.stays.start):,} stays: "
        f"{spent:.1f} s, {busy:.1f} s of processor{f' (goal {GOAL:.0f} s)' if whole else ''}, "
        f"{peak:.2f} GB, by hand {ratio:.1f} times as long; "
        f"largest error {found.std(axis=0).max():.5f}\n"
    )


def everybody(people: int) -> Cohort:
    """Give people who all begin in one state on day 0."""
    blocks = list(histories(people, np.random.default_rng(1), {"0": 1.0}, late=0.0))
    columns = {
        name: np.concatenate([block[name] for block in blocks]).astype(kind)
        for name, kind in COLUMNS.items()
    }
    return cohort(as_coded(columns), "s0", 0)


def timed(group: Cohort, replicates: int) -> tuple[float, Floats]:
    """Draw replicates and take the time."""
    began = perf_counter()
    found = replicate(group, DAYS, np.random.default_rng(7), replicates=replicates)
    return perf_counter() - began, found


def by_hand(group: Cohort, replicates: int) -> Floats:
    """Weigh, count and solve anew for each replicate."""
    stays, rng = group.stays, np.random.default_rng(7)
    start = np.eye(len(stays.states))[stays.place(group.state)][None, :]
    found = []
    for _ in range(replicates):
        weight = rng.poisson(1.0, group.people)[stays.owner].astype(np.float64)
        weighed = Coded(stays.states, stays.start, stays.to, stays.entry, stays.exit, weight=weight)
        counted = tally_coded(weighed)
        found.append(solve(counted, 0, DAYS, starts=start, covariance=False).chances[:, 0])
    return np.array(found)


if __name__ == "__main__":
    main()
