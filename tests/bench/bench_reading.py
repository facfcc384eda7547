"""Reading full-size cards to tables on disk, one core, against a BeautifulSoup reader beside it.

Both readers run in this process's tree on one core; processor time is compared, so that other
load on the machine counts little. The same fields must come out on every page of the sample.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from soup_reader import Fields, Row, soup_read  # type: ignore[import-not-found]  # lies beside this

from wayout.record import read_pages
from wayout.record.page import CaseCard, Person, RawPage
from wayout.record.reader import read
from wayout.sample import World, make_world

PAGES = 1_000
SAMPLE = 60
ROUNDS = 3
GOAL_RATE = 800
GOAL_RATIO = 25
_KILOBYTES = 80


def write_cards(folder: Path, count: int) -> list[Path]:
    """Write full-size cards, half in the old layout and half in the new; return their paths."""
    wanted = {"old": (count + 1) // 2, "new": count // 2}
    world: World = replace(make_world(count, seed=7), furniture=_KILOBYTES)
    paths = []
    for page in world.pages():
        layout = "new" if b"case_bookmarks" in page.data else "old"
        if page.kind != "card" or not wanted[layout] or b"card-sud" in page.data:
            continue
        wanted[layout] -= 1
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.data)
        paths.append(path)
    return paths


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
    """Read a folder of cards to tables on disk; return processor and wall time of one card."""
    with tempfile.TemporaryDirectory() as out:
        began, processor = perf_counter(), processor_seconds()
        result = read_pages([pages], Path(out, "tables"), workers=1)
        spent = processor_seconds() - processor, perf_counter() - began
    if result.cards != count:
        raise SystemExit(f"{result.cards} of {count} cards were read: {result.set_aside}")
    return spent[0] / count, spent[1] / count


def soup_all(sample: list[bytes]) -> float:
    """Return the processor time of the BeautifulSoup reader for one card."""
    began = process_time()
    for data in sample:
        soup_read(data)
    return (process_time() - began) / len(sample)


def fields_of(card: CaseCard) -> Fields:
    """Put a card in the form of the BeautifulSoup reader."""
    return Fields(
        number=card.number,
        uid=card.uid,
        received=card.received,
        decided=card.decided,
        in_force=card.in_force,
        result=card.result,
        rows=[Row(row.label, row.day, row.time, row.result) for row in card.rows or ()],
        articles=[_articles(person) for person in card.persons or ()],
        acts=len(card.acts or ()),
    )


def _articles(person: Person) -> set[str]:
    """Return the articles as printed: an attempt stands on the page as Article 30 beside them."""
    unfinished = {"30" for charge in person.charges if charge.attempt or charge.preparation}
    return {charge.article for charge in person.charges} | unfinished


def differences(sample: list[bytes]) -> Counter[str]:
    """Count the fields in which both readers differ."""
    found: Counter[str] = Counter()
    for data in sample:
        [card] = read(RawPage("", data, "2025-01-01", "path"))
        assert isinstance(card, CaseCard)
        ours, theirs = fields_of(card)._asdict(), soup_read(data)._asdict()
        found.update(name for name, value in ours.items() if value != theirs[name])
    return found


def main() -> None:
    """Print the rate and the ratio beside their goals."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as home, one_core():
        paths = write_cards(Path(home), count)
        size = sum(path.stat().st_size for path in paths) / len(paths)
        every = max(len(paths) // SAMPLE, 1)
        sample = [path.read_bytes() for path in islice(paths, 0, None, every)]
        differing = differences(sample)
        rounds = [(*read_all(Path(home), len(paths)), soup_all(sample)) for _ in range(ROUNDS)]
    card, wall, soup = (min(side) for side in zip(*rounds, strict=True))
    rate, ratio = 1 / card, soup / card
    met = rate >= GOAL_RATE and ratio >= GOAL_RATIO and not differing
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    sys.stdout.write(
        f"{len(paths)} cards of {size / 1000:.0f} KB, one core, to tables on disk{load}\n"
        f"processor time: {rate:.0f} cards/s (goal {GOAL_RATE}), wall: {1 / wall:.0f} cards/s\n"
        f"BeautifulSoup: {1 / soup:.0f} cards/s, so {ratio:.0f} times it (goal {GOAL_RATIO})\n"
        f"fields that differ on {len(sample)} cards: {dict(differing) or 'none'}\n"
        f"goals: {'met' if met else 'missed'}\n"
    )


if __name__ == "__main__":
    main()
