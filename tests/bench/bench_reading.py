"""Reading full-size cards to tables on disk, one core, against a BeautifulSoup reader beside it.

Both run on one core in the same minutes, in turn; processor time is compared, so that other load
on the machine counts little. The same fields must come out of both on every page of the sample.
"""

import compileall
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from wayout.record import read_pages

PAGES = 3_000
SAMPLE = 60
ROUNDS = 3
GOAL_RATE = 800
GOAL_RATIO = 25


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process and those it starts on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def processor_seconds() -> float:
    """Return the processor time of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def read_all(pages: Path, count: int) -> tuple[float, float]:
    """Read cards to tables on disk; return processor and wall time of one card."""
    with tempfile.TemporaryDirectory() as out:
        began, processor = perf_counter(), processor_seconds()
        result = read_pages([pages], Path(out, "tables"), workers=1)
        spent = processor_seconds() - processor, perf_counter() - began
    if result.cards != count:
        raise SystemExit(f"{result.cards} of {count} cards were read: {result.set_aside}")
    return spent[0] / count, spent[1] / count


def soup_all(sample: list[bytes]) -> float:
    """Return the processor time of the BeautifulSoup reader for one card."""
    from soup_reader import soup_read  # noqa: PLC0415 - see main

    began = process_time()
    for data in sample:
        soup_read(data)
    return (process_time() - began) / len(sample)


def main() -> None:
    """Print the rate and the ratio beside their goals."""
    # a worker begins by importing this file: what only the comparison needs is imported here
    from both_readers import differences, write_cards  # noqa: PLC0415

    count = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    compileall.compile_dir(sys.path[0], quiet=1)  # as an installation does
    with tempfile.TemporaryDirectory() as home, one_core():
        paths = write_cards(Path(home), count)
        size = sum(path.stat().st_size for path in paths) / len(paths)
        sample = [path.read_bytes() for path in paths[:: max(len(paths) // SAMPLE, 1)]]
        differing = differences(sample)
        rounds = [(*read_all(Path(home), len(paths)), soup_all(sample)) for _ in range(ROUNDS)]
        start = read_all(paths[0], 1)[0]
    card, wall, soup = (min(side) for side in zip(*rounds, strict=True))
    rate, ratio = 1 / card, soup / card
    met = rate >= GOAL_RATE and ratio >= GOAL_RATIO and not differing
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    sys.stdout.write(
        f"{len(paths)} cards of {size / 1000:.0f} KB, one core, to tables on disk{load}\n"
        f"processor time: {rate:.0f} cards/s (goal {GOAL_RATE}), wall: {1 / wall:.0f} cards/s\n"
        f"in it the start of the worker and the tables, {1000 * start:.0f} ms whatever is read\n"
        f"BeautifulSoup: {1 / soup:.0f} cards/s, so {ratio:.1f} times it (goal {GOAL_RATIO})\n"
        f"fields that differ on {len(sample)} cards: {dict(differing) or 'none'}\n"
        f"goals: {'met' if met else 'missed'}\n"
    )


if __name__ == "__main__":
    main()
