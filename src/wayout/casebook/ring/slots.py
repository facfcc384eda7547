"""The open part of a key ring: what it costs to guess, and one slot for each member.

A slot holds the member's secret under the key of his passphrase, and the key of this ring sealed
to him. No name stands here; slots that nobody uses are random, so that members cannot be counted.
"""

import struct
from dataclasses import dataclass
from typing import Self

from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from nacl.utils import random

from wayout.casebook.passphrase import SALT, Cost, refused
from wayout.casebook.ring.members import Secret
from wayout.casebook.sealing import ID, KEY, NONCE, TAG, Kind, Place, derive, seal, unseal
from wayout.errors import AlteredError, VaultError

MAGIC = b"WAYRING1"
SLOTS = 8  # they come in eights
_MOST_GENERATIONS = (1 << 31) - 1  # no ring is written so often; there is always a next one
_MOST_SLOTS = 1024
_SECRET = NONCE + Secret.SIZE + TAG
_RING_KEY = KEY + 48
_SLOT = _SECRET + _RING_KEY
_HEAD = struct.Struct(f">8s{ID}sI{Cost.SIZE}s{SALT}sH")


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: a member's secret, and the key of the ring, both sealed."""

    secret: bytes
    ring_key: bytes

    @classmethod
    def unused(cls) -> Self:
        """Fill a slot with chance."""
        return cls(random(_SECRET), random(_RING_KEY))


@dataclass(frozen=True, slots=True)
class Front:
    """The open part of a ring: vault, generation, cost and salt of passphrases, slots."""

    vault: bytes
    generation: int
    cost: Cost
    salt: bytes
    slots: tuple[Slot, ...]

    def __bytes__(self) -> bytes:
        head = _HEAD.pack(
            MAGIC, self.vault, self.generation, bytes(self.cost), self.salt, len(self.slots)
        )
        return head + b"".join(slot.secret + slot.ring_key for slot in self.slots)

    @classmethod
    def read(cls, written: bytes) -> Self:
        """Read the open part from the beginning of a ring.

        Raises:
            VaultError: This is no ring.
            AlteredError: It is cut short, or asks for what no ring asks for.
        """
        if not written.startswith(MAGIC):
            raise VaultError("This is not the key ring of a vault.")
        if len(written) < _HEAD.size:
            raise AlteredError("The key ring is cut short.")
        _, vault, generation, cost, salt, number = _HEAD.unpack(written[: _HEAD.size])
        end = _HEAD.size + number * _SLOT
        if not 0 < number <= _MOST_SLOTS or len(written) < end:
            raise AlteredError("The key ring is cut short.")
        if generation > _MOST_GENERATIONS:
            raise AlteredError("The key ring was changed.")
        slots = []
        for at in range(_HEAD.size, end, _SLOT):
            middle = at + _SECRET
            slots.append(Slot(written[at:middle], written[middle : at + _SLOT]))
        return cls(vault, generation, Cost.read(cost), salt, tuple(slots))

    def open(self, key: bytes) -> tuple[int, Secret, bytes]:
        """Find the slot that a key opens: its number, the member's secret, the ring's key.

        Raises:
            LockedError: None opens.
            AlteredError: The slot opens, and the key of the ring in it does not.
        """
        for number, slot in enumerate(self.slots):
            try:
                packed = unseal(slot_key(key, number), self._place(number), slot.secret)
            except AlteredError:
                continue
            secret = Secret.read(packed)
            try:
                return number, secret, SealedBox(secret.box).decrypt(slot.ring_key)
            except CryptoError:
                raise AlteredError("A slot of the key ring was changed.") from None
        raise refused()

    def seal_secret(self, number: int, key: bytes, secret: Secret) -> bytes:
        """Seal a member's secret for a slot under the key of his passphrase."""
        return seal(slot_key(key, number), self._place(number), bytes(secret))

    def _place(self, number: int) -> Place:
        return Place(Kind.SLOT, self.vault, seq=number)


def slot_key(key: bytes, number: int) -> bytes:
    """Derive the key of a slot, so that one key never seals two of them."""
    return derive(key, "wayout-slot", number.to_bytes(2, "big"))
