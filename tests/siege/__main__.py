"""The siege: attacks on a vault, as many as fit into a budget of minutes; the figures are printed.

`python tests/siege [MINUTES]`, 40 by default. It ends with 1 if anything was lost or missed.
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from flips import flips
from kills import kills
from replays import replays

MINUTES = 40.0
_PARTS = (("kill -9 during work", kills, 5000, 0.5), ("bit flips", flips, 10_000, 0.35),
          ("replays", replays, 1000, 0.15))  # fmt: skip
_BAD = ("WRONG", "LOST", "MISSED", "faults")


def main(words: list[str]) -> int:
    """Run every part in its share of the budget."""
    minutes = float(words[0]) if words else MINUTES
    seed = int(words[1]) if len(words) > 1 else time.time_ns()
    print(f"{minutes:g} minutes, seed {seed}")  # noqa: T201  figures are printed
    bad = 0
    for name, part, most, share in _PARTS:
        with tempfile.TemporaryDirectory() as folder:
            found = part(Path(folder), minutes * 60 * share, most, Random(f"{seed} {name}"))  # noqa: S311  a replay
        print(f"{name}: {_told(found)}", flush=True)  # noqa: T201  idem
        bad += sum(number for kind, number in found.items() if any(b in kind for b in _BAD))
    return 1 if bad else 0


def _told(found: Counter[str]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in sorted(found.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
