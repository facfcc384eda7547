"""The vault behind the desk: locked, or open in a keeper of its own, which alone holds the keys."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from wayout.casebook.keeper.client import Keeper
from wayout.casebook.keeper.screen import SILENT, UNHEARD
from wayout.casebook.keeper.secrets import MOST
from wayout.desk.standby import Standby
from wayout.errors import LockedError, UsageError, WayoutError

_LOOK = 0.5  # seconds between two looks whether the keeper has ended


def _nothing() -> None:
    """Do nothing."""


class Book:
    """A vault that is unlocked and locked while the desk runs; requests may come from any thread.

    Args:
        path: The vault.
        module: What its keeper runs.
        member: Whose passphrase it must be; None is whoever opens it.
        told: The passphrase, where it is no secret: the vault holds nobody.

    `ended` is called when the keeper has ended by itself, as it does when nothing is asked for a
    while: in a thread of its own, and before the vault can be opened again.
    """

    def __init__(
        self, path: Path, module: str, member: str | None = None, *, told: str = ""
    ) -> None:
        self.path = path
        self.told = told
        self.ended: Callable[[], None] = _nothing
        self._standby = Standby(module)
        self._member = member
        self._keeper: Keeper | None = None
        self._turn = threading.Lock()
        self._unheard: WayoutError | None = None

    @property
    def is_open(self) -> bool:
        """Whether it was unlocked, and its keeper has not ended since."""
        return self._keeper is not None and self._keeper.is_running

    def prepare(self) -> None:
        """Somebody is going to open it: let the next keeper be there by then."""
        self._standby.prepare()

    def unlock(self, passphrase: bytes | bytearray) -> None:
        """Open it.

        Raises:
            UsageError: The passphrase is longer than any.
            LockedError: It does not open with this passphrase.
            WayoutError: It cannot be opened: it is damaged, or not there.
        """
        if len(passphrase) > MOST:
            raise UsageError("A passphrase has {most} bytes at most.", most=MOST)
        with self._turn:
            self._end()
            keeper = self._standby.take(passphrase)
            try:
                keeper.ask("open", path=str(self.path.absolute()), name=self._member)
            except BaseException:
                keeper.lock()
                raise
            self._keeper, self._unheard = keeper, None
            threading.Thread(target=self._watch, args=[keeper], daemon=True).start()

    def lock(self) -> None:
        """End the keeper; what it held is gone. One that waits ends, too."""
        with self._turn:
            self._end()
            self._standby.end()

    def ask(self, request: str, **values: object) -> Any:  # noqa: ANN401  plain builtins
        """Ask the keeper.

        Raises:
            LockedError: The vault is locked.
            WayoutError: What the keeper raised.
        """
        keeper = self._keeper
        if keeper is None:
            raise LockedError("The vault is locked.")
        return keeper.ask(request, **values)

    def stay(self) -> None:
        """Tell the keeper that somebody is at work, on a page that asks it nothing."""
        with suppress(WayoutError):  # it has ended: the next question says so
            self.ask("stay")

    def remarks(self) -> list[WayoutError]:
        """Hand over what the keeper remarked since this was last called."""
        keeper = self._keeper
        if keeper is None:
            return []
        found, keeper.remarks = keeper.remarks, []
        for one in found:
            if one.message in {UNHEARD, SILENT}:
                self._unheard = one
        return found

    @property
    def unheard(self) -> WayoutError | None:
        """What the keeper remarked, if it does not hear when the screen is locked."""
        return self._unheard

    def _watch(self, keeper: Keeper) -> None:
        """Wait until a keeper has ended; who locked the vault, or opens it, forgets by himself."""
        while keeper.is_running:
            time.sleep(_LOOK)
        with self._turn:
            if self._keeper is keeper:
                self.ended()

    def _end(self) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.lock()
