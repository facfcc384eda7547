"""Counting stays from parquet in one process: rows a second, and the largest memory.

An argument says how many histories (2e6 if left out); the goal is 1e8 under 2 GB.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from many_stays import stays

HISTORIES = 2_000_000
_GOAL_MB = 2_000  # whatever the number of histories
COUNT = (
    "import sys, time; from wayout.odds.files.streaming import tally_parquet\n"
    "began = time.perf_counter(); counted = tally_parquet(sys.argv[1])\n"
    "print(time.perf_counter() - began, int(counted.moves.sum()), len(counted.at_risk))\n"
)


def write(folder: Path, histories: int) -> int:
    """Write files of invented stays; return the number of rows."""
    rows = 0
    for part, frame in enumerate(stays(histories)):
        frame.write_parquet(folder / f"{part:04}.parquet")
        rows += frame.height
    return rows


def count_watched(folder: Path, engine: str) -> tuple[float, float, str]:
    """Count in another process; return the largest memory (MB), the seconds and what it says."""
    source = str(Path(__file__).parents[2] / "src")
    environ = {**os.environ, "PYTHONPATH": source, "WAYOUT_ENGINE": engine}
    largest = 0.0
    with subprocess.Popen(
        [sys.executable, "-c", COUNT, str(folder)], env=environ, stdout=subprocess.PIPE, text=True
    ) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                largest = max(largest, watched.memory_info().rss / 1e6)
            except psutil.Error:
                break
            time.sleep(0.02)
        said = process.communicate()[0].split()
    if process.returncode:
        raise SystemExit(process.returncode)
    return largest, float(said[0]), " ".join(said[1:])


def main() -> None:
    """Print both engines; the first fast run also compiles."""
    histories = int(float(sys.argv[1])) if len(sys.argv) > 1 else HISTORIES
    with tempfile.TemporaryDirectory() as home:
        rows = write(Path(home), histories)
        size = sum(file.stat().st_size for file in Path(home).iterdir()) / 1e6
        sys.stdout.write(f"{histories:,} histories, {rows:,} rows, {size:,.0f} MB of parquet\n")
        for engine in ("numpy", "fast"):
            largest, seconds, said = count_watched(Path(home), engine)
            verdict = "met" if largest <= _GOAL_MB else "missed"
            sys.stdout.write(
                f"{engine}: {seconds:.2f} s, {rows / seconds / 1e6:.1f} million rows/s, "
                f"{largest:.0f} MB at most (goal {_GOAL_MB}: {verdict}); moves, days: {said}\n"
            )


if __name__ == "__main__":
    main()
