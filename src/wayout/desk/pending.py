"""What was typed and not written, because the same was changed meanwhile: until it is decided."""

import json
import secrets
from dataclasses import dataclass
from typing import Any

from wayout.desk.era import Era

Line = dict[str, Any]  # a record as it is written to a case


@dataclass(frozen=True, slots=True)
class Waiting:
    """Records that are to be written: to which case, what is said of them, and the page after.

    `seen` is the number of entries that the case had when it was shown; None: that is no matter.
    """

    code: str
    lines: list[Line]
    seen: int | None
    said: str
    back: str


def joined(lines: list[Line]) -> bytes:
    """Write records as a keeper reads them, one on each line."""
    return b"\n".join(json.dumps(one).encode() for one in lines)


class Pending:
    """The last of each session that waits, under a token that is good once.

    Args:
        era: Whose requests may add some.
    """

    def __init__(self, era: Era | None = None) -> None:
        self._era = era or Era()
        self._waiting: dict[str, tuple[str, Waiting]] = {}

    def keep(self, session: str, waiting: Waiting) -> str:
        """Remember it; gives its token."""
        token = secrets.token_urlsafe(16)
        self._era.keep(lambda: self._waiting.update({session: (token, waiting)}))
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
