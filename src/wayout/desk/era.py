"""Since when a request is at work: one that began before all was forgotten adds nothing to it."""

from collections.abc import Callable
from contextvars import ContextVar
from threading import Lock

_BEGUN: ContextVar[object] = ContextVar("begun")


class Era:
    """The time from one forgetting to the next; may be asked from any thread."""

    def __init__(self) -> None:
        self._now = object()
        self._turn = Lock()

    def begin(self) -> None:
        """Let the request that is at work belong to it."""
        _BEGUN.set(self._now)

    @property
    def is_over(self) -> bool:
        """Whether all was forgotten since the request began; who is no request may always add."""
        now = self._now
        return _BEGUN.get(now) is not now

    def keep(self, add: Callable[[], None]) -> None:
        """Add something that is remembered, unless it is over."""
        with self._turn:
            if not self.is_over:
                add()

    def end(self) -> None:
        """Begin another: what is being added now is there when this returns, and nothing later."""
        with self._turn:
            self._now = object()
