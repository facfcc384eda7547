"""Which of two engines counts and solves: numpy, or numba where the extra `fast` is installed.

Both give the same numbers, which a test holds them to. WAYOUT_ENGINE=numpy chooses by hand.
"""

import os
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

from wayout.odds.stays.coded import Coded, Counts

Counter = Callable[[Coded, int, int], tuple[Counts, Counts]]


def fast() -> bool:
    """Say whether the compiled loops are used."""
    return os.environ.get("WAYOUT_ENGINE") != "numpy" and _installed()


@cache
def _installed() -> bool:
    return find_spec("numba") is not None


def counter() -> Counter:
    """Give what counts stays; see `wayout.odds.counting.by_numpy.count`."""
    if fast():
        from wayout.odds.counting.fast_counting import count as compiled  # noqa: PLC0415  numba loads slowly

        return compiled
    from wayout.odds.counting.by_numpy import count  # noqa: PLC0415  idem

    return count
