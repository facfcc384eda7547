"""A backup is one file: the key ring as it is, then the sealed store in an age stream.

The ring protects itself. The stream, sealed to an identity that stands in the ring, holds the key
of the store, then its bytes, which are ciphertext already: a copy still opens after the vault
itself has a new key, for whoever opens the ring that the copy has by then.
"""

import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage

from wayout.casebook.disk import PRIVATE, forget, unwritten
from wayout.casebook.ring.members import read_archive
from wayout.casebook.ring.ring import Ring
from wayout.casebook.ring.slots import Front
from wayout.casebook.sealing import KEY
from wayout.errors import AlteredError, VaultError
from wayout.text.system import reason

MAGIC = b"WAYBACK1"
MOST_RING = 256 << 20
_HEAD = struct.Struct(">8sQ")
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """The open part of a backup: its ring, and where the sealed store begins."""

    path: Path
    ring: bytes
    stream: int

    @property
    def front(self) -> Front:
        """The open part of its ring."""
        return Front.read(self.ring)


def read_backup(path: Path) -> Backup:
    """Read the open part of a backup.

    Raises:
        VaultError: There is no such file, or it is no backup.
        AlteredError: It is cut short.
    """
    try:
        with path.open("rb") as file:
            return _read(path, file)
    except OSError as error:
        raise VaultError(
            "{path} cannot be read: {reason}.", path=path, reason=reason(error)
        ) from error


def pack(to: Path, ring: Ring, store: Path) -> None:
    """Write a backup of a store where nothing is, for whoever opens its ring, durably.

    Raises:
        OutputError: It could not be written; nothing is left of it.
    """
    recipient = read_archive(ring.body.archives[-1]).to_public()
    written = ring.written()
    with _new(to) as file, store.open("rb") as source:
        file.write(_HEAD.pack(MAGIC, len(written)) + written)
        input_, target = _Source(ring.body.database, source), _Target(file)
        try:
            pyrage.encrypt_io(input_, target, [recipient])
        except (pyrage.EncryptError, OSError) as error:
            raise target.failed or input_.failed or OSError(str(error)) from None


def pack_again(to: Path, ring: bytes, old: Backup) -> None:
    """Write a backup anew with another ring; the sealed store in it is copied as it is.

    Raises:
        OutputError: It could not be written; nothing is left of it.
    """
    with _new(to) as file, old.path.open("rb") as source:
        file.write(_HEAD.pack(MAGIC, len(ring)) + ring)
        source.seek(old.stream)
        while part := source.read(_STEP):
            file.write(part)


def unpack(backup: Backup, archives: Sequence[str], to: Path) -> bytes:
    """Write the sealed store of a backup where nothing is; returns the key that opens it.

    Args:
        backup: The backup.
        archives: The identities that a ring of the vault holds.
        to: Where.

    Raises:
        AlteredError: It was changed, or is cut short.
        OutputError: It could not be written; nothing is left of it.
    """
    with _new(to) as file, backup.path.open("rb") as source:
        source.seek(backup.stream)
        target = _Target(file, KEY)
        identities = [read_archive(archive) for archive in reversed(archives)]
        try:
            pyrage.decrypt_io(source, target, identities)
        except (pyrage.DecryptError, OSError) as error:
            if target.failed is not None:
                raise target.failed from None
            raise AlteredError("The backup {path} is damaged.", path=backup.path) from error
        if len(target.first) < KEY:
            raise AlteredError("The backup {path} is damaged.", path=backup.path)
    return target.first


class _Source:
    """The key of the store, then its bytes."""

    def __init__(self, key: bytes, file: BinaryIO) -> None:
        self.failed: BaseException | None = None
        self._key = key
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Read what comes next."""
        first, self._key = self._key, b""
        try:
            return first or self._file.read(size)
        except BaseException as error:
            self.failed = error  # age repeats it only in words
            raise


class _Target:
    """A file; the first `keep` bytes stay in memory, in `first`. `failed` is what went wrong."""

    def __init__(self, file: BinaryIO, keep: int = 0) -> None:
        self.first = b""
        self.failed: BaseException | None = None
        self._file = file
        self._keep = keep

    def write(self, data: bytes) -> int:
        """Write what comes next."""
        missing = self._keep - len(self.first)
        self.first += data[:missing]
        try:
            self._put(data[missing:])
        except BaseException as error:
            self.failed = error  # age repeats it only in words
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def _put(self, data: bytes) -> None:
        self._file.write(data)


@contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    """Open a private file that is whole and durable at the end, or gone."""
    try:
        forget(path)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(path, flags, PRIVATE), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        forget(path)
        raise unwritten(path, error) from error
    except BaseException:
        forget(path)
        raise


def _read(path: Path, file: BinaryIO) -> Backup:
    head = file.read(_HEAD.size)
    if not head.startswith(MAGIC):
        raise VaultError("{path} is no backup of a vault.", path=path)
    most = os.fstat(file.fileno()).st_size - _HEAD.size
    length = _HEAD.unpack(head)[1] if len(head) == _HEAD.size else most + 1
    if length > min(most, MOST_RING):
        raise AlteredError("The backup {path} is damaged.", path=path)
    return Backup(path, file.read(length), _HEAD.size + length)
