"""A connection that says nothing, or one letter at a time, is not waited for.

The server counts connections, and answers none beyond its bound: whoever opens many and asks
nothing would shut the desk. So a head must come in time, and where connections are many the oldest
that asks nothing makes room.
"""

import asyncio
import time

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 10.0  # seconds until the head of a request is there
ASKING_NOTHING = 32  # connections that may be open and ask nothing


class Waiting(H11Protocol):
    """A connection of the desk; hand it to the server as its `http`."""

    _since = 0.0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as its base does
        """Begin to wait for a request, in the place of the oldest that sent none."""
        super().connection_made(transport)
        self._since = time.monotonic()
        self._watch()
        idle = [one for one in self.connections if isinstance(one, Waiting) and one.is_idle]
        if len(idle) > ASKING_NOTHING:
            min(idle, key=lambda one: one._since).give_up()  # noqa: SLF001  one of us

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait on if that was no whole head."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        super().connection_lost(exc)
        self._stop()

    @property
    def asks_nothing(self) -> bool:
        """Whether no request is under way on it."""
        return self.cycle is None or self.cycle.response_complete

    @property
    def is_idle(self) -> bool:
        """Whether it is open, and no request is under way on it."""
        return self.asks_nothing and not self.transport.is_closing()

    def give_up(self) -> None:
        """End it, unless something was asked meanwhile."""
        self._timer = None
        if self.is_idle:
            self.transport.close()

    def _watch(self) -> None:
        if not self.asks_nothing:
            self._stop()
        elif self._timer is None:
            self._timer = self.loop.call_later(HEAD, self.give_up)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
