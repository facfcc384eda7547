"""The siege: attacks on a vault, as many as fit into a budget of minutes, beside their goals.

`python -m tests.siege [MINUTES [SEED [PART ...]]]`, 40 by default, on every core there is; of the
parts those whose names begin so, or all. It ends with 1 if a promise broke. Time that a part
leaves over goes to those after it.
"""

import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import sched_getaffinity

from tests.siege.budget import DONE, Found, broken
from tests.siege.parts import PARTS, Part, besiege

MINUTES = 40.0


def main(words: list[str]) -> int:
    """Run every part in its share of the budget, and print what it did."""
    minutes = float(words[0]) if words else MINUTES
    seed = int(words[1]) if len(words) > 1 else time.time_ns()
    pieces = len(sched_getaffinity(0))
    print(f"{minutes:g} minutes on {pieces} cores, seed {seed}", flush=True)  # noqa: T201  figures are printed
    parts = [one for one in enumerate(PARTS) if one[1].name.startswith(tuple(words[2:] or [""]))]
    end, bad = time.monotonic() + minutes * 60, 0
    with ProcessPoolExecutor(pieces, mp_context=get_context("spawn")) as pool:
        for place, (number, part) in enumerate(parts):
            begun = time.monotonic()
            left = sum(other.share for _, other in parts[place:])
            seconds = (end - begun) * part.share / left
            asked = [(number, seconds, piece, pieces, seed) for piece in range(pieces)]
            found: Found = sum(pool.map(besiege, asked), Counter())
            _tell(part, found, time.monotonic() - begun)
            bad += broken(found)
    print("Nothing was lost, and nothing wrong was shown." if not bad else f"{bad} BROKEN.")  # noqa: T201  idem
    return 1 if bad else 0


def _tell(part: Part, found: Found, seconds: float) -> None:
    rest = ", ".join(f"{number} {kind}" for kind, number in sorted(found.items()) if kind != DONE)
    mark = "  BROKEN" if broken(found) else ""
    print(  # noqa: T201  figures are printed
        f"{part.name:26} {found[DONE]:>7} of {part.goal:>7}  {seconds:5.0f} s  {rest}{mark}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
