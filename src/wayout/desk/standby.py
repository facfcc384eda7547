"""A keeper that is started before the passphrase is typed, and has loaded the law by then.

It holds nothing: the passphrase comes over a pipe of which only the desk has the other end. Who
waits too long for it ends by itself, as any keeper does, and another is started.
"""

import os
import threading
from contextlib import suppress

from wayout.casebook.keeper.client import Keeper
from wayout.casebook.keeper.secrets import PASSPHRASE
from wayout.errors import WayoutError


class Standby:
    """The next keeper; may be asked for from any thread.

    Args:
        module: What it runs.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._turn = threading.Lock()
        self._next: tuple[Keeper, int] | None = None

    def prepare(self) -> None:
        """Start it beside whatever else is done, unless one is waiting."""
        threading.Thread(target=self._prepare, daemon=True).start()

    def take(self, passphrase: bytes | bytearray) -> Keeper:
        """Hand over a keeper that finds the passphrase on its pipe."""
        with self._turn:
            keeper, writing = self._waiting() or self._started()
            self._next = None
        try:
            with suppress(BrokenPipeError):  # it has ended, and says so when it is asked
                os.write(writing, passphrase)  # a pipe holds more than the longest, and its end
                os.write(writing, b"\n")
        finally:
            os.close(writing)
        return keeper

    def end(self) -> None:
        """End the one that waits."""
        with self._turn:
            self._drop()

    def _prepare(self) -> None:
        with self._turn:
            self._next = self._waiting() or self._started()
            keeper, _ = self._next
        with suppress(WayoutError):  # it has ended, and another is started when it is needed
            keeper.ask("prepare")

    def _waiting(self) -> tuple[Keeper, int] | None:
        """The one that waits, if it still does; that somebody is at work is told to it."""
        if self._next is not None:
            try:
                self._next[0].ask("stay")
            except WayoutError:
                self._drop()
        return self._next

    def _drop(self) -> None:
        if self._next is not None:
            keeper, writing = self._next
            self._next = None
            os.close(writing)
            keeper.lock()

    def _started(self) -> tuple[Keeper, int]:
        reading, writing = os.pipe()
        try:
            return Keeper.start(self._module, descriptors={PASSPHRASE: reading}), writing
        except BaseException:
            os.close(writing)
            raise
        finally:
            os.close(reading)
