"""Other names for codes in addresses: what a browser keeps in its history then names no case."""

import secrets

from wayout.desk.era import Era


class Aliases:
    """Random names of codes, good until the vault is locked.

    Args:
        era: Whose requests may add some.
    """

    def __init__(self, era: Era | None = None) -> None:
        self._era = era or Era()
        self._codes: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def name(self, code: str) -> str:
        """Name a code, always the same."""
        found = self._names.get(code)
        if found is None:
            found = drawn = secrets.token_urlsafe(9)
            self._era.keep(lambda: self._add(code, drawn))
        return found

    def code(self, name: str) -> str | None:
        """The code of a name; None if it was drawn for none, or before the vault was locked."""
        return self._codes.get(name)

    def _add(self, code: str, drawn: str) -> None:
        self._names[code], self._codes[drawn] = drawn, code

    def forget(self) -> None:
        """Let go of all names."""
        self._codes, self._names = {}, {}
