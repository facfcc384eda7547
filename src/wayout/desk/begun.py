"""Which case a sheet began: sent twice, as by a double click, it begins no second one."""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from threading import Lock
from typing import Any

from wayout.desk.era import Era

MOST = 100  # sheets of which it is remembered


class Begun:
    """The cases that sheets began, each under a digest of its fields; asked from any thread.

    An empty sheet has a field that is drawn, so that two calls in the same words are two.

    Args:
        era: Whose requests may add some.
    """

    def __init__(self, era: Era | None = None) -> None:
        self._era = era or Era()
        self._codes: dict[bytes, str] = {}
        self._turn = Lock()

    def once(self, fields: Mapping[str, str], begin: Callable[[], Mapping[str, Any]]) -> Any:  # noqa: ANN401  plain builtins
        """Begin a case, unless the same sheet began one; tells the same as `begin`.

        Args:
            fields: What the sheet holds.
            begin: Begins it; tells its `code`, which is None if none began.
        """
        key = blake2b(repr(sorted(fields.items())).encode(), digest_size=16).digest()
        with self._turn:  # the second press waits for what the first began
            if key in self._codes:
                return {"code": self._codes[key]}
            told = begin()
            if told["code"] is not None:
                self._era.keep(lambda: self._add(key, told["code"]))
            return told

    def _add(self, key: bytes, code: str) -> None:
        self._codes[key] = code
        self._codes = dict(list(self._codes.items())[-MOST:])

    def forget(self) -> None:
        """Let go of everything."""
        self._codes = {}
