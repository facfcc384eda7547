"""WARC files: answers become pages without their headers, at a bounded cost."""

import gzip
import zlib
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # has none
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.record.input.toy_files import classes, loaded, texts

from wayout.record.input import restart
from wayout.record.page import RawPage

PAGE = b"<html>page</html>"
Headers = list[tuple[str, str]]


class Crawl:
    """A WARC in the making, written by hand after ISO 28500."""

    def __init__(self, path: Path, *, packed: bool) -> None:
        self._path = path
        self._packed = packed
        self.data = b""

    def answer(self, body: bytes, headers: Headers | None = None, status: str = "200 OK") -> None:
        """Add the answer of a court site."""
        lines = [("Content-Type", "text/html"), *(headers or [])]
        fields = "".join(f"{name}: {value}\r\n" for name, value in dict(lines).items())
        self.record("response", f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + body)

    def record(self, kind: str, block: bytes) -> None:
        """Add any record."""
        record = (
            (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-05-06T23:59:59Z\r\n"
                "WARC-Target-URI: http://court.example/card\r\n"
                f"Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            ).encode()
            + block
            + b"\r\n\r\n"
        )
        self.data += gzip.compress(record, mtime=0) if self._packed else record

    def end(self) -> Path:
        """Write the file."""
        self._path.write_bytes(self.data)
        return self._path


@pytest.fixture(params=[False, True], ids=["plain", "packed"])
def crawl(tmp_path: Path, request: pytest.FixtureRequest) -> Crawl:
    """A WARC, once as it is and once packed record by record."""
    return Crawl(tmp_path / "c.warc", packed=request.param)


def test_answers_are_pages_with_the_day_of_their_record(crawl: Crawl) -> None:
    """Requests and revisits are no pages; the number is that of the record."""
    crawl.record("warcinfo", b"software: toy\r\n")
    crawl.answer(PAGE)
    crawl.record("revisit", b"")
    crawl.answer(b"second")
    found = loaded(crawl.end())
    assert list(found) == ["c.warc!2", "c.warc!4"]
    page = found["c.warc!2"]
    assert isinstance(page, RawPage)
    assert (page.data, page.known, page.known_from) == (PAGE, "2024-05-06", "warc")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
        ("gzip", PAGE),
        ("identity", PAGE),
    ],
)
def test_content_codings_are_undone(crawl: Crawl, coding: str, body: bytes) -> None:
    """Also where a site says gzip and sends plain text."""
    crawl.answer(body, [("Content-Encoding", coding)])
    assert list(texts(crawl.end()).values()) == [PAGE]


def test_chunks_are_joined(crawl: Crawl) -> None:
    """Crawlers keep the answer as it was sent."""
    body = b"6\r\n<html>\r\nb\r\npage</html>\r\n0\r\n\r\n"
    crawl.answer(body, [("Transfer-Encoding", "chunked")])
    assert list(texts(crawl.end()).values()) == [PAGE]


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(bytes(2**26), mtime=0)),
        ("deflate", zlib.compress(bytes(2**26))),
        ("br", brotli.compress(bytes(2**26))),
    ],
)
def test_a_bomb_of_a_page_is_too_large(crawl: Crawl, coding: str, body: bytes) -> None:
    """It is inflated up to the limit of a page and no further."""
    crawl.answer(body, [("Content-Encoding", coding)])
    crawl.answer(PAGE)
    assert list(classes(crawl.end()).values()) == ["too_large", "page"]


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_damaged_codings_are_set_aside(crawl: Crawl, coding: str) -> None:
    """The pages behind are read."""
    body = b"\x1f\x8b\x08\x00" + b"\xff" * 40
    crawl.answer(body, [("Content-Encoding", coding)])
    crawl.answer(PAGE)
    assert list(classes(crawl.end()).values()) == ["damaged", "page"]


