"""A shard: some hundred pages read in one go, and the file that keeps what they said.

The file is written under another name, forced to disk and renamed: it is there whole or not at
all, and a shard whose file is there is never read again. Its name comes from the version of the
reader and from path, size and time of every input, so a changed input is another shard.

Layout: blocks of records, one block per bucket and flush; then a footer that says where each
block lies; then the footer's length and a mark. Buckets are the first two characters of the
history id, so that a later stage can fetch the snapshots of some histories from every shard.
"""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from wayout.errors import OutputError, WayoutError
from wayout.record.durable import NewFile
from wayout.record.input.piece import Piece, Slot, aside
from wayout.record.page import KnownFrom, Listing, RawPage, Read, SetAside
from wayout.record.source import slots
from wayout.record.work import FILE, PAGE, Pulse, Spot, Work, spot_of

_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
BUCKETS = len(_SIGNS) ** 2
LISTINGS, ASIDES = BUCKETS, BUCKETS + 1
_FLUSH = 4 * 2**20
_KILLS = SetAside(
    "damaged", "the reading of this page ends the process or does not end; it is passed over"
)
_MARK = b"wayout-shard-1\n"
_TAIL = 8 + len(_MARK)
_T = TypeVar("_T")
_encode = msgspec.msgpack.Encoder().encode


