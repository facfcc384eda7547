"""Flipped bits: over the vault, the ring, its copy, the head, and a journal left by a kill."""

import os
import signal
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.siege.budget import DONE, Budget, Found
from tests.siege.world import Besieged, build, verdict

_PAGES, _FILLER = 300, 3000
_RECORDS = slice(8, 12)  # of a journal: how many pages it is known to hold; none until synced


def flips(budget: Budget) -> Found:
    """Flip bits one at a time, each in a fresh copy, and ask everything."""
    quiet = build(budget.folder / "quiet", 12)
    hot = with_journal(budget.folder / "hot")
    found: Found = Counter()
    while budget.goes_on(found[DONE]):
        spoiled = budget.rng.choice((quiet, hot)).copy(budget.folder / "spoiled")
        file = budget.rng.choice(spoiled.files)
        flip(file, budget.rng)
        kind = verdict(spoiled)
        if kind == "WRONG":
            print(f"  WRONG after a flip in {file.name}")  # noqa: T201  figures are printed
        found[kind] += 1
        found[DONE] += 1
    return found


def flip(file: Path, rng: Random) -> None:
    """Flip one bit of a file."""
    data = bytearray(file.read_bytes())
    bit = rng.randrange(len(data) * 8)
    data[bit // 8] ^= 1 << bit % 8
    file.write_bytes(data)


def with_journal(folder: Path, tries: int = 400) -> Besieged:
    """Make a vault that was killed while it wrote, so that its journal must be played back.

    Raises:
        RuntimeError: No kill fell into a commit.
    """
    calm = build(folder / "calm", 12)
    rng = Random(1)  # noqa: S311  a place in time, no secret
    for _ in range(tries):
        killed = calm.copy(folder / "killed")
        child = os.fork()
        if child == 0:
            _write_until_killed(killed)
        time.sleep(0.05 + rng.random() * 0.1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        journal = killed.path.with_name(f"{killed.path.name}-journal")
        if not journal.exists() or not any(journal.read_bytes()[_RECORDS]):
            continue
        if verdict(killed.copy(folder / "tried")) == "harmless":
            return killed
    raise RuntimeError("no kill left a journal that must be played back")


def _write_until_killed(killed: Besieged) -> None:
    with killed.open() as vault:
        while True:
            with vault.store.transaction():
                for number in range(_PAGES):  # enough that most of the time goes to the pages
                    vault.store.write(
                        "INSERT OR REPLACE INTO about VALUES (?, ?)",
                        (f"filler {number}", os.urandom(_FILLER)),
                    )
