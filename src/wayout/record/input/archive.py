"""ZIP archives, made by strangers: nothing is unpacked to disk, and no member costs much.

What a member's directory entry claims is checked before it is opened, and its claimed size is
enforced while it is inflated.
"""

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from wayout.record.input.kind import HEAD, is_archive
from wayout.record.input.known_day import known_day
from wayout.record.input.lines import json_slots
from wayout.record.input.piece import (
    ARCHIVES_INSIDE,
    PAGE_CAP,
    Piece,
    Slot,
    aside,
    shown,
    too_large,
)
from wayout.record.page import RawPage, SetAside

MEMBERS_A_PART = 2000
DIRECTORY_CAP = 64 * 2**20
"""Bytes of a ZIP directory at most: about half a million members."""
_RATIO = 250
_SMALL = 2**20  # a member this small may be packed as well as it likes
_LARGE = 2**30  # so may an archive that claims less than this in all
_ENCRYPTED = 0x1
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_LOCATOR64 = b"PK\x06\x07"
_END_SIZE = 22
_LOCATOR_SIZE = 20
_LOCAL_HEADER = 30
_COMMENT_CAP = 2**16
_STEP = 4096  # bz2 and lzma inflate a whole input block at once
_OUTSIDE = re.compile(r"^(?:[A-Za-z]:|[\\/])|(?:^|[\\/])\.\.(?:[\\/]|$)|\x00")
_FAILURES = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError,
    RuntimeError, UnicodeError, ValueError, struct.error, KeyError, OverflowError,
)  # fmt: skip


def open_zip(stream: BinaryIO) -> zipfile.ZipFile | SetAside:
    """Open a ZIP and read its directory, or say why it is not opened."""
    try:
        if _directory_size(stream) > DIRECTORY_CAP:
            return SetAside("too_large", "a ZIP with too many members: unpack it, give the folder")
        archive = zipfile.ZipFile(stream)
    except _FAILURES:
        return SetAside("truncated", "a ZIP whose directory is missing or damaged")
    claimed = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist())
    if claimed > max(_LARGE, _RATIO * packed):
        return SetAside("unsafe", "a ZIP that would unpack to far more than any pages are")
    if not archive.infolist():
        return SetAside("empty", "a ZIP without members")
    return archive


def zip_parts(stream: BinaryIO, piece: Piece) -> Iterator[Piece]:
    """Cut a large ZIP into ranges of members."""
    archive = open_zip(stream)
    count = 0 if isinstance(archive, SetAside) else len(_members(archive))
    for first in range(0, max(count, 1), MEMBERS_A_PART):
        last = first + MEMBERS_A_PART if count else None
        yield Piece(piece.path, piece.name, piece.size, piece.mtime_ns, first, last)


def zip_slots(stream: BinaryIO, piece: Piece) -> Iterator[Slot]:
    """Yield the pages of a ZIP, or of the part of it that `piece` names."""
    archive = open_zip(stream)
    if isinstance(archive, SetAside):
        yield aside(piece.name, archive)
        return
    members = _members(archive)
    overlapping = _overlapping(members)
    for info in members[piece.first : piece.last]:
        name = f"{piece.name}!{shown(info.filename)}"
        if info.header_offset in overlapping:
            why = "its bytes overlap those of another member, as in a ZIP bomb"
            yield aside(name, SetAside("unsafe", why))
        elif verdict := _verdict(info):
            yield aside(name, verdict)
        elif info.filename.lower().endswith((".json", ".jsonl", ".ndjson")):
            yield from _json_member(archive, info, piece, name)
        else:
            yield Slot(name, lambda info=info, name=name: _page(archive, info, piece, name))  # type: ignore[misc]  # bound at once


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files of an archive in the order of their bytes."""
    files = (
        info for info in archive.infolist() if not info.filename.endswith("/") or _outside(info)
    )
    return sorted(files, key=lambda info: (info.header_offset, info.filename))


def _outside(info: zipfile.ZipInfo) -> bool:
    return bool(_OUTSIDE.search(info.orig_filename) or _OUTSIDE.search(info.filename))


def _overlapping(members: list[zipfile.ZipInfo]) -> set[int]:
    """Return the header offsets of members whose bytes belong to another one too."""
    found: set[int] = set()
    owner, end = -1, 0
    for info in members:
        if info.header_offset < end:
            found |= {owner, info.header_offset}
        stop = info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size
        if stop > end:
            owner, end = info.header_offset, stop
    return found


def _verdict(info: zipfile.ZipInfo) -> SetAside | None:
    """Return why a member is not opened, from its directory entry alone."""
    if _outside(info):
        return SetAside("unsafe", "a member whose path leads out of the folder")
    if stat.S_ISLNK(info.external_attr >> 16):
        return SetAside("unsafe", "a member that is a link")
    if info.flag_bits & _ENCRYPTED:
        return SetAside("damaged", "an encrypted member: unpack it with its password")
    if info.file_size > _SMALL and info.file_size > _RATIO * info.compress_size:
        return SetAside("unsafe", "a member that unpacks to far more than a page does")
    return None


def _page(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, piece: Piece, name: str
) -> RawPage | SetAside:
    if info.file_size > PAGE_CAP:
        return too_large()
    try:
        with archive.open(info) as member:
            data = b"".join(iter(lambda: member.read(_step(info)), b""))
    except _FAILURES:
        return SetAside("damaged", "a member of a ZIP whose bytes are damaged")
    if is_archive(data[:HEAD]):
        return SetAside("unsafe", ARCHIVES_INSIDE)
    known, known_from = known_day(name, piece.mtime_ns, entry=info.date_time)
    return RawPage(name, data, known, known_from)


def _step(info: zipfile.ZipInfo) -> int:
    return PAGE_CAP if info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else _STEP


def _json_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, piece: Piece, name: str
) -> Iterator[Slot]:
    whole = Piece(piece.path, piece.name, piece.size, piece.mtime_ns)
    try:
        with archive.open(info) as member:
            yield from json_slots(member, whole, name=name, entry=info.date_time)  # type: ignore[arg-type]  # typeshed: ZipExtFile is IO[bytes]
    except _FAILURES:
        yield aside(name, SetAside("damaged", "a member of a ZIP whose bytes are damaged"))


def _directory_size(stream: BinaryIO) -> int:
    """Return the bytes of the directory as the end record claims them: `zipfile` reads them whole.

    Raises:
        zipfile.BadZipFile: there is no end record.
    """
    size = stream.seek(0, 2)
    start = max(size - _COMMENT_CAP - _END_SIZE - _LOCATOR_SIZE, 0)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise zipfile.BadZipFile
    claimed = int(struct.unpack_from("<L", tail, at + 12)[0])
    locator = at - _LOCATOR_SIZE
    if locator >= 0 and tail.startswith(_LOCATOR64, locator):
        stream.seek(struct.unpack_from("<Q", tail, locator + 8)[0])
        end64 = stream.read(56)
        if end64.startswith(_END64):
            claimed = max(claimed, struct.unpack_from("<Q", end64, 40)[0])
    return min(claimed, size)