class Entry(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A snapshot on its way to its history; the card stays packed until it is its turn."""

    history: str
    known: str
    digest: str
    known_from: KnownFrom
    card: msgspec.Raw


class SeenListing(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A result list with the day it was seen."""

    known: str
    listing: Listing


class NotRead(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Something set aside: the path given, the class and one sentence why."""

    file: str
    cls: str
    reason: str


class Block(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Where the records of one bucket lie in a shard file."""

    bucket: int
    offset: int
    length: int
    count: int


class Footer(msgspec.Struct, array_like=True, gc=False):
    """What a shard file holds."""

    blocks: list[Block] = []
    pages: int = 0
    digests: list[bytes] = []
    first_seen: str | None = None
    last_seen: str | None = None


@dataclass(frozen=True, slots=True)
class Shard:
    """Files, or parts of files, that are read together; `id` names its output."""

    id: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ReadShard:
    """The order to read a shard.

    A spot is the number of a file in the shard and the number of a page in it. Pages in `poison`
    killed a worker and are passed over; a file is left at a spot in `stops`, where not even
    passing over helped.
    """

    shard: Shard
    folder: str
    poison: frozenset[Spot] = frozenset()
    stops: frozenset[Spot] = frozenset()


def shard_of(pieces: Iterable[Piece], version: str) -> Shard:
    """Name a shard by everything its content depends on."""
    pieces = tuple(pieces)
    signature = hashlib.blake2b(version.encode(), digest_size=16)
    for piece in pieces:
        spot = (piece.name, piece.size, piece.mtime_ns, piece.first, piece.last, piece.line)
        signature.update(repr(spot).encode())
    return Shard(signature.hexdigest(), pieces)


def read_shard(order: ReadShard, work: Work, pulse: Pulse) -> str:
    """Read the pages of a shard into its file; return the shard's id.

    Raises:
        OutputError: the file cannot be written.
    """
    with NewFile(Path(order.folder, order.shard.id)) as file:
        writer = _Writer(file, work)
        for slot in _slots(order, pulse):
            if spot_of(pulse) in order.poison:
                writer.set_aside(slot.name, _KILLS)
            else:
                writer.page(slot)
            writer.footer.pages += 1
        writer.close()
    return order.shard.id


def _slots(order: ReadShard, pulse: Pulse) -> Iterator[Slot]:
    """Yield the pages of a shard, saying in `pulse` which one is at work."""
    for number, piece in enumerate(order.shard.pieces):
        pulse[FILE], pulse[PAGE] = number, 0
        pages = slots(piece)
        while spot_of(pulse) not in order.stops:
            slot = next(pages, None)
            if slot is None:
                break
            yield slot
            pulse[PAGE] += 1
        else:
            yield aside(piece.name, _KILLS)
    pulse[FILE] = -1


class _Writer:
    """Collects what pages say and writes it in blocks, so that memory stays bounded."""

    def __init__(self, file: NewFile, work: Work) -> None:
        self.footer = Footer([], 0, [])
        self._file = file
        self._work = work
        self._waiting: defaultdict[int, list[msgspec.Raw]] = defaultdict(list)
        self._size = 0
        self._at = 0

    def page(self, slot: Slot) -> None:
        """Fetch a page, read it and keep what it says; a failure sets the page aside."""
        try:
            raw = slot.load()
            if isinstance(raw, RawPage):
                self._raw(raw)
            else:
                self.set_aside(slot.name, raw)
        except OutputError:
            raise
        except Exception as error:  # noqa: BLE001  no page may stop the reading of the others
            why = f"the reading of this page failed ({type(error).__name__})"
            self.set_aside(slot.name, SetAside("damaged", why))

    def set_aside(self, name: str, why: SetAside) -> None:
        """Keep that something is not read, and why."""
        self._keep(ASIDES, _encode(NotRead(name, why.cls, why.reason)))

    def _raw(self, raw: RawPage) -> None:
        digest = hashlib.sha256(raw.data).digest()[:16]
        self.footer.digests.append(digest + raw.known.encode())
        if not raw.data.strip():
            self.set_aside(raw.name, SetAside("empty", "a file without content"))
            return
        for read in self._work.read(raw):
            self._keep(*self._record(read, raw, digest.hex()))

    def _record(self, read: Read, raw: RawPage, digest: str) -> tuple[int, bytes]:
        if isinstance(read, SetAside):
            return ASIDES, _encode(NotRead(raw.name, read.cls, read.reason))
        self._seen(raw.known)
        if isinstance(read, Listing):
            return LISTINGS, _encode(SeenListing(raw.known, read))
        history = self._work.history_of(read)
        card = msgspec.Raw(_encode(read))
        entry = Entry(history, raw.known, digest, raw.known_from, card)
        return bucket_of(history), _encode(entry)

    def _seen(self, known: str) -> None:
        footer = self.footer
        footer.first_seen = min(footer.first_seen or known, known)
        footer.last_seen = max(footer.last_seen or known, known)

    def _keep(self, bucket: int, record: bytes) -> None:
        self._waiting[bucket].append(msgspec.Raw(record))
        self._size += len(record)
        if self._size > _FLUSH:
            self._flush()

    def _flush(self) -> None:
        for bucket, records in sorted(self._waiting.items()):
            block = _encode(records)
            self._file.write(block)
            self.footer.blocks.append(Block(bucket, self._at, len(block), len(records)))
            self._at += len(block)
        self._waiting.clear()
        self._size = 0

    def close(self) -> None:
        """Write what still waits, and the footer."""
        self._flush()
        footer = _encode(self.footer)
        self._file.write(footer + len(footer).to_bytes(8, "big") + _MARK)


def bucket_of(history: str) -> int:
    """Return the bucket of a history id; buckets are in the order of the ids."""
    low = history[:2].lower()
    return _SIGNS.index(low[0]) * len(_SIGNS) + _SIGNS.index(low[1])


def footer_of(path: Path) -> Footer | None:
    """Return what a shard file holds, None where there is no whole file of this form."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - _TAIL, 0))
            tail = file.read()
            length = int.from_bytes(tail[:8], "big")
            if tail[8:] != _MARK or length > size - _TAIL:
                return None
            file.seek(size - _TAIL - length)
            return msgspec.msgpack.decode(file.read(length), type=Footer)
    except (OSError, msgspec.DecodeError):
        return None


def entries(path: Path, first: int, last: int) -> Iterator[Entry]:
    """Yield the snapshots of a shard file whose bucket is in ``first <= bucket < last``."""
    yield from _records(path, first, last, Entry)


def listings(path: Path) -> Iterator[SeenListing]:
    """Yield the result lists of a shard file."""
    yield from _records(path, LISTINGS, LISTINGS + 1, SeenListing)


def asides(path: Path) -> Iterator[NotRead]:
    """Yield what the shard set aside."""
    yield from _records(path, ASIDES, ASIDES + 1, NotRead)


def _records(path: Path, first: int, last: int, kind: type[_T]) -> Iterator[_T]:
    footer = footer_of(path)
    if footer is None:
        raise WayoutError(
            "The work file {path} is damaged. Delete its folder and run again.", path=path
        )
    decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]  # made at run time
    with path.open("rb") as file:
        for block in footer.blocks:
            if first <= block.bucket < last:
                file.seek(block.offset)
                yield from decoder.decode(file.read(block.length))
