"""Wrong passphrases make the next one wait, longer each time; a restart forgets nothing."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from wayout.casebook.disk import write_whole
from wayout.errors import OutputError

FREE = 3  # wrong ones before anybody waits
LONGEST = 60.0  # seconds: a hundred guesses take more than an hour and a half


class Throttle:
    """Counts the wrong passphrases in a row, in a file beside nothing of the vault.

    Args:
        place: The file. That it cannot be written does not stop anybody; it then counts in memory.
        clock: The second of now (Unix), which goes on while the desk is closed.
    """

    def __init__(self, place: Path, clock: Callable[[], float]) -> None:
        self._place = place
        self._clock = clock
        self.turn = threading.Lock()
        self._wrong, self._until = self._read()

    def wait(self) -> float:
        """Tell for how many seconds no passphrase is looked at."""
        left = self._until - self._clock()
        return min(max(0.0, left), LONGEST)  # a clock that was set back locks nobody out for long

    def wrong(self) -> None:
        """Count a wrong one."""
        self._wrong += 1
        over = self._wrong - FREE
        pause = min(2.0**over, LONGEST) if over >= 0 else 0.0
        self._until = self._clock() + pause
        self._write()

    def right(self) -> None:
        """Forget the wrong ones."""
        self._wrong, self._until = 0, 0.0
        self._write()

    def _read(self) -> tuple[int, float]:
        try:
            wrong, until = json.loads(self._place.read_text("ascii"))
            return max(0, int(wrong)), float(until)
        except (OSError, OverflowError, TypeError, ValueError):
            return 0, 0.0

    def _write(self) -> None:
        with suppress(OSError, OutputError):
            self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._place, json.dumps([self._wrong, self._until]).encode("ascii"))
