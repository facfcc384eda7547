"""The desk: the list and a case at 2,000 and 50,000 cases, beside the same pages on a plain list.

`python tests/bench/bench_desk.py [--minutes N] [CASES ...]`. Then three windows of one desk, 20
requests a second together for so many minutes (a quarter by default; the goal names 10): errors,
and the memory of the desk and of its keeper. The passphrase of these vaults costs nothing.
"""

import argparse
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

import psutil
from desk_vault import PASSPHRASE, many_cases
from desk_window import Window, desk_on, entered

from wayout.cli.vault_open import KEEPER
from wayout.desk.book import Book

SIZES = (2_000, 50_000)
LISTS = (
    "/cases", "/cases?state=absent", "/cases?state=investigated&due=30", "/cases?order=written",
    "/cases?deadline=custody_first&owner=nobody", "/cases?opened_from=2025-01-01",
)  # fmt: skip
OTHERS = ("/today", "/law", "/pathway", "/cases?due=7")
ROUNDS, CASES = 120, 40
GOALS = {"list": 50, "case": 150}  # milliseconds of p95
A_SECOND, WINDOWS = 20, 3
SAMPLES = 6  # of the memory
TYPING = 4  # seconds that a passphrase takes to type: the desk makes ready meanwhile


def main(words: Sequence[str]) -> None:
    """Measure each size, then the load on the largest."""
    asked = argparse.ArgumentParser()
    asked.add_argument("cases", nargs="*", type=int)
    asked.add_argument("--minutes", type=float, default=0.25)
    given = asked.parse_args(words)
    for size in given.cases or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = many_cases(Path(folder), size)
            measure(path, size, given.minutes)


def measure(path: Path, size: int, minutes: float) -> None:
    """One vault: from unlocking to the first pages, the pages, and the load."""
    say(f"{size} cases, {path.stat().st_size / 1e6:.0f} MB")
    with desk_on(path) as (window, pid):
        time.sleep(TYPING)
        begun = time.perf_counter()
        window.post("/unlock", passphrase=PASSPHRASE)
        window.get("/today")
        say(f"  from the passphrase to Today: {time.perf_counter() - begun:.2f} s (goal 1 s)")
        begun = time.perf_counter()
        window.get("/cases")
        say(f"  the list for the first time, its index made: {time.perf_counter() - begun:.2f} s")
        cases = window.cases()[:CASES]
        cold = [window.timed(case) for case in cases]
        ours = dict[str, list[float]]()
        for page, addresses in (("list", LISTS), ("case", cases)):
            before = processor(pid)
            ours[page] = [window.timed(one) for one in islice(cycle(addresses), ROUNDS)]
            took = 1e3 * (processor(pid) - before) / ROUNDS
            say(f"  {page}: {spread(ours[page])} (goal p95 {GOALS[page]} ms)")
            say(f"    processor time of desk and keeper for each: {took:.0f} ms")
        say(f"  each case for the first time: {spread(cold)}")
        load(window, pid, minutes, cases)
    with plain_desk(path) as window:
        cases = window.cases()[:1]
        window.timed(cases[0])
        plain = {
            "list": [window.timed(one) for one in islice(cycle(LISTS[:2]), ROUNDS)],
            "case": [window.timed(one) for one in islice(cycle(cases), ROUNDS)],
        }
    for page in GOALS:
        times = at(ours[page], 0.5) / at(plain[page], 0.5)
        say(
            f"  {page} on a plain list: {spread(plain[page])}; ours is {times:.1f} times its median"
        )


def load(window: Window, pid: int, minutes: float, cases: Sequence[str]) -> None:
    """Three windows at once: what they ask is spread evenly over the time."""
    pages, faults, took = [*cases, *LISTS, *OTHERS], list[str](), list[float]()
    begun = time.monotonic()
    until = begun + 60 * minutes

    def work(number: int, mine: Window) -> None:
        for turn, page in enumerate(cycle(pages[number:] + pages[:number])):
            due = begun + (number + turn * WINDOWS) / A_SECOND
            if due > until:
                return
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                took.append(mine.timed(page))
            except (OSError, RuntimeError) as fault:
                faults.append(str(fault))

    with ThreadPoolExecutor(WINDOWS) as threads:
        works = [threads.submit(work, number, window.beside()) for number in range(WINDOWS)]
        sizes = [memory(pid)]
        while not all(one.done() for one in works):
            time.sleep(60 * minutes / SAMPLES)
            sizes.append(memory(pid))
    say(f"  {WINDOWS} windows, {minutes:g} minutes: {len(took)} requests, {spread(took)}")
    say(f"    errors: {len(faults)} (goal 0) {faults[:3] or ''}")
    for what, held in zip(("desk", "keeper"), zip(*sizes, strict=True), strict=True):
        said = " ".join(f"{size / 1e6:.0f}" for size in held)
        say(f"    memory of the {what}, MB: {said}")


def memory(pid: int) -> tuple[int, int]:
    """The bytes that the desk and its keeper hold."""
    desk = psutil.Process(pid)
    return desk.memory_info().rss, sum(one.memory_info().rss for one in desk.children())


@contextmanager
def plain_desk(path: Path) -> Iterator[Window]:
    """The same desk on a plain list, in a process of its own."""
    book, answers = Book(path, KEEPER), path.with_suffix(".answers")
    book.unlock(PASSPHRASE.encode())
    try:
        more = {"court": False, "changed": False}
        rows = [{**row, "written": row["opened"], **more} for row in book.ask("list")]
        page = book.ask("page", wanted={}, part={"limit": 50})
        shown = book.ask("show", code=rows[0]["code"], numbers=True)
        answers.write_bytes(pickle.dumps({"list": rows, "page": page, "show": shown}))
    finally:
        book.lock()
    words = [sys.executable, str(Path(__file__).with_name("desk_plain.py")), str(answers)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as ran:
        try:
            yield entered(ran)
        finally:
            ran.terminate()


def processor(pid: int) -> float:
    """The seconds of processor that the desk and its keeper took, whoever else is at work."""
    desk = psutil.Process(pid)
    times = [one.cpu_times() for one in (desk, *desk.children())]
    return sum(one.user + one.system for one in times)


def spread(seconds: Sequence[float]) -> str:
    """Median and p95 in milliseconds."""
    return f"p50 {1e3 * at(seconds, 0.5):.0f} ms, p95 {1e3 * at(seconds, 0.95):.0f} ms"


def at(seconds: Sequence[float], share: float) -> float:
    """The value below which so large a share lies."""
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))]


def say(line: str) -> None:
    """Print a figure when it is there."""
    print(line, flush=True)  # noqa: T201  figures are printed


if __name__ == "__main__":
    main(sys.argv[1:])
