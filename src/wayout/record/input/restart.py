"""A WARC as bytes that can be taken up again behind a broken record.

A place in an archive is a spot: the byte where its gzip member begins (0 in a plain file) and
the byte within what the member holds. No block crosses from one member into the next, so
damage in a member costs nothing of the one before it.
"""

import zlib
from typing import BinaryIO, Protocol

STEP = 2**16
_PACKED = 2**14
_GZIP = 16 + zlib.MAX_WBITS
_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_LINE = b"\n" + _RECORD
_TRIED = 4096  # packed bytes that show whether a member begins a record
_WASTE = 2**31  # bytes looked at in vain before an archive is given up
_LINE_COST, _BLOCK_COST = 256, 2**10  # what short ones cost besides their bytes
Spot = tuple[int, int]


class CutError(Exception):
    """The archive ends inside a record, or claims more than it may."""


class Source(Protocol):
    """The bytes of an archive, unpacked."""

    spot: Spot

    def read(self) -> bytes:
        """Return the next block, which begins at `spot` before the call; nothing at the end."""

    def go(self, spot: Spot) -> int:
        """Go back to a spot; return how many bytes had to be unpacked again."""

    def skip(self) -> int | None:
        """Go behind a member that cannot be unpacked; return the bytes tried, None for no more."""


class Plain:
    """An archive that is not packed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.spot = (0, 0)
        self.go(self.spot)

    def read(self) -> bytes:
        """Return the next block."""
        data = self._file.read(STEP)
        self.spot = (0, self.spot[1] + len(data))
        return data

    def go(self, spot: Spot) -> int:
        """Go to a spot."""
        self._file.seek(spot[1])
        self.spot = spot
        return 0

    def skip(self) -> int | None:
        """Return None: there are no members."""
        return None


class Packed:
    """An archive packed record by record, or as one.

    Raises:
        zlib.error: from `read`, where the bytes of a member are damaged.
        EOFError: from `read`, where the last member is cut.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._begin(0)

    def _begin(self, at: int) -> None:
        self._file.seek(at)
        self._at, self._raw = at, b""
        self._member: int = at
        self._inflater: zlib._Decompress | None = None
        self.spot = (at, 0)

    def read(self) -> bytes:
        """Return the next block, of one member."""
        while True:
            if not self._raw:
                self._raw = self._file.read(_PACKED)
            if self._inflater is None and not self._next_member():
                return b""
            if data := self._inflated(STEP):
                self.spot = (self._member, self._inner)
                return data

    def _next_member(self) -> bool:
        """Begin a member; zero bytes may pad an archive."""
        while self._raw and not (rest := self._raw.lstrip(b"\0")):
            self._at += len(self._raw)
            self._raw = self._file.read(_PACKED)
        if not self._raw:
            return False
        self._at += len(self._raw) - len(rest)
        self._raw, self._member, self._inner = rest, self._at, 0
        self._inflater = zlib.decompressobj(_GZIP)
        return True

    def _inflated(self, size: int) -> bytes:
        inflater = self._inflater or zlib.decompressobj(_GZIP)
        if not self._raw:
            raise EOFError
        data = inflater.decompress(self._raw, size)
        rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
        self._at += len(self._raw) - len(rest)
        self._raw = rest
        self._inner += len(data)
        if inflater.eof:
            self._inflater = None
        return data

    def go(self, spot: Spot) -> int:
        """Go to a spot: the member is unpacked again up to it."""
        self._begin(spot[0])
        self._raw = self._file.read(_PACKED)
        if spot[1] and self._next_member():
            while self._inner < spot[1]:
                self._raw = self._raw or self._file.read(_PACKED)
                self._inflated(min(STEP, spot[1] - self._inner))
            self.spot = spot
        return spot[1]

    def skip(self) -> int | None:
        """Go to the next member that begins with a record."""
        self._file.seek(self._member + 1)
        at, tried, window = self._member + 1, 0, b""
        while block := self._file.read(STEP):
            window += block
            found = window.find(_MEMBER)
            while found >= 0:
                tried += _TRIED
                if tried > _WASTE:
                    return None
                if self._begins_record(at + found):
                    self._begin(at + found)
                    return tried
                found = window.find(_MEMBER, found + 1)
            self._file.seek(at + len(window))
            kept = len(_MEMBER) - 1
            at, window = at + len(window[:-kept]), window[-kept:]
        return None

    def _begins_record(self, at: int) -> bool:
        self._file.seek(at)
        try:
            data = zlib.decompressobj(_GZIP).decompress(self._file.read(_TRIED), len(_RECORD))
        except zlib.error:
            return False
        return data == _RECORD


class Reader:
    """A source as the record parser wants it, with a budget: lines come as long as they like."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._buffer, self._next = b"", 0
        self._start = source.spot  # of the record at work
        self._waste = _WASTE
        self._read = 0
        self.budget = 0

    def begin(self, budget: int) -> bool:
        """Go to the next record, over blank lines; return whether there is one."""
        self.budget, self._read = budget, 0
        while True:
            self._start = self._spot()
            if not self._ready():
                return False
            rest = self._buffer[self._next :].lstrip(b"\r\n")
            self._next = len(self._buffer) - len(rest)
            self._start = self._spot()
            if rest:
                return True

    def ends_well(self) -> bool:
        """Return whether a blank line follows, or a record, or nothing that is at hand."""
        following = self._buffer[self._next : self._next + 1]
        return following in (b"", b"\r", b"\n", _RECORD[:1])

    def read(self, size: int = STEP) -> bytes:
        """Return up to `size` bytes, none at the end."""
        return self._take(self._next + size) if self._ready() else b""

    def readline(self, size: int | None = None) -> bytes:
        """Return a line, or as much of it as the size allows."""
        self._read += _LINE_COST
        line, left = b"", self.budget + 1 if size is None else size
        while left > 0 and not line.endswith(b"\n") and self._ready():
            end = self._buffer.find(b"\n", self._next) + 1 or len(self._buffer)
            part = self._take(min(end, self._next + left))
            line += part
            left -= len(part)
        return line

    def resume(self) -> bool:
        """Go to the first record that begins behind the start of the broken one, if any does."""
        self._waste -= self._read + self._source.go(self._start)
        tail = b""
        while self._waste > 0:
            try:
                block = self._source.read()
            except (zlib.error, EOFError):
                tried = self._source.skip()
                if tried is None:
                    return False
                self._waste -= tried
                continue
            if not block:
                return False
            self._waste -= len(block) + _BLOCK_COST
            if self._found(block, tail):
                return True
            tail = (tail + block)[1 - len(_LINE) :]
        return False

    def _found(self, block: bytes, tail: bytes) -> bool:
        """Look for the line that begins a record; the broken one is not found again."""
        member, end = self._source.spot
        if end == len(block):  # a member begins: as good as a line
            tail = b"" if (member, 0) == self._start else b"\n"
        window = tail + block
        found = window.find(_LINE)
        if found < 0:
            return False
        self._buffer, self._next = window[found + 1 :], 0
        return True

    def _spot(self) -> Spot:
        """Return where the next byte stands."""
        member, end = self._source.spot
        return member, end - (len(self._buffer) - self._next)

    def _ready(self) -> bool:
        """Return whether there are bytes at hand, fetching some if there are none."""
        if self._next == len(self._buffer):
            self._buffer, self._next = b"", 0
            self._buffer = self._source.read()
        return bool(self._buffer)

    def _take(self, end: int) -> bytes:
        data = self._buffer[self._next : end]
        self._next += len(data)
        self._read += len(data)
        self.budget -= len(data)
        if self.budget < 0:
            raise CutError
        return data
