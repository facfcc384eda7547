"""A document as a stream of sealed chunks: XChaCha20-Poly1305 of libsodium's secretstream.

The stream is padded, so that its length tells little. Its last chunk carries the tag FINAL, and
each is bound to its document, so that nothing can be cut off, moved, put in or put behind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import BinaryIO

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
)
from nacl.exceptions import CryptoError

from wayout.casebook.cases.records import Document
from wayout.casebook.sealing import KEY, Kind, Place, new_id, new_key
from wayout.errors import InputError

MESSAGE = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
FINAL = crypto_secretstream_xchacha20poly1305_TAG_FINAL
CHUNK = 1 << 16  # bytes of plain text
MOST = 256 << 20  # bytes of a document
_LEAST = 4096
_PARTS = 4  # sizes for each doubling


class ChunkError(Exception):
    """A document does not open at the chunk of this number, which counts from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class Where:
    """To which case of which vault a document belongs, and the epoch in which it came."""

    vault: bytes
    case: bytes
    epoch: int

    def bound(self, document: bytes, number: int) -> bytes:
        """What the chunk of a number, from 0, is bound to."""
        return bytes(Place(Kind.DOCUMENT, self.vault, self.case, number, self.epoch)) + document


class Sealer:
    """Seals one document under a key of its own; `record` tells of it at the end."""

    def __init__(self, where: Where, name: str) -> None:
        self.id = new_id()
        self._where, self._name, self._key, self._size = where, name, new_key(), 0
        self._state = crypto_secretstream_xchacha20poly1305_state()
        self._header = crypto_secretstream_xchacha20poly1305_init_push(self._state, self._key)
        self._digest = Digest(self._header)

    def chunks(self, plain: BinaryIO) -> Iterator[bytes]:
        """Seal what a file holds, from where it stands to its end.

        Raises:
            InputError: It is larger than a document may be.
        """
        for number, (block, tag) in enumerate(self._blocks(plain)):
            bound = self._where.bound(self.id, number)
            sealed = crypto_secretstream_xchacha20poly1305_push(self._state, block, bound, tag)
            self._digest.add(sealed)
            yield sealed

    def record(self) -> Document:
        """What its case keeps of it."""
        return Document(
            id=self.id,
            name=self._name,
            size=self._size,
            epoch=self._where.epoch,
            key=self._key,
            header=self._header,
            digest=self._digest.made(),
        )

    def _blocks(self, plain: BinaryIO) -> Iterator[tuple[bytes, int]]:
        """Cut it, and its padding, in blocks; the last one has the tag FINAL."""
        block = self._read(plain)
        while len(block) == CHUNK and (more := self._read(plain)):
            yield block, MESSAGE
            block = more
        rest = padded(self._size) - self._size + len(block)
        while rest > CHUNK:
            yield block.ljust(CHUNK, b"\0"), MESSAGE
            block, rest = b"", rest - CHUNK
        yield block.ljust(rest, b"\0"), FINAL

    def _read(self, plain: BinaryIO) -> bytes:
        block = plain.read(CHUNK)
        self._size += len(block)
        if self._size > MOST:
            raise too_large()
        return block


class Digest:
    """The digest of a sealed document, part by part: `sealing.digest` of them all."""

    def __init__(self, header: bytes) -> None:
        self._made = blake2b(person=b"wayout-document", digest_size=KEY)
        self.add(header)

    def add(self, part: bytes) -> None:
        """Take the next part."""
        self._made.update(len(part).to_bytes(8, "big"))
        self._made.update(part)

    def made(self) -> bytes:
        """The digest of the parts so far."""
        return self._made.digest()


def unseal_chunks(document: Document, where: Where, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Open a document, chunk by chunk. What it gave is good only when it came to its end.

    Raises:
        ChunkError: One was changed, cut off, moved, put in or put behind.
    """
    taken, tag, length, digest = 0, MESSAGE, 0, Digest(document.header)
    try:
        state = crypto_secretstream_xchacha20poly1305_state()
        crypto_secretstream_xchacha20poly1305_init_pull(state, document.header, document.key)
        for sealed in chunks:
            _hold(tag == MESSAGE)
            bound = where.bound(document.id, taken)
            plain, tag = crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
            digest.add(sealed)
            left = max(0, document.size - length)
            length += len(plain)
            _hold(not plain[left:].strip(b"\0"))
            taken += 1
            if left:
                yield plain[:left]
        _hold(tag == FINAL and length == padded(document.size))
        _hold(digest.made() == document.digest)
    except (CryptoError, TypeError, ValueError):
        raise ChunkError(taken + 1) from None


def padded(size: int) -> int:
    """The length of a padded document: from 16 KiB on, four lengths for each doubling."""
    step = max(_LEAST, (1 << max(0, size.bit_length() - 1)) // _PARTS)
    return max(_LEAST, -(-size // step) * step)


def too_large() -> InputError:
    """Say that a document is larger than one may be."""
    return InputError(
        "The document is too large: {most} MiB at most. Nothing of it was kept.", most=MOST >> 20
    )


def _hold(is_so: bool) -> None:  # noqa: FBT001  a condition
    if not is_so:
        raise ValueError
