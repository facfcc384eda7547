"""The sealed part of a key ring: what every member may know, and the grants.

The body is written with the ring. Grants that come later are added behind it as segments, each
sealed for its number, so that a segment cannot be left out in the middle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from wayout.casebook.ring.grants import Grant
from wayout.casebook.ring.members import Member
from wayout.casebook.sealing import KEY, Kind, Place, pad, seal, unpad, unseal
from wayout.errors import AlteredError

_LENGTH = 4


class Body(Struct, frozen=True, kw_only=True):
    """What the ring tells to its members.

    `database` opens the vault; while a new key is being brought in, `coming` is that key. `audit`
    chains the log. `epoch` counts the removals of members. `deleted` names the cases whose keys
    were destroyed, so that an older copy of the vault is understood. Backups are sealed to the last
    of the age identities in `archives`; the ones before it open older backups.
    """

    database: bytes
    audit: bytes
    epoch: int
    members: list[Member]
    archives: list[str]
    deleted: list[bytes] = []
    coming: bytes | None = None

    def with_members(self, members: list[Member]) -> "Body":
        """The same with other members."""
        return replace(self, members=members)

    def with_deleted(self, deleted: list[bytes]) -> "Body":
        """The same with other cases whose keys were destroyed."""
        return replace(self, deleted=deleted)


_BODY = msgspec.json.Decoder(Body)


@dataclass(frozen=True, slots=True)
class Segments:
    """The grants of a ring, as they were read: how many segments, and where the last one ends."""

    grants: tuple[Grant, ...]
    number: int
    end: int


def write_body(body: Body, key: bytes, front: bytes, place: Place) -> bytes:
    """Seal the body, bound to the open part before it."""
    return _framed(seal(key, place, pad(msgspec.json.encode(body)), extra=_bound(front)))


def read_body(written: bytes, at: int, key: bytes, place: Place) -> tuple[Body, int]:
    """Open the body that begins at the byte `at`; returns it and where it ends.

    Raises:
        AlteredError: It, or the open part before it, was changed.
    """
    sealed, end = _frame(written, at)
    if not sealed:
        raise AlteredError("The key ring is cut short.")
    try:
        plain = unpad(unseal(key, place, sealed, extra=_bound(written[:at])))
        body = _BODY.decode(plain)
    except (AlteredError, msgspec.MsgspecError, UnicodeDecodeError):
        raise AlteredError("The key ring was changed.") from None
    if not body.archives:
        raise AlteredError("The key ring was changed.")
    return body, end


def write_segment(grants: Iterable[Grant], key: bytes, vault: bytes, number: int) -> bytes:
    """Seal grants as the segment of a number."""
    plain = pad(b"".join(bytes(grant) for grant in grants))
    return _framed(seal(key, Place(Kind.SEGMENT, vault, seq=number), plain))


def read_segments(written: bytes, at: int, key: bytes, vault: bytes) -> Segments:
    """Read the segments that begin at the byte `at`, up to one that was not written to its end.

    A writer that was killed leaves such an end, and nobody was told that it was saved. That no
    segment is missing is known to the vault, which counts them.

    Raises:
        AlteredError: One that opens holds no whole grants.
    """
    grants: list[Grant] = []
    number = 0
    while True:
        sealed, end = _frame(written, at)
        if not sealed:
            break
        try:
            plain = unpad(unseal(key, Place(Kind.SEGMENT, vault, seq=number), sealed))
        except AlteredError:
            break
        if len(plain) % Grant.SIZE:
            raise AlteredError("The key ring was changed.")
        steps = range(0, len(plain), Grant.SIZE)
        grants.extend(Grant.read(plain[here : here + Grant.SIZE]) for here in steps)
        number, at = number + 1, end
    return Segments(tuple(grants), number, at)


def _framed(sealed: bytes) -> bytes:
    return len(sealed).to_bytes(_LENGTH, "big") + sealed


def _frame(written: bytes, at: int) -> tuple[bytes, int]:
    start = at + _LENGTH
    end = start + int.from_bytes(written[at:start], "big")
    return (written[start:end], end) if start < end <= len(written) else (b"", at)


def _bound(front: bytes) -> bytes:
    return blake2b(front, digest_size=KEY).digest()
