"""What was saved a moment ago: told on the next pages, and undone with a token that is good once.

No text of a case is kept for it: only which entry of which case it was.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from wayout.desk.era import Era

LONG = 30.0  # seconds for which a save is told, and can be undone


@dataclass(frozen=True, slots=True)
class Saved:
    """Something that was saved: which entry of which case, and what is said of it.

    `token` undoes it; it is empty where nothing does. `others` says what came meanwhile. Both are
    said in `language`.
    """

    code: str
    entry: int
    said: str
    others: str
    language: str
    token: str
    until: float


class Undo:
    """The last save of each session.

    Args:
        clock: Seconds that only go on.
        era: Whose requests may add some.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, era: Era | None = None) -> None:
        self._era = era or Era()
        self._clock = clock
        self._last: dict[str, Saved] = {}

    def keep(self, session: str, code: str, entry: int | None, said: tuple[str, str, str]) -> None:
        """Remember a save; the one before it can be undone no more.

        Args:
            session: Whose.
            code: Of the case.
            entry: What undoing takes back; None where nothing does.
            said: What is said of it, and of what came meanwhile, and in which language.
        """
        token = "" if entry is None else secrets.token_urlsafe(16)
        until = self._clock() + LONG
        saved = Saved(code, entry or 0, *said, token, until)
        self._era.keep(lambda: self._last.update({session: saved}))

    def told(self, session: str) -> Saved | None:
        """What a page tells of the last save, while it can be undone."""
        last = self._last.get(session)
        if last and not last.token:
            del self._last[session]  # it is told once
        return last if last and self._clock() < last.until else None

    def drop(self, session: str) -> None:
        """Tell nothing more of the last save: something else was sent since."""
        self._last.pop(session, None)

    def take(self, session: str, token: str) -> Saved | None:
        """The save that a token undoes, once; None: too late, or there is none."""
        told = self.told(session)
        if told is None or not token or token != told.token:
            return None
        del self._last[session]
        return told

    def forget(self) -> None:
        """Let go of everything."""
        self._last = {}