def test_an_unknown_coding_is_set_aside(crawl: Crawl) -> None:
    """It is not read as if it were text."""
    crawl.answer(PAGE, [("Content-Encoding", "rot13")])
    assert list(classes(crawl.end()).values()) == ["damaged"]


def test_pictures_styles_and_redirections_are_no_pages(crawl: Crawl) -> None:
    """A crawl holds hundreds of them; they are not set aside one by one."""
    for kind in ("image/png", "text/css", "application/javascript", "font/woff2"):
        crawl.answer(b"x", [("Content-Type", kind)])
    crawl.answer(b"", [("Location", "/x")], "302 Found")
    assert loaded(crawl.end()) == {}


def test_a_page_over_the_limit_is_too_large(crawl: Crawl) -> None:
    """The pages behind are read."""
    crawl.answer(b"x" * (16 * 2**20 + 1))
    crawl.answer(PAGE)
    assert list(classes(crawl.end()).values()) == ["too_large", "page"]


@pytest.mark.parametrize("lost", [3, 30, 150])
def test_a_damaged_tail_leaves_what_was_whole(crawl: Crawl, lost: int) -> None:
    """The record that is cut is not read as a page."""
    crawl.answer(PAGE)
    crawl.answer(bytes(range(256)) * 4)
    path = crawl.end()
    path.write_bytes(path.read_bytes()[:-lost])
    found = classes(path)
    assert found.pop("c.warc!1") == "page"
    assert set(found.values()) <= {"truncated", "page"}
    assert lost == 3 or found == {"c.warc": "truncated"}  # three bytes: a blank line


def broken_in_the_middle(crawl: Crawl, old: bytes, new: bytes) -> Path:
    """Make three answers, the bytes of the middle one changed."""
    records = []
    for body in (PAGE, b"<p>the middle one</p>", b"<p>last</p>"):
        crawl.data = b""
        crawl.answer(body)
        records.append(crawl.data)
    middle = gzip.decompress(records[1]) if records[1][:1] == b"\x1f" else records[1]
    assert old in middle
    middle = middle.replace(old, new, 1)
    records[1] = gzip.compress(middle, mtime=0) if records[1][:1] == b"\x1f" else middle
    crawl.data = b"".join(records)
    return crawl.end()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"WARC/1.0", b"XXXX/1.0"),
        (b"Content-Length: ", b"Content-Length: x"),
        (b"Content-Length: ", b"Content-Length: 1"),
        (b"Content-Length: ", b"Content-Length: 99999999"),
        (b"Content-Length: 6", b"Content-Length: 2"),
        (b"Content-Length", b"Content-Height"),
        (b"HTTP/1.1 200 OK", b"garbage"),
    ],
)
def test_a_broken_record_costs_only_itself(crawl: Crawl, old: bytes, new: bytes) -> None:
    """It is set aside; the pages before and behind it are read."""
    found = loaded(broken_in_the_middle(crawl, old, new))
    assert [one.data for one in found.values() if isinstance(one, RawPage)] == [
        PAGE,
        b"<p>last</p>",
    ]
    assert set(classes(crawl.end()).values()) == {"page", "damaged"}


@pytest.mark.parametrize("at", [0, 1, 3, 40, -6])
@pytest.mark.parametrize("which", [0, 1])
def test_a_damaged_member_costs_only_itself(tmp_path: Path, which: int, at: int) -> None:
    """The next gzip member that begins a record is found, also where the first is damaged."""
    crawl = Crawl(tmp_path / "c.warc.gz", packed=True)
    members = []
    for body in (PAGE, b"<p>middle</p>", b"<p>last</p>"):
        crawl.data = b""
        crawl.answer(body)
        members.append(bytearray(crawl.data))
    members[which][at] ^= 0xFF
    crawl.data = b"".join(members)
    path = crawl.end()
    assert list(texts(path).values()) == [
        body
        for number, body in enumerate([PAGE, b"<p>middle</p>", b"<p>last</p>"])
        if number != which
    ]
    assert "damaged" in classes(path).values()


