"""From shards to histories: the snapshots of some histories are fetched from all shards and merged.

Snapshots are ordered by day, digest and content, never by file name, so that the order of the
files leaves no trace.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from wayout.record.durable import TEMPORARY, NewFile
from wayout.record.page import CaseCard, Seen
from wayout.record.shard import BUCKETS, Entry, Footer, NotRead, entries
from wayout.record.work import Pulse, Work

SNAPSHOTS = 2000
"""Snapshots that one order fetches, where no single bucket holds more."""
_LENGTH = 4
_decode_card = msgspec.msgpack.Decoder(CaseCard).decode


@dataclass(frozen=True, slots=True)
class JoinBuckets:
    """The order to merge the histories of the buckets ``first <= bucket < last``."""

    shards: str
    folder: str
    first: int
    last: int


class Joined(msgspec.Struct, array_like=True, gc=False):
    """Some histories as merged, or why one could not be."""

    merged: bytes | None
    failed: NotRead | None = None


def groups(counts: list[int]) -> Iterator[tuple[int, int]]:
    """Group neighbouring buckets so that each group holds about `SNAPSHOTS` snapshots.

    Args:
        counts: snapshots of each bucket.
    """
    first, size = 0, 0
    for bucket, count in enumerate(counts):
        if size and size + count > SNAPSHOTS:
            yield first, bucket
            first, size = bucket, 0
        size += count
    if size:
        yield first, len(counts)


def count_buckets(counts: list[int], footer: Footer) -> None:
    """Add the snapshots of one shard to the counts of the buckets."""
    for block in footer.blocks:
        if block.bucket < BUCKETS:
            counts[block.bucket] += block.count


def join_buckets(order: JoinBuckets, work: Work, pulse: Pulse) -> str:  # noqa: ARG001  as all orders
    """Merge the histories of some buckets into a file; return its name.

    Raises:
        OutputError: the file cannot be written.
    """
    found = [
        entry
        for shard in sorted(Path(order.shards).iterdir())
        if shard.suffix != TEMPORARY
        for entry in entries(shard, order.first, order.last)
    ]
    found.sort(key=_order)
    target = Path(order.folder, f"{order.first:04d}")
    with NewFile(target) as file:
        for one in _joined(found, work):
            record = msgspec.msgpack.encode(one)
            file.write(len(record).to_bytes(_LENGTH, "big") + record)
    return target.name


def joined(folder: Path, kind: type) -> Iterator[Any]:
    """Yield what `merge` made, in the order of the history ids."""
    decoder = msgspec.msgpack.Decoder[Any](kind)
    for one in _records(folder):
        if one.merged is not None:
            yield decoder.decode(one.merged)


def failures(folder: Path) -> Iterator[NotRead]:
    """Yield the histories that could not be merged."""
    for one in _records(folder):
        if one.failed is not None:
            yield one.failed


def _records(folder: Path) -> Iterator[Joined]:
    decode = msgspec.msgpack.Decoder(Joined).decode
    for part in sorted(folder.iterdir()):
        with part.open("rb") as file:
            while head := file.read(_LENGTH):
                yield decode(file.read(int.from_bytes(head, "big")))


def _order(entry: Entry) -> tuple[str, str, str, str, bytes]:
    return entry.history, entry.known, entry.digest, entry.known_from, bytes(entry.card)


def _joined(found: list[Entry], work: Work) -> Iterator[Joined]:
    """Merge all histories at once; only if that fails one by one, to lose no more than one."""
    try:
        yield Joined(_merged(found, work))
    except Exception:  # noqa: BLE001  one history may not stop all the others
        for history, same in itertools.groupby(found, key=lambda entry: entry.history):
            yield _joined_alone(history, list(same), work)


def _joined_alone(history: str, same: list[Entry], work: Work) -> Joined:
    try:
        return Joined(_merged(same, work))
    except Exception as error:  # noqa: BLE001  idem
        why = f"{len(same)} pages of one history could not be joined ({type(error).__name__})"
        return Joined(None, NotRead(f"history {history}", "damaged", why))


def _merged(found: list[Entry], work: Work) -> bytes:
    seen = [
        Seen(_decode_card(entry.card), entry.known, entry.known_from, entry.digest)
        for entry in found
    ]
    return msgspec.msgpack.encode(work.merge(seen))
