"""Aalen-Johansen from all 10 states with Greenwood's errors at every whole day, on one core.

Each figure is the best of several runs in a process of its own, which may use one thread; the
seconds of the processor stand beside those of the clock, for a machine that is busy. At 100,000
histories the same is asked, where they are installed, of the PyPI package `survival` (with its
robust errors) and of etm in R (with its covariance; only the call itself is timed): their shares
must be ours. Nothing is judged by the clock. Goals: 1,000,000 histories from coded arrays under
0.2 s with numpy and 0.1 s with numba, from a frame under 0.5 s; 10,000,000 under 2 s and 1 GB;
100 times `survival` and 200 times etm at 100,000.

Usage: bench_odds.py [HISTORIES...], by default 100000, 1000000 and 10000000.
WAYOUT_BENCH_PYTHON names another Python, in which `survival` is installed.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from invented_histories import (
    read_frame,
    read_histories,
    write_histories,
)
from odds_peers import by_etm, by_survival

from wayout.odds.counting.tally import tally, tally_coded
from wayout.odds.solving.solve import solve

ROUNDS = 5
PEERS_AT = 100_000
GOALS = {
    ("numpy", 1_000_000): "0.2 s", ("numba", 1_000_000): "0.1 s", ("frame", 1_000_000): "0.5 s",
    ("numpy", 10_000_000): "2 s, 1 GB", ("numba", 10_000_000): "2 s, 1 GB",
}  # fmt: skip
ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS", "NUMBA_NUM_THREADS",
     "OMP_NUM_THREADS"), "1",
)  # fmt: skip


def main() -> None:
    """Make the histories, then measure each way in a process of its own."""
    with TemporaryDirectory() as temporary:
        for people in [int(word) for word in sys.argv[1:]] or [PEERS_AT, 1_000_000, 10_000_000]:
            folder = Path(os.environ.get("WAYOUT_BENCH_DIR", temporary)) / f"odds-{people}"
            if not (folder / "exit.npy").exists():
                apart("make", folder, people)
            engines = ["numpy", "numba"] if find_spec("numba") else ["numpy"]
            for way in [*engines, *(["frame"] if people <= 1_000_000 else [])]:
                apart(way, folder, people)
            if people == PEERS_AT:
                apart("peers", folder, people)


def apart(way: str, folder: Path, people: int) -> None:
    """Measure one way by itself, so that its memory is its own."""
    environ = {**os.environ, **ONE_THREAD, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    if way in ("numpy", "frame"):
        environ["WAYOUT_ENGINE"] = "numpy"
    words = [sys.executable, __file__, way, str(folder), str(people)]
    subprocess.run(words, env=environ, check=True)


def measure(way: str, folder: Path, people: int) -> None:
    """Print the seconds of one way beside its goal, and the memory of its process."""
    seconds, busy, rows = from_frame(folder) if way == "frame" else from_arrays(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    goal = GOALS.get((way, people))
    say(
        f"{people:>10,} histories {rows:>10,} stays  {way:5} {seconds:7.3f} s "
        f"({busy:.3f} s of processor) {peak:5.2f} GB" + (f"  (goal {goal})" if goal else "")
    )


def from_arrays(folder: Path) -> tuple[float, float, int]:
    """Count and solve coded stays."""
    stays = read_histories(folder)
    return *best(lambda: solve(tally_coded(stays), 0)), len(stays.start)


def from_frame(folder: Path) -> tuple[float, float, int]:
    """Check, code, count and solve a frame."""
    frame = read_frame(folder)
    return *best(lambda: solve(tally(frame), 0)), len(frame)


def peers(folder: Path) -> None:
    """Print how many times as long the peers take, with the same shares."""
    ours, _, _ = from_arrays(folder)
    for name, goal, peer in (("survival", 100, by_survival), ("etm", 200, by_etm)):
        found = peer(folder)
        if isinstance(found, str):
            say(f"{'':10} {name}: left out, {found}")
        else:
            say(f"{'':10} {name} {found:.2f} s: {found / ours:.0f} times ours (goal {goal})")


def best(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the quickest of several runs, by the clock and of the processor."""
    spent = []
    for _ in range(ROUNDS):
        began, busy = perf_counter(), process_time()
        work()
        spent.append((perf_counter() - began, process_time() - busy))
    clock, processor = zip(*spent, strict=True)
    return min(clock), min(processor)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(way: str, folder: Path, people: int) -> None:
    """Do what one process is there for."""
    if way == "make":
        began = perf_counter()
        rows = write_histories(folder, people)
        say(f"made {people:,} histories, {rows / people:.2f} stays each, "
            f"in {perf_counter() - began:.1f} s")  # fmt: skip
    elif way == "peers":
        peers(folder)
    else:
        measure(way, folder, people)


if __name__ == "__main__":
    if sys.argv[1:] and not sys.argv[1].isdigit():
        run(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
