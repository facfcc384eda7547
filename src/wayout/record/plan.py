"""The plan of a reading: which files make which shard, the same for the same input."""

from collections.abc import Iterable, Iterator

from wayout.record.input.folder import walk
from wayout.record.input.piece import Aside, Piece
from wayout.record.shard import Shard, shard_of
from wayout.record.source import WHOLE, parts

FILES = 256
BYTES = 24 * 2**20


def plan(paths: Iterable[str], out: str, version: str) -> Iterator[Shard | Aside]:
    """Yield the shards of an input one after another, and what in it is no file to read.

    A shard is up to 256 files or 24 MB, or a part of a large archive, or one large file.

    Args:
        paths: folders and files, as given.
        out: the folder of the answer, which is left out.
        version: of the reader; another version makes other shards.
    """
    return _shards(walk(paths, out), version)


def _shards(found: Iterator[Piece | Aside], version: str) -> Iterator[Shard | Aside]:
    waiting: list[Piece] = []
    size = 0
    for one in found:
        if isinstance(one, Aside):
            yield one
        elif one.size > WHOLE:
            yield from (shard_of([part], version) for part in parts(one))
        else:
            if waiting and (len(waiting) == FILES or size + one.size > BYTES):
                yield shard_of(waiting, version)
                waiting, size = [], 0
            waiting.append(one)
            size += one.size
    if waiting:
        yield shard_of(waiting, version)
