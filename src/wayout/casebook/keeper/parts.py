"""A document on its way in parts: one that comes is gathered, one that goes is held open.

What goes over the pipe at once is then small, whatever the document is. The keeper holds the plain
text of one coming and one going document at most, and overwrites it when that is done.
"""

from typing import BinaryIO, cast

from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.documents.reading import gather_document
from wayout.casebook.documents.stream import MOST, too_large
from wayout.casebook.keeper.wiping import wipe
from wayout.casebook.vault import Vault
from wayout.errors import InputError

PART = 1 << 20  # bytes


class Coming:
    """A document that comes in parts."""

    def __init__(self) -> None:
        self._plain = bytearray()

    def take(self, at: int, data: bytes) -> None:
        """Take the part that begins at a byte; the one at 0 begins another document.

        Raises:
            InputError: It is not the next one, or the document is larger than one may be.
        """
        if at == 0:
            self.drop()
        if at != len(self._plain):
            raise _disordered()
        if at + len(data) > MOST:
            self.drop()
            raise too_large()
        self._plain += data

    def attach(self, vault: Vault, code: str, name: str, size: int) -> int:
        """Keep what came with a case; returns its number there. See `attach_document`.

        Raises:
            InputError: It is not as long as it should be.
        """
        try:
            if size != len(self._plain):
                raise _disordered()
            return attach_document(vault, code, cast("BinaryIO", _Plain(self._plain)), name)
        finally:
            self.drop()

    def drop(self) -> None:
        """Let go of what came."""
        wipe(self._plain)
        self._plain = bytearray()


class Going:
    """A document that goes in parts; it was read whole, and proved, before the first goes."""

    def __init__(self) -> None:
        self._of: tuple[str, int] | None = None
        self._name = ""
        self._plain = bytearray()

    def part(self, vault: Vault, code: str, number: int, at: int) -> tuple[str, int, bytes]:
        """Give the part that begins at a byte, with the name and the size of the whole.

        At 0 the document is read anew, and so it is where another was read meanwhile. Each reading
        is logged. After the last part it is let go of.

        Raises:
            VaultError: There is no such case or document.
            LockedError: The case was not shared with me.
            AlteredError: The document is not as it was kept.
        """
        if at == 0 or self._of != (code, number):
            self.drop()
            self._name, self._plain = gather_document(vault, code, number)
            self._of = (code, number)
        name, size, data = self._name, len(self._plain), bytes(self._plain[at : at + PART])
        if at + PART >= size:
            self.drop()
        return name, size, data

    def drop(self) -> None:
        """Let go of it."""
        wipe(self._plain)
        self._of, self._name, self._plain = None, "", bytearray()


class _Plain:
    """Reads a buffer without another copy of it."""

    def __init__(self, plain: bytearray) -> None:
        self._plain = plain
        self._at = 0

    def read(self, size: int) -> bytes:
        """Read some bytes."""
        block = bytes(self._plain[self._at : self._at + size])
        self._at += len(block)
        return block


def _disordered() -> InputError:
    return InputError("The parts of a document did not come in their order. Send it again.")
