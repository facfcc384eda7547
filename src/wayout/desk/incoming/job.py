"""One reading of court pages at a time, watched by the desk: how far it is, and how it ended."""

import select
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from wayout.casebook.keeper.frames import unpack_error
from wayout.desk.incoming.places import Places, settle
from wayout.desk.incoming.reading import Order
from wayout.errors import WayoutError

_LOOK = 1.0  # seconds between two looks whether the vault is still open
_MODULE = "wayout.desk.incoming.reading"

Asked = Callable[[], bool]
Ended = Callable[["Job"], None]


class Job:
    """A reading that was begun.

    `pages` are read so far; `answer` is what it told at its end, `error` why it failed. With
    neither, and not running, it was stopped.

    Args:
        places: Where things lie.
        order: What it does.
        is_open: Whether the vault is; when it is not any more, the reading ends.
        ended: Is called once, when it has ended well.
    """

    def __init__(self, places: Places, order: Order, is_open: Asked, ended: Ended) -> None:
        self.places = places
        self.order = order
        self.pages = 0
        self.answer: dict[str, Any] | None = None
        self.error: WayoutError | None = None
        self._is_open = is_open
        self._is_stopped = False
        self._ended = ended
        self._process = subprocess.Popen(  # noqa: S603  our own module
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._thread.is_alive()

    @property
    def is_trial(self) -> bool:
        """Whether pages are only looked at, and not added."""
        return self.order.batch is None

    def stop(self) -> None:
        """End it; of pages that were being added nothing stays."""
        self._is_stopped = True
        self._process.kill()
        self._thread.join()

    def _watch(self) -> None:
        try:
            self._hear()
        finally:
            self._end()
            self._settle()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # nobody hears what was still to be said
                    pipe.close()

    def _settle(self) -> None:
        """Keep what was added, or leave nothing of it."""
        batch = None if self.order.batch is None else Path(self.order.batch)
        if self.answer is None:
            if batch is not None:
                shutil.rmtree(batch, ignore_errors=True)
            return
        if batch is not None:
            settle(batch)
        try:
            self._ended(self)
        except WayoutError as error:
            self.error = error

    def _hear(self) -> None:
        """Take what it says, until it has ended, or the vault was locked."""
        sent, said = self._process.stdin, self._process.stdout
        if sent is None or said is None:
            return
        with suppress(OSError):  # it has ended already: it says nothing, then
            sent.write(msgspec.json.encode(self.order) + b"\n")
            sent.flush()
        waiting = select.poll()
        waiting.register(said, select.POLLIN)
        while self._is_open():
            if waiting.poll(_LOOK * 1000) and not self._take(said.readline()):
                return

    def _take(self, line: bytes) -> bool:
        """Take a line; whether more will come."""
        if not line and self._is_stopped:
            return False
        if not line:
            self.error = WayoutError("The reading ended by itself. Nothing was changed.")
            return False
        told: dict[str, Any] = msgspec.json.decode(line)
        self.pages = told.get("pages", self.pages)
        self.answer = told.get("answer")
        if "error" in told:
            self.error = unpack_error(told["error"])
        return self.answer is None and self.error is None
