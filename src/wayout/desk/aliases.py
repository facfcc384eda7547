"""Other names for codes in addresses: what a browser keeps in its history then names no case."""

import secrets


class Aliases:
    """Random names of codes, good until the vault is locked."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def name(self, code: str) -> str:
        """Name a code, always the same."""
        if code not in self._names:
            drawn = secrets.token_urlsafe(9)
            self._names[code], self._codes[drawn] = drawn, code
        return self._names[code]

    def code(self, name: str) -> str | None:
        """The code of a name; None if it was drawn for none, or before the vault was locked."""
        return self._codes.get(name)

    def forget(self) -> None:
        """Let go of all names."""
        self._codes, self._names = {}, {}
