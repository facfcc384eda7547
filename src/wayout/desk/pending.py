"""What was typed and not written, because the same was changed meanwhile: until it is decided."""

import secrets
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """Record lines that wait for a decision: to which case, what is said of them, and the way on.

    `seen` is the number of entries that the case had when the question was put.
    """

    code: str
    lines: bytes
    seen: int
    said: str
    back: str


class Pending:
    """The last of each session that waits, under a token that is good once."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[str, Waiting]] = {}

    def keep(self, session: str, waiting: Waiting) -> str:
        """Remember it; gives its token."""
        token = secrets.token_urlsafe(16)
        self._waiting[session] = (token, waiting)
        return token

    def take(self, session: str, token: str) -> Waiting | None:
        """What waits under a token, once; None if nothing does."""
        kept, waiting = self._waiting.get(session, ("", None))
        if waiting is None or token != kept:
            return None
        del self._waiting[session]
        return waiting

    def forget(self) -> None:
        """Let go of everything."""
        self._waiting = {}
