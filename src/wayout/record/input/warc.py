"""WARC and WARC.gz: the pages of a crawl, without the headers of their answers.

The records are read by warcio; what a record may cost is bounded here, because a few bytes of
gzip or brotli can claim gigabytes.
"""

import contextlib
import io
import itertools
import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecordLoader

from wayout.record.input.known_day import known_day
from wayout.record.input.piece import PAGE_CAP, Piece, Slot, aside, too_large
from wayout.record.input.restart import STEP, CutError, Reader, Source
from wayout.record.page import RawPage, SetAside

_HEADERS = 2**20  # bytes that the headers of one record may take
_SKIPPED = 2**30  # bytes of a record that is too large, before it is given up as broken
_NO_PAGES = ("image/", "font/", "audio/", "video/", "text/css", "text/dns", "application/font")
_BROKEN = SetAside("damaged", "a broken record of the archive; the reading goes on behind it")
_SCRIPTS = ("javascript", "ecmascript")
_REDIRECTS = range(300, 400)


class _Stream(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


def warc_slots(source: Source, piece: Piece) -> Iterator[Slot]:
    """Yield the pages of a WARC, named ``file.warc!number of the record``.

    A broken record is set aside; the reading goes on with the next that begins behind it.
    """
    reader = Reader(source)
    for number in itertools.count(1):
        name = f"{piece.name}!{number}"
        try:
            found = _next_record(reader)
        except Exception:  # noqa: BLE001  warcio raises what it meets: any of it is a broken record
            if not reader.resume():
                why = f"the archive breaks off after {number - 1} records; what was whole is read"
                yield aside(piece.name, SetAside("truncated", why))
                return
            yield aside(name, _BROKEN)
            continue
        if found is None:
            return
        record, body, over = found
        if _is_page(record):
            yield aside(name, too_large()) if over else _slot(record, body, piece, name)


def _next_record(reader: Reader) -> tuple[Any, bytes, bool] | None:
    """Return a record, its bytes as they were sent and whether they are too many."""
    if not reader.begin(_HEADERS + STEP):
        return None
    with contextlib.redirect_stderr(io.StringIO()):  # warcio prints bytes of records
        record = ArcWarcRecordLoader().parse_record_stream(reader, known_format="warc")
    if not (record.rec_headers.get_header("Content-Length") or "").strip().isdecimal():
        raise CutError
    reader.budget = _SKIPPED
    body, over = _body(record)
    if not reader.ends_well():
        raise CutError
    return record, body, over


def _body(record: Any) -> tuple[bytes, bool]:  # noqa: ANN401  warcio has no types
    """Return the bytes of a record as they were sent, and whether they are too many."""
    kept, size = io.BytesIO(), 0
    while data := record.raw_stream.read(STEP):
        size += len(data)
        if size <= PAGE_CAP:
            kept.write(data)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise CutError
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
    headers = record.http_headers
    coding = (headers.get_header("Content-Encoding") or "") if headers else ""
    chunked = (headers.get_header("Transfer-Encoding") or "") if headers else ""

    def load() -> RawPage | SetAside:
        data = decoded(body, coding.strip().lower(), chunked=chunked.strip().lower() == "chunked")
        if isinstance(data, SetAside):
            return data
        return RawPage(name, data, known, known_from)

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
    return b"".join(iter(lambda: stream.read(STEP), b""))


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
