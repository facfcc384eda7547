"""Counting 10 million cases' events: seconds, peak memory, and the ratio to bare polars.

The tables are made here, once, in WAYOUT_BENCH_DIR or a temporary folder. The answer is checked
against a second way of counting, month by month; nothing is judged by the clock.
Goal: under 10 seconds and under 1.5 GB for 85 million rows on two cores.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

import numpy as np
import polars as pl
from big_tables import write_tables  # type: ignore[import-not-found]  # lies beside this script

CASES = int(os.environ.get("WAYOUT_BENCH_CASES", "10000000"))
QUESTIONS: tuple[dict[str, str], ...] = (
    {"event": "received", "by": "month"},
    {"event": "received", "by": "month", "article": "337"},
    {"event": "received", "by": "court"},
    {"event": "verdict", "by": "outcome"},
    {"event": "received", "by": "month", "known_by": "2024-01-01"},
    {"event": "received", "by": "month", "unit": "person"},
)


def main() -> None:
    """Make the tables if need be, then count them both ways."""
    kept = os.environ.get("WAYOUT_BENCH_DIR")
    with TemporaryDirectory() as temporary:
        folder = Path(kept or temporary) / f"count-{CASES}"
        if not (folder / "reading.json").exists():
            seconds, rows = timed(lambda: write_tables(folder, CASES))
            say(f"made {rows:,} event rows of {CASES:,} cases in {seconds:.1f} s")
        for question in range(len(QUESTIONS)):
            apart(folder, question)


def apart(folder: Path, question: int) -> None:
    """Answer one question in a process of its own, so that its memory is its own."""
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    words = [sys.executable, __file__, str(folder), str(question)]
    subprocess.run(words, env=environ, check=True)


def measure(folder: Path, question: dict[str, str]) -> None:
    """Print seconds and peak memory of one question, and for the first the baseline's ratio."""
    from wayout.record import count  # noqa: PLC0415  only the child has the path

    seconds, found = timed(lambda: count(folder, **question))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    asked = " ".join(f"{key}={value}" for key, value in question.items())
    line = f"{asked:55} {found.total:>11,} counted {seconds:6.1f} s {peak:5.2f} GB"
    if question == QUESTIONS[0]:
        bare, months = timed(lambda: baseline(folder))
        line += f"  {seconds / bare:.2f} times bare polars ({bare:.1f} s)"
        answer = {row.value: row.count for row in found.rows}
        if not answer == months == second_way(folder):
            raise SystemExit("the ways of counting differ")
    say(line)


def baseline(folder: Path) -> dict[str, int]:
    """What one would write by hand in polars: the first receipt of each case, by month."""
    events = pl.scan_parquet(folder / "events" / "*.parquet")
    month = pl.col("day").dt.strftime("%Y-%m")
    live = events.filter(pl.col("kind") == "received", pl.col("gone").is_null())
    first = live.group_by("history").agg(pl.col("day").min())
    return dict(first.group_by(month).len().sort("day").collect(engine="streaming").rows())


def second_way(folder: Path) -> dict[str, int]:
    """File by file in numpy: days since 1970 to months, counted by bins."""
    months = np.zeros(12 * 100, dtype=np.int64)
    for path in sorted((folder / "events").glob("*.parquet")):
        rows = pl.read_parquet(path, columns=["kind", "order", "day"])
        days = rows.filter(pl.col("kind") == "received", pl.col("order") == 0)["day"]
        at = days.to_numpy().astype("datetime64[M]").astype(np.int64)
        months += np.bincount(at, minlength=len(months))
    named = (np.datetime64("1970-01", "M") + np.arange(len(months))).astype(str)
    return {str(name): int(n) for name, n in zip(named, months, strict=True) if n}


Answer = TypeVar("Answer")


def timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Run something and take the time."""
    began = perf_counter()
    answer = work()
    return perf_counter() - began, answer


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(Path(sys.argv[1]), QUESTIONS[int(sys.argv[2])])
    else:
        main()
