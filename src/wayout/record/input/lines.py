"""JSON as other collectors save it: one document a file, or one a line."""

import io
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from wayout.record.input.kind import called_lines
from wayout.record.input.known_day import Entry, known_day
from wayout.record.input.piece import JSON_CAP, PAGE_CAP, Piece, Slot, aside, too_large
from wayout.record.page import RawPage, SetAside

PART = 32 * 2**20
"""Bytes of a JSON-lines file that one shard reads."""
_BLOCK = 2**20
_LOOKED_AT = 16  # lines of a file too long to be one document
_BOM = b"\xef\xbb\xbf"
_STARTS, _ENDS = (b"{", b"["), (b"}", b"]")


def json_slots(
    stream: BinaryIO, piece: Piece, *, name: str | None = None, entry: Entry | None = None
) -> Iterator[Slot]:
    """Yield the documents of a JSON file: one for the file, or one for each line that is not blank.

    Args:
        stream: the JSON, at its beginning; it need not be seekable.
        piece: the file on disk; its part is read where it is one.
        name: what the tables call the file, where it is a member of an archive.
        entry: date and time of its ZIP entry.
    """
    called = name or piece.name
    known, known_from = known_day(called, piece.mtime_ns, entry=entry)
    if piece.first:
        stream.seek(piece.first)
    first = stream.readline(PAGE_CAP + 1)
    if piece.last is None and not called_lines(called):
        rest = stream.read(_BLOCK)
        if rest.strip() == b"" or not _complete(first):
            data = first + rest + stream.read(max(JSON_CAP - len(first) - len(rest) + 1, 0))
            if not _are_lines(data):
                page = RawPage(called, data, known, known_from)
                yield Slot(called, lambda: _document(page))
                return
            rest = data[len(first) :]
        stream = _rejoined(rest, stream)
    for number, line in _lines(first, stream, piece):
        spot = f"{called}!{number}"
        if line is None:
            yield aside(spot, too_large())
        elif line.strip():
            page = RawPage(spot, line, known, known_from)
            yield Slot(spot, lambda page=page: _line(page))  # type: ignore[misc]  # bound at once


def json_parts(stream: BinaryIO, piece: Piece) -> Iterator[Piece]:
    """Cut a large JSON-lines file where lines end, so that several workers can read it."""
    if not called_lines(piece.name) and not _complete(stream.readline(PAGE_CAP + 1)):
        yield piece
        return
    stream.seek(0)
    first, line, at, lines = 0, 1, 0, 1
    for block in iter(lambda: stream.read(_BLOCK), b""):
        end = block.rfind(b"\n") + 1
        if end and at + end - first >= PART:
            yield _part(piece, first, at + end, line)
            first, line = at + end, lines + block.count(b"\n", 0, end)
        lines += block.count(b"\n")
        at += len(block)
    if at > first:
        yield _part(piece, first, at, line)


def _part(piece: Piece, first: int, last: int, line: int) -> Piece:
    return Piece(piece.path, piece.name, piece.size, piece.mtime_ns, first, last, line)


def _lines(first: bytes, stream: BinaryIO, piece: Piece) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that begin in the part, numbered; None for a line over the limit."""
    number, at, line = piece.line, piece.first, first.removeprefix(_BOM)
    at += len(first) - len(line)
    while line and (piece.last is None or at < piece.last):
        at += len(line)
        if len(line) > PAGE_CAP and not line.endswith(b"\n"):
            at += _skip_line(stream)
            yield number, None
        else:
            yield number, line
        number += 1
        line = stream.readline(PAGE_CAP + 1)


def _skip_line(stream: BinaryIO) -> int:
    skipped = 0
    while part := stream.readline(_BLOCK):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def _are_lines(data: bytes) -> bool:
    """Return whether a file whose first line is no document holds lines behind it that are."""
    if len(data) <= JSON_CAP and _complete(data):
        return False
    following = data.splitlines()[1 : None if len(data) <= JSON_CAP else _LOOKED_AT]
    return any(line.startswith(b"{") and _complete(line) for line in following)


def _document(page: RawPage) -> RawPage | SetAside:
    if len(page.data) > JSON_CAP:
        return too_large(JSON_CAP)
    if page.data.rstrip().endswith(_ENDS) and not _complete(page.data):
        return SetAside("damaged", "a JSON document that is broken inside")
    return page


def _line(page: RawPage) -> RawPage | SetAside:
    if _complete(page.data):
        return page
    line = page.data.removeprefix(_BOM).strip()
    if line.startswith(_STARTS) and not line.endswith(_ENDS):
        return SetAside("truncated", "a line of JSON that breaks off")
    return SetAside("damaged", "a line that is no JSON")


def _complete(line: bytes) -> bool:
    """Return whether a line is a whole JSON document by itself."""
    try:
        msgspec.json.decode(line.removeprefix(_BOM), type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False
    return True


def _rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream of `head` and then `rest`, for streams that cannot seek back."""
    return io.BufferedReader(_Rejoined(head, rest))


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what io passes
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
