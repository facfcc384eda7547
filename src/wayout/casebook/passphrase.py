"""From what a person knows to a key: Argon2id over a passphrase.

256 MiB, 3 passes, 4 lanes: some half a second here, and as much memory for every guess.
"""

import re
import struct
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from wayout.casebook.sealing import KEY, derive
from wayout.errors import AlteredError, LockedError, VaultError

SALT = 16
RECOVERY = 25  # bytes of a printed recovery key: 200 bits
_COST = struct.Struct(">IBB")
_MOST = (1 << 20, 16, 16)  # a ring that asks for more is made to stop us: 1 GiB, 16 passes
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: nothing that is read for another
_ALIKE = str.maketrans("OIL", "011")
_RECOVERY = "WAYOUT"
_NAME = _RECOVERY.translate(_ALIKE)  # as its letters are read
_GROUPS = 11  # ten of the key, one of its check


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: `memory` in KiB, passes, lanes."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    SIZE = _COST.size

    def __bytes__(self) -> bytes:
        return _COST.pack(self.memory, self.passes, self.lanes)

    @classmethod
    def read(cls, written: bytes) -> Self:
        """Read a cost from a ring.

        Raises:
            AlteredError: More than a ring of ours ever asks for, or nothing.
        """
        found = _COST.unpack(written)
        lanes = found[2]
        sane = all(0 < one <= most for one, most in zip(found, _MOST, strict=True))
        if not sane or found[0] < 8 * lanes:
            raise AlteredError("The key ring asks for a cost that no vault has: it was changed.")
        return cls(*found)


def key_of_passphrase(passphrase: bytes | bytearray, salt: bytes, cost: Cost) -> bytes:
    """Derive the key of a passphrase, which may be typed in composed or decomposed letters.

    Raises:
        VaultError: There is not the memory for it.
    """
    typed = unicodedata.normalize("NFKC", bytes(passphrase).decode("utf-8", "surrogateescape"))
    try:
        return hash_secret_raw(
            typed.strip().encode("utf-8", "surrogateescape"),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory,
            parallelism=cost.lanes,
            hash_len=KEY,
            type=Type.ID,
        )
    except (HashingError, MemoryError):
        raise VaultError(
            "Opening a vault takes {memory} MiB of memory, and there is not so much. Close "
            "something.",
            memory=cost.memory >> 10,
        ) from None


def key_of(typed: bytes | bytearray, salt: bytes, cost: Cost) -> bytes:
    """Derive the key of what was typed: a printed recovery key, or else a passphrase.

    A passphrase may look like a recovery key, so one that is mistyped is tried as a passphrase.
    """
    if is_recovery(typed):
        with suppress(LockedError):
            return key_of_recovery(read_recovery(typed))
    return key_of_passphrase(typed, salt, cost)


def key_of_recovery(secret: bytes) -> bytes:
    """Derive the key of a printed recovery key: it was drawn, so it needs no costly step."""
    return derive(secret, "wayout-recovery")


def write_recovery(secret: bytes) -> str:
    """Write 25 random bytes as a person copies them from paper: ten groups of four, a check."""
    number = int.from_bytes(secret, "big")
    letters = [SYMBOLS[number >> shift & 31] for shift in range(195, -5, -5)]
    groups = ["".join(letters[at : at + 4]) for at in range(0, len(letters), 4)]
    return "-".join((_RECOVERY, *groups, _check(secret)))


def is_recovery(typed: bytes | bytearray) -> bool:
    """Whether what was typed is meant as a recovery key: it has the name and the length."""
    text = _letters(typed)
    return text.startswith(_NAME) and len(text) == len(_RECOVERY) + _GROUPS * 4


def read_recovery(typed: bytes | bytearray) -> bytes:
    """Read a recovery key as it is typed, in any case, with O for 0 and I or L for 1.

    Raises:
        LockedError: The check at its end says that a letter is wrong.
    """
    text = _letters(typed).removeprefix(_NAME)
    if len(text) == _GROUPS * 4 and set(text) <= set(SYMBOLS):
        number = 0
        for letter in text[:-4]:
            number = number << 5 | SYMBOLS.index(letter)
        secret = number.to_bytes(RECOVERY, "big")
        if text[-4:] == _check(secret):
            return secret
    raise refused()


def refused() -> LockedError:
    """Say that a vault does not open: one line, whatever was wrong."""
    return LockedError("The vault does not open with what was given.")


def _letters(typed: bytes | bytearray) -> str:
    text = bytes(typed).decode("utf-8", "replace").upper()
    return re.sub(r"[\s-]", "", text).translate(_ALIKE)


def _check(secret: bytes) -> str:
    made = int.from_bytes(derive(secret, "wayout-check")[:4], "big")
    return "".join(SYMBOLS[made >> shift & 31] for shift in (15, 10, 5, 0))
