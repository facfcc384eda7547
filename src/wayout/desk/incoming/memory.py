"""What came in and waits for a decision: forgotten when the vault is locked."""

import secrets
import threading
from collections.abc import Callable

from wayout.casebook.keeper.wiping import wipe
from wayout.desk.era import Era
from wayout.desk.incoming.job import Job
from wayout.errors import LockedError


class Incoming:
    """A reading of court pages, and exported cases that were looked into.

    Args:
        era: Whose requests may bring some.
    """

    def __init__(self, era: Era | None = None) -> None:
        self._era = era or Era()
        self.job: Job | None = None
        self._turn = threading.Lock()
        self._export: tuple[str, bytearray] | None = None

    def begin(self, start: Callable[[], Job]) -> bool:
        """Start a reading, if none is at work; whether it was.

        Raises:
            LockedError: The vault was locked since this was asked.
        """
        with self._turn:
            if self._era.is_over:
                raise LockedError("The vault is locked.")
            if self.job is not None and self.job.is_running:
                return False
            self.job = start()
            return True

    def drop(self) -> None:
        """End a reading, and delete what was only looked at."""
        with self._turn:
            job, self.job = self.job, None
            if job is not None:
                job.stop()
                job.places.clear_trial()

    def keep_export(self, data: bytes) -> str:
        """Keep an export until it is taken or another comes; gives the word to ask for it by."""
        self.drop_export()
        word = secrets.token_urlsafe(16)
        self._era.keep(lambda: self._hold(word, data))
        return word

    def export(self, word: str) -> bytes | None:
        """Give an export back; None if it is there no more."""
        kept = self._export
        return bytes(kept[1]) if kept is not None and kept[0] == word else None

    def _hold(self, word: str, data: bytes) -> None:
        self._export = (word, bytearray(data))

    def forget(self) -> None:
        """Let go of everything."""
        self.drop_export()
        self.drop()

    def drop_export(self) -> None:
        """Let go of an export."""
        kept, self._export = self._export, None
        if kept is not None:
            wipe(kept[1])
