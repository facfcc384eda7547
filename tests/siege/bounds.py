"""What an input may do: raise an error of ours, within a second and some memory, or be taken."""

import resource
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.siege.budget import DONE, Found

from wayout.errors import WayoutError

SECOND = 1.0  # of the processor: others may be at work
_SHOWN = 1500  # letters of an input
_MOST_KIB = 512 << 10  # that the process may grow by in all


class Bounds:
    """Counts what inputs do; `found` tells it."""

    def __init__(self) -> None:
        self.found: Found = Counter()
        self._before = _largest()

    def give(self, use: Callable[[], str], again: Callable[[], object]) -> bool:
        """Give an input to what reads it; whether it was taken.

        Args:
            use: Reads it, and names what came of it.
            again: Says what it was, if it broke something.
        """
        begun = time.process_time()
        taken = False
        try:
            self.found[use()] += 1
            taken = True
        except WayoutError:
            self.found["refused"] += 1
        except Exception as error:  # noqa: BLE001  this is what is looked for
            self._undeclared(error, again)
        self.found["SLOW"] += time.process_time() - begun > SECOND
        self.found[DONE] += 1
        return taken

    def _undeclared(self, error: Exception, again: Callable[[], object]) -> None:
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"UNDECLARED {type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
        self.found[kind] += 1
        if self.found[kind] == 1:  # one is enough to see what it is
            print(f"  {kind}: {error}, for {again()!r}"[:_SHOWN], flush=True)  # noqa: T201  figures are printed

    def told(self) -> Found:
        """Tell all of it, the memory too."""
        self.found["TOO LARGE"] += _largest() - self._before > _MOST_KIB
        return +self.found


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
