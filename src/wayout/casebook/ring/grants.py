"""Grants: the key of one case, of one epoch, for one member; 137 bytes each.

A member keeps a grant to himself under his own key, which is fast; a grant to another is sealed
to the other's public key. Whoever holds the ring sees who may open what, and opens only his own.
"""

import struct
from dataclasses import dataclass
from typing import ClassVar, Self

from msgspec import Struct
from nacl.exceptions import CryptoError
from nacl.public import SealedBox

from wayout.casebook.ring.members import Member, Secret, box_of
from wayout.casebook.sealing import ID, KEY, NONCE, TAG, Kind, Place, seal, unseal
from wayout.errors import AlteredError

_OWN, _SEALED = 0, 1
_INSIDE = struct.Struct(f">{KEY}s{ID}sI")
_BODY = _INSIDE.size + 48  # what a sealed box adds
_GRANT = struct.Struct(f">{ID}s{ID}sIB{_BODY}s")
_OWN_SIZE = NONCE + KEY + TAG


class Grant(Struct, frozen=True, gc=False):
    """The key of a case from `epoch` on, for the member `to`; `body` holds it sealed."""

    case: bytes
    to: bytes
    epoch: int
    own: bool
    body: bytes

    SIZE: ClassVar[int] = _GRANT.size

    def __bytes__(self) -> bytes:
        kind = _OWN if self.own else _SEALED
        return _GRANT.pack(self.case, self.to, self.epoch, kind, self.body)

    @classmethod
    def read(cls, written: bytes) -> Self:
        """Read one from a segment."""
        case, to, epoch, kind, body = _GRANT.unpack(written)
        return cls(case, to, epoch, kind == _OWN, body)


@dataclass(frozen=True, slots=True, repr=False)
class CaseKey:
    """The key of a case of one epoch."""

    vault: bytes
    case: bytes
    epoch: int
    key: bytes

    def for_me(self, me: Member, secret: Secret) -> Grant:
        """Keep the key for myself."""
        place = Place(Kind.GRANT, self.vault, self.case, epoch=self.epoch)
        body = seal(secret.wrap, place, self.key).ljust(_BODY, b"\0")
        return Grant(self.case, me.id, self.epoch, own=True, body=body)

    def for_other(self, other: Member) -> Grant:
        """Seal the key to another member."""
        inside = _INSIDE.pack(self.key, self.case, self.epoch)
        body = SealedBox(box_of(other)).encrypt(inside)
        return Grant(self.case, other.id, self.epoch, own=False, body=body)


def open_grant(grant: Grant, vault: bytes, secret: Secret) -> CaseKey:
    """Open a grant to myself.

    Raises:
        AlteredError: It was changed, or speaks of another case.
    """
    if grant.own:
        place = Place(Kind.GRANT, vault, grant.case, epoch=grant.epoch)
        key = unseal(secret.wrap, place, grant.body[:_OWN_SIZE])
        return CaseKey(vault, grant.case, grant.epoch, key)
    try:
        key, case, epoch = _INSIDE.unpack(SealedBox(secret.box).decrypt(grant.body))
    except CryptoError:
        raise AlteredError("The key of a case does not open: it was changed.") from None
    if (case, epoch) != (grant.case, grant.epoch):
        raise AlteredError("The key of a case stands in the place of another: it was moved.")
    return CaseKey(vault, case, epoch, key)
