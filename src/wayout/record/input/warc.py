"""WARC and WARC.gz: the pages of a crawl, without the headers of their answers.

The records are read by warcio; what a record may cost is bounded here, because a few bytes of
gzip or brotli can claim gigabytes.
"""

import contextlib
import io
import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader

from wayout.record.input.known_day import known_day
from wayout.record.input.piece import PAGE_CAP, Piece, Slot, aside, too_large
from wayout.record.page import RawPage, SetAside

_STEP = 2**16
_HEADERS = 2**20  # bytes that the headers of one record may take
_SKIPPED = 2**30  # bytes of a record that is too large, before the whole file is given up
_NO_PAGES = ("image/", "font/", "audio/", "video/", "text/css", "text/dns", "application/font")
_SCRIPTS = ("javascript", "ecmascript")
_REDIRECTS = range(300, 400)


class _CutError(Exception):
    """The archive ends inside a record, or claims more than it may."""


class _Stream(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class _Steady(Protocol):
    def read1(self, size: int = ..., /) -> bytes: ...


class _Bounded:
    """A stream with a budget: warcio reads lines and chunks as long as they come."""

    def __init__(self, stream: _Steady) -> None:
        self._stream = stream
        self._at = 0
        self.budget = _HEADERS

    def read(self, size: int = _STEP) -> bytes:
        data = self._stream.read1(min(size, _STEP))  # `read` loses what comes before an error
        self._at += len(data)
        self.budget -= len(data)
        if self.budget < 0:
            raise _CutError
        return data

    def tell(self) -> int:
        return self._at


def warc_slots(stream: _Steady, piece: Piece) -> Iterator[Slot]:
    """Yield the pages of a WARC (already inflated), named ``file.warc!number of the record``."""
    source = _Bounded(stream)
    number = 0
    try:
        records = ArchiveIterator(source)
        while True:
            source.budget = _HEADERS + _STEP
            with contextlib.redirect_stderr(io.StringIO()):  # warcio prints bytes of records
                record = next(records, None)
            if record is None:
                return
            number += 1
            name = f"{piece.name}!{number}"
            source.budget = _SKIPPED
            body, over = _body(record)
            if _is_page(record):
                yield aside(name, too_large()) if over else _slot(record, body, piece, name)
    except Exception:  # noqa: BLE001  warcio raises what it meets: any of it means a damaged archive
        why = f"the archive breaks off after {number} records; what was whole is read"
        yield aside(piece.name, SetAside("truncated", why))


def _body(record: Any) -> tuple[bytes, bool]:  # noqa: ANN401  warcio has no types
    """Return the bytes of a record as they were sent, and whether they are too many."""
    kept, size = io.BytesIO(), 0
    while data := record.raw_stream.read(_STEP):
        size += len(data)
        if size <= PAGE_CAP:
            kept.write(data)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise _CutError
    return kept.getvalue(), size > PAGE_CAP


def _is_page(record: Any) -> bool:  # noqa: ANN401  idem
    """Return whether a record may hold a page: an answer, no picture, style or redirection."""
    if record.rec_type not in ("response", "resource"):
        return False
    if record.http_headers is None:
        kind = record.content_type or ""
        return record.rec_type == "resource" and not kind.lower().startswith(_NO_PAGES)
    with contextlib.suppress(ValueError):
        if int(record.http_headers.get_statuscode()) in _REDIRECTS:
            return False
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    return not kind.startswith(_NO_PAGES) and not any(word in kind for word in _SCRIPTS)


def _slot(record: Any, body: bytes, piece: Piece, name: str) -> Slot:  # noqa: ANN401  idem
    stamp = record.rec_headers.get_header("WARC-Date")
    known, known_from = known_day(name, piece.mtime_ns, stamp=stamp)
    url = record.rec_headers.get_header("WARC-Target-URI")
    headers = record.http_headers
    coding = (headers.get_header("Content-Encoding") or "") if headers else ""
    chunked = (headers.get_header("Transfer-Encoding") or "") if headers else ""

    def load() -> RawPage | SetAside:
        data = decoded(body, coding.strip().lower(), chunked=chunked.strip().lower() == "chunked")
        if isinstance(data, SetAside):
            return data
        return RawPage(name, data, known, known_from, url)

    return Slot(name, load)


def decoded(body: bytes, coding: str, *, chunked: bool) -> bytes | SetAside:
    """Undo the transfer and content coding of an HTTP body, or say why that cannot be done."""
    if chunked:
        body = _read(ChunkedDataReader(io.BytesIO(body)))
    try:
        if coding in ("gzip", "x-gzip", "deflate"):
            return _inflated(body)
        if coding == "br":
            return _unbrotlied(body)
    except (zlib.error, ValueError):
        return SetAside("damaged", f"a page packed with {coding} whose bytes are damaged")
    except ImportError:
        return SetAside("damaged", "a page packed with brotli: install the package brotli")
    if coding not in ("", "identity"):
        return SetAside("damaged", "a page packed in a way that cannot be unpacked")
    return body


def _read(stream: _Stream) -> bytes:
    return b"".join(iter(lambda: stream.read(_STEP), b""))


def _inflated(body: bytes) -> bytes | SetAside:
    """Inflate gzip, zlib or raw deflate; a body that is not packed is given back as it is."""
    if body.startswith(b"\x1f\x8b"):
        window = 16 + zlib.MAX_WBITS
    elif body[:1] in (b"\x78", b"\x58", b"\x48") and int.from_bytes(body[:2], "big") % 31 == 0:
        window = zlib.MAX_WBITS
    elif body.lstrip()[:1] in (b"<", b"{", b"["):
        return body
    else:
        window = -zlib.MAX_WBITS
    inflater = zlib.decompressobj(window)
    data = inflater.decompress(body, PAGE_CAP + 1)
    return too_large() if len(data) > PAGE_CAP else data


def _unbrotlied(body: bytes) -> bytes | SetAside:
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415  an extra: most crawls hold no brotli

    unpacker = brotli.Decompressor()
    data: bytes = b""
    try:
        data = unpacker.process(body, output_buffer_limit=PAGE_CAP + 1)
        while len(data) <= PAGE_CAP and not unpacker.is_finished():
            more = unpacker.process(b"", output_buffer_limit=PAGE_CAP + 1 - len(data))
            if not more:
                break
            data += more
    except (brotli.error, TypeError):
        raise ValueError("brotli") from None
    return too_large() if len(data) > PAGE_CAP else data
