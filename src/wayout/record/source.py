"""The pages of a file, whatever kind of container it is."""

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from wayout.record.input.archive import zip_parts, zip_slots
from wayout.record.input.kind import HEAD, called_warc, is_archive, kind_of
from wayout.record.input.known_day import known_day
from wayout.record.input.lines import json_parts, json_slots
from wayout.record.input.piece import (
    ARCHIVES_INSIDE,
    PAGE_CAP,
    Piece,
    Slot,
    aside,
    too_large,
)
from wayout.record.input.restart import Packed, Plain
from wayout.record.input.warc import warc_slots
from wayout.record.page import RawPage, SetAside

WHOLE = 4 * 2**20
"""A file up to this size is read in one go, whatever it holds."""
_BUFFER = 2**14
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_UNPACK = SetAside("unsafe", "a packed file of a kind that is not opened: unpack it first")
_DAMAGED = SetAside("damaged", "a packed file whose bytes are damaged")


def slots(piece: Piece) -> Iterator[Slot]:
    """Yield the pages of a file or of a part of it, in the order they have there.

    What cannot be read is a slot with its reason; no input raises.
    """
    try:
        with _open(piece.path) as stream:
            head = stream.peek(HEAD)[:HEAD]
            yield from _by_kind(stream, head, piece)
    except OSError as error:
        reason = f"could not be read: {error.strerror or type(error).__name__}"
        yield aside(piece.name, SetAside("damaged", reason))
    except Exception as error:  # noqa: BLE001  a container may be damaged in ways nobody thought of
        reason = f"could not be opened as what it seems to be ({type(error).__name__})"
        yield aside(piece.name, SetAside("damaged", reason))


def parts(piece: Piece) -> Iterator[Piece]:
    """Cut a large archive or JSON-lines file into parts that several workers can read."""
    if piece.size <= WHOLE:
        yield piece
        return
    try:
        with _open(piece.path) as stream:
            kind = kind_of(stream.peek(HEAD)[:HEAD], piece.name)
            if kind == "zip":
                yield from zip_parts(stream, piece)
            elif kind == "json":
                yield from json_parts(stream, piece)
            else:
                yield piece
    except Exception:  # noqa: BLE001  idem
        yield piece  # the reading of it will say why


def _by_kind(stream: io.BufferedReader, head: bytes, piece: Piece) -> Iterator[Slot]:
    kind = kind_of(head, piece.name)
    if not head:
        yield Slot(piece.name, lambda: _page(stream, piece))
    elif kind == "zip":
        yield from zip_slots(stream, piece)
    elif kind == "warc":
        yield from warc_slots(Plain(stream), piece)
    elif kind == "gzip":
        yield from _gzip(stream, piece)
    elif kind == "json":
        yield from json_slots(stream, piece)
    elif kind == "other_archive":
        yield aside(piece.name, _UNPACK)
    else:
        yield Slot(piece.name, lambda: _page(stream, piece))


def _gzip(packed: BinaryIO, piece: Piece) -> Iterator[Slot]:
    """Yield what a gzip file holds: a WARC, JSON, or one page."""
    try:
        with gzip.GzipFile(fileobj=packed) as inflated:
            head = _head(inflated, piece)
            stream = cast("BinaryIO", inflated)
            kind = kind_of(head, piece.name.removesuffix(".gz"))
            if kind == "warc":
                yield from warc_slots(Packed(packed), piece)
            elif is_archive(head):
                yield aside(piece.name, SetAside("unsafe", ARCHIVES_INSIDE))
            elif kind == "json":
                yield from json_slots(stream, piece)
            else:
                page = _page(stream, piece)
                yield Slot(piece.name, lambda: page)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield aside(piece.name, _DAMAGED)


def _head(inflated: gzip.GzipFile, piece: Piece) -> bytes:
    """Return the first bytes; a crawl whose first record is damaged still holds the others."""
    try:
        return inflated.peek(HEAD)[:HEAD]
    except (EOFError, zlib.error, gzip.BadGzipFile):
        if called_warc(piece.name.removesuffix(".gz")):
            return b"WARC/"
        raise


def _page(stream: BinaryIO, piece: Piece) -> RawPage | SetAside:
    data = stream.read(min(piece.size, PAGE_CAP) + 1)  # a larger wish costs its whole memory
    if len(data) > piece.size:
        data += stream.read(max(PAGE_CAP + 1 - len(data), 0))
    if len(data) > PAGE_CAP:
        return too_large()
    known, known_from = known_day(piece.name, piece.mtime_ns)
    return RawPage(piece.name, data, known, known_from)


def _open(path: str) -> io.BufferedReader:
    """Open a regular file; what became a pipe since the walk is not waited for."""
    handle = os.open(path, os.O_RDONLY | _NO_WAIT)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "not a regular file")
    return io.BufferedReader(io.FileIO(handle, "rb"), _BUFFER)
