"""One way to seal a small record: XChaCha20-Poly1305, bound to the place where it stands.

A sealed record is a random nonce of 24 bytes and the ciphertext with its tag. The associated
data is the place: moved to another case, sequence, type, epoch or vault it does not open.
"""

import struct
from enum import IntEnum
from hashlib import blake2b
from typing import NamedTuple

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.utils import random

from wayout.errors import AlteredError

KEY = 32
NONCE = 24
TAG = 16
ID = 16
NOBODY = bytes(ID)

_PLACE = struct.Struct(">8sB16s16sQI")
_FORMAT = b"wayout/1"
_STEPS = ((4096, 256), (65536, 4096))  # a record up to so many bytes grows in such steps
_LARGE_STEP = 65536


class Kind(IntEnum):
    """What a sealed record is; the number stands in its associated data."""

    ENTRY = 1
    SUMMARY = 2
    DOCUMENT = 3
    SLOT = 4
    RING = 5
    SEGMENT = 6
    GRANT = 7
    INTAKE = 8  # written with a public key alone; the intake itself is not there yet


class Place(NamedTuple):
    """Where a sealed record stands: 53 bytes of associated data, big-endian."""

    kind: Kind
    vault: bytes
    case: bytes = NOBODY
    seq: int = 0
    epoch: int = 0

    def __bytes__(self) -> bytes:
        return _PLACE.pack(_FORMAT, *self)


def new_id() -> bytes:
    """Draw an id that tells nothing."""
    return random(ID)


def new_key() -> bytes:
    """Draw a key."""
    return random(KEY)


def derive(key: bytes, purpose: str, context: bytes = b"") -> bytes:
    """Derive a key for one purpose: keyed BLAKE2b-256, personalised by at most 16 bytes."""
    return blake2b(context, key=key, person=purpose.encode(), digest_size=KEY).digest()


def digest(purpose: str, *parts: bytes) -> bytes:
    """Digest parts in order, each with its length before it: BLAKE2b-256."""
    made = blake2b(person=purpose.encode(), digest_size=KEY)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def seal(key: bytes, place: Place, plain: bytes, extra: bytes = b"") -> bytes:
    """Seal a record for its place; `extra` is bound to it as well."""
    nonce = random(NONCE)
    bound = bytes(place) + extra
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, nonce, key)


def unseal(key: bytes, place: Place, sealed: bytes, extra: bytes = b"") -> bytes:
    """Open a sealed record.

    Raises:
        AlteredError: Another key, another place, or a bit that was changed.
    """
    try:
        bound = bytes(place) + extra
        return crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed[NONCE:], bound, sealed[:NONCE], key
        )
    except (CryptoError, ValueError, TypeError, struct.error):
        raise AlteredError("A sealed record does not open: it was changed or moved.") from None


def pad(plain: bytes) -> bytes:
    """Pad to a step of sizes, so that a length tells little: 0x80, then zeros."""
    length = len(plain) + 1
    step = next((step for most, step in _STEPS if length <= most), _LARGE_STEP)
    return plain + b"\x80" + bytes(-length % step)


def unpad(padded: bytes) -> bytes:
    """Take the padding off.

    Raises:
        AlteredError: There is none.
    """
    plain = padded.rstrip(b"\0")
    if not plain.endswith(b"\x80"):
        raise AlteredError("A sealed record has no padding: it was not written by Wayout.")
    return plain[:-1]
