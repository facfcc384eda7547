"""Which files of a folder that was looked at are court pages: those alone are copied.

A folder that somebody names holds other things too, and links lead anywhere. What goes is settled
when it was looked at, and written down, so that it is what the page told.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import polars as pl

from wayout.record.input.folder import walk
from wayout.record.input.known_day import day_in_path
from wayout.record.input.piece import Piece, Slot
from wayout.record.page import RawPage, SetAside
from wayout.record.reader import read
from wayout.record.source import slots

_GIVEN = "given"  # the folder of pages above which no day stands


class Going(msgspec.Struct, frozen=True, array_like=True):
    """A file that goes: where it lies, links followed, and its name in the batch.

    Names are bytes: not all of them are UTF-8.
    """

    path: bytes
    to: bytes
    size: int
    mtime_ns: int

    def is_same(self) -> bool:
        """Whether it still is what was looked at."""
        try:
            now = os.lstat(self.path)
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns) == (self.size, self.mtime_ns)


def choose(paths: Iterable[str], tried: Path, listed: Path) -> tuple[int, int]:
    """Write down what goes; tells how many files, and bytes.

    Args:
        paths: What was looked at.
        tried: The tables that were read of it.
        listed: Where it is written.
    """
    aside = set(pl.read_parquet(tried / "set_aside.parquet", columns=["file"])["file"])
    going = [one for path in paths for one in _going(path, str(tried), aside)]
    listed.write_bytes(msgspec.msgpack.encode(going))
    return len(going), sum(one.size for one in going)


def chosen(listed: Path) -> list[Going]:
    """Read what was written down."""
    return msgspec.msgpack.decode(listed.read_bytes(), type=list[Going])


def _going(path: str, out: str, aside: set[str]) -> Iterator[Going]:
    given = os.path.realpath(path)
    above = Path(path).absolute().parent
    day = day_in_path(str(above))
    top = day.isoformat() if day else _GIVEN
    for piece in walk([path], out):
        if not isinstance(piece, Piece):
            continue
        real = os.path.realpath(piece.path)
        if Path(real).is_relative_to(given) and _is_court(piece, aside):
            to = os.path.join(top, os.path.relpath(piece.path, above))  # noqa: PTH118  bytes that are no text
            yield Going(os.fsencode(real), os.fsencode(to), piece.size, piece.mtime_ns)


def _is_court(piece: Piece, aside: set[str]) -> bool:
    """Whether a page or a list was read of a file; of an archive one is enough."""
    return any(slot.name not in aside or _holds_cards(slot) for slot in slots(piece))


def _holds_cards(slot: Slot) -> bool:
    """Whether there are cards in a document of which others were set aside."""
    page = slot.load()
    if not isinstance(page, RawPage) or page.data.lstrip()[:1] not in {b"{", b"["}:
        return False
    return any(not isinstance(one, SetAside) for one in read(page))