def test_a_broken_record_of_an_archive_packed_as_one(tmp_path: Path) -> None:
    """What is unpacked is looked through as a plain archive is."""
    plain = broken_in_the_middle(Crawl(tmp_path / "c.warc", packed=False), b"WARC/", b"XXXX/")
    path = tmp_path / "d.warc.gz"
    path.write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
    assert classes(path) == {
        "d.warc.gz!1": "page",
        "d.warc.gz!2": "damaged",
        "d.warc.gz!3": "page",
    }


def test_a_plain_archive_whose_first_record_is_broken(tmp_path: Path) -> None:
    """Its name says what it is."""
    crawl = Crawl(tmp_path / "c.warc", packed=False)
    crawl.answer(PAGE)
    crawl.answer(PAGE)
    path = crawl.end()
    path.write_bytes(b"X" + path.read_bytes()[1:])
    assert classes(path) == {"c.warc!1": "damaged", "c.warc!2": "page"}


def test_records_that_swallow_the_archive_are_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every one claims the rest of the file: what is read again and again has a limit."""
    monkeypatch.setattr(restart, "_WASTE", 10**6)
    path = tmp_path / "c.warc"
    path.write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\n" * 3000)
    found = classes(path)
    assert found.pop("c.warc") == "truncated"
    assert set(found.values()) == {"damaged"}
    assert len(found) < 100


def test_an_archive_packed_as_one_is_read(tmp_path: Path) -> None:
    """A WARC put through gzip by hand is no proper WARC.gz, and is common."""
    crawl = Crawl(tmp_path / "c.warc", packed=False)
    crawl.answer(PAGE)
    crawl.answer(PAGE)
    path = tmp_path / "c.warc.gz"
    path.write_bytes(gzip.compress(crawl.end().read_bytes(), mtime=0))
    assert list(texts(path)) == ["c.warc.gz!1", "c.warc.gz!2"]


def test_a_line_without_end_is_not_collected(
    crawl: Crawl, capsys: pytest.CaptureFixture[str]
) -> None:
    """The headers of a record have a limit; nothing of the bytes is printed."""
    crawl.answer(PAGE)
    path = crawl.end()
    tail = "Тестова".encode() * 10**6
    path.write_bytes(
        path.read_bytes()
        + (gzip.compress(tail, mtime=0) if path.read_bytes()[:1] == b"\x1f" else tail)
    )
    assert classes(path) == {"c.warc!1": "page", "c.warc": "truncated"}
    assert capsys.readouterr().err == ""


def test_a_page_packed_by_itself_is_read(tmp_path: Path) -> None:
    """A .gz may hold one page, or JSON lines."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE, mtime=0))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"a": 1}\n{"a": 2}\n', mtime=0))
    (tmp_path / "c.gz").write_bytes(gzip.compress(gzip.compress(PAGE, mtime=0)))
    (tmp_path / "d.gz").write_bytes(gzip.compress(PAGE * 99, mtime=0)[:-20])
    assert texts(tmp_path / "a.html.gz") == {"a.html.gz": PAGE}
    assert list(texts(tmp_path / "b.jsonl.gz")) == ["b.jsonl.gz!1", "b.jsonl.gz!2"]
    assert classes(tmp_path / "c.gz") == {"c.gz": "unsafe"}
    assert classes(tmp_path / "d.gz") == {"d.gz": "damaged"}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_damage_makes_the_reading_raise(crawl: Crawl, data: st.DataObject) -> None:
    """Whatever bytes of a WARC are changed, the pages read are pages."""
    crawl.data = b""
    crawl.answer(gzip.compress(PAGE, mtime=0), [("Content-Encoding", "gzip")])
    crawl.answer(b"6\r\n<html>\r\n0\r\n\r\n", [("Transfer-Encoding", "chunked")])
    path = crawl.end()
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(raw)
    assert set(classes(path).values()) <= {"page", "truncated", "damaged", "too_large", "unsafe"}
