"""One process at a time: a lock on a file beside the vault, let go when the process ends."""

import fcntl
import os
import time
from pathlib import Path

from wayout.casebook.disk import PRIVATE, unwritten
from wayout.errors import BusyError

_STEP = 0.05


class Lock:
    """The lock of a vault, held while this lives."""

    def __init__(self, path: Path, patience: float) -> None:
        """Take it, waiting for `patience` seconds at most.

        Raises:
            BusyError: Another process holds it.
            OutputError: The file cannot be made.
        """
        place = path.with_name(f"{path.name}.lock")
        try:
            self._descriptor = os.open(place, os.O_RDWR | os.O_CREAT, PRIVATE)
        except OSError as error:
            raise unwritten(place, error) from error
        try:
            self._take(path, time.monotonic() + patience)
        except OSError as error:
            self.release()
            raise unwritten(place, error) from error
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let it go; a second time does nothing, for the number may be another file by then."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def _take(self, path: Path, end: float) -> None:
        while not self._taken():
            if time.monotonic() >= end:
                raise BusyError("{path} is open in another process. Lock it there.", path=path)
            time.sleep(_STEP)

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
