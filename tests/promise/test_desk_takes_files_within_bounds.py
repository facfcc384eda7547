"""Files that are sent to a desk are bounded in size, number and time, and in memory while read."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from tests.promise.desk_uploads import (
    EDGE,
    PLACE,
    Shelf,
    chunk,
    end,
    form,
    named,
    part,
    post,
    sending,
    status,
)
from tests.promise.desk_world import Visitor, entered

from wayout.desk.gate import uploads
from wayout.desk.gate.uploads import AT_ONCE, DOCUMENTS

MIB = 1 << 20
GIB = 1 << 30
BLOCK = b"\0" * (MIB // 4)
QUICK = replace(DOCUMENTS, chunk=0.3, whole=1.0)


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    named(monkeypatch)
    with entered(tmp_path) as made:
        yield made


@pytest.fixture
def shelf(visitor: Visitor) -> Shelf:
    """Where the documents come to lie."""
    return Shelf().before(visitor)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk waits a moment only."""
    quick = tuple((address, QUICK) for address, _ in uploads.UPLOADS)
    monkeypatch.setattr(uploads, "UPLOADS", quick)


def test_what_is_sent_is_kept_as_it_is(visitor: Visitor, shelf: Shelf) -> None:
    """Several at once, two of one name, an empty one, one that looks like an edge."""
    tricky = f"\r\n--{EDGE[:-1]}\r\n--{EDGE}".encode()[:-1]
    files = [("приказ.pdf", bytes(range(256)) * 9000), ("a", b"1"), ("a", b"2"), ("b", b""),
             ("c", tricky)]  # fmt: skip
    assert post(visitor, PLACE, form(visitor.token, files)).status == 303
    assert shelf.kept == files


def test_it_is_read_however_it_is_cut(visitor: Visitor, shelf: Shelf) -> None:
    """Byte by byte, too: an edge may come in two pieces."""
    body = form(visitor.token, [("a", b"\r\n--x\r\n" * 3)])
    with sending(visitor, PLACE, len(body)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for at in range(len(body)):
            line.sendall(body[at : at + 1])
        assert status(line) == 303
    assert shelf.kept == [("a", b"\r\n--x\r\n" * 3)]


@pytest.mark.parametrize("path", ["/lock", "/cases/x/notes", "/door", "/import/folder"])
def test_elsewhere_no_file_is_taken(visitor: Visitor, path: str) -> None:
    """The table of addresses is the only place that lets any in."""
    assert post(visitor, path, form(visitor.token, [("a", b"1")])).status == 415
    assert visitor.is_open


def test_a_stranger_is_refused_unread(visitor: Visitor) -> None:
    """A length is announced of which nothing is sent."""
    visitor.cookie = ""
    with sending(visitor, PLACE, DOCUMENTS.size) as line:
        assert status(line) == 401


@pytest.mark.parametrize(
    "first",
    [b"", part("token", b""), part("token", b"x"), part("note", b"x"), part("token", b"x", "f")],
    ids=["none", "empty", "wrong", "another", "as a file"],
)
def test_a_file_before_the_token_is_refused_at_once(
    visitor: Visitor, shelf: Shelf, first: bytes
) -> None:
    """The rest of it is not waited for."""
    with sending(visitor, PLACE, DOCUMENTS.size) as line:
        line.sendall(first + part("files", b"1", "a"))
        assert status(line) == 403
    assert shelf.kept == []


def test_a_length_beyond_the_bound_is_refused_unread(visitor: Visitor) -> None:
    """Nothing is sent but the head."""
    with sending(visitor, PLACE, GIB) as line:
        assert status(line) == 413


def test_a_gibibyte_without_a_length_is_cut_off_and_memory_stays(
    visitor: Visitor, shelf: Shelf
) -> None:
    """The desk holds no more than its bound while it reads, and nothing after."""
    before, most, sent = _resident(), 0, 0
    with sending(visitor, PLACE, None) as line:
        line.sendall(chunk(part("token", visitor.token.encode())))
        line.sendall(chunk(part("files", b"", "a")[:-2]))
        try:
            while sent < GIB:
                line.sendall(chunk(BLOCK))
                sent += len(BLOCK)
                if sent % (8 * MIB) == 0:
                    most = max(most, _resident() - before)
        except ConnectionError:
            pass
    assert DOCUMENTS.size <= sent <= DOCUMENTS.size + 16 * MIB
    assert most < DOCUMENTS.size * 1.3
    assert visitor.ask("GET", "/law").status == 200
    assert _resident() - before < DOCUMENTS.size // 4
    assert shelf.kept == []


def test_the_bound_is_of_all_files_together(
    visitor: Visitor, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of them is beyond it alone."""
    small = replace(DOCUMENTS, size=2 * len(BLOCK) + 10_000)
    monkeypatch.setattr(uploads, "UPLOADS", ((uploads.UPLOADS[0][0], small),))
    for number, answer in ((2, 303), (3, 413)):
        body = form(visitor.token, [(f"{n}", BLOCK) for n in range(number)])
        with sending(visitor, PLACE, None) as line:
            line.sendall(chunk(body) + b"0\r\n\r\n")
            assert status(line) == answer
    assert len(shelf.kept) == 2


@pytest.mark.parametrize("length", [1, 100], ids=["shorter", "longer"])
@pytest.mark.usefixtures("quick")
def test_a_length_that_lies_keeps_nothing(visitor: Visitor, shelf: Shelf, length: int) -> None:
    """Shorter than what comes, or longer."""
    body = form(visitor.token, [("a", b"1")])
    with sending(visitor, PLACE, len(body) - 50 + length) as line:
        line.sendall(body)
        assert status(line) in {400, 408}
    assert shelf.kept == []
    assert visitor.ask("GET", "/law").status == 200


def test_ten_thousand_files_are_refused(visitor: Visitor, shelf: Shelf) -> None:
    """However small; and so many fields, and so many that are none."""
    files = [(f"{number}", b"") for number in range(10_000)]
    assert post(visitor, PLACE, form(visitor.token, files)).status == 413
    fields = b"".join(part(f"f{number}", b"") for number in range(10_000))
    token = part("token", visitor.token.encode())
    assert post(visitor, PLACE, token + fields + end()).status == 413
    nothing = part("files", b"", "") * 10_000
    assert post(visitor, PLACE, token + nothing + end()).status == 413
    assert shelf.kept == []


def test_a_large_field_a_long_name_and_a_long_head_are_refused(
    visitor: Visitor, shelf: Shelf
) -> None:
    """They are no files, and are not held as if they were."""
    token = part("token", visitor.token.encode())
    large = part("note", b"x" * (DOCUMENTS.field_size + 1))
    named = part("files", b"1", "x" * (DOCUMENTS.name + 1))
    fielded = part("f" * 101, b"1", "a")
    headed = part("files", b"1", "x" * 10_000)
    many = part("files", b"1", "a").replace(b"\r\n\r\n", b"\r\nX-A: b" * 20 + b"\r\n\r\n")
    for wrong in (large, named, fielded, headed, many):
        got = post(visitor, PLACE, token + wrong + part("files", b"1", "a") + end())
        assert got.status in {400, 413}
        assert got.headers["connection"] == "close"
    assert shelf.kept == []


@pytest.mark.parametrize(
    "kind",
    ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=<a>",
     f"multipart/form-data; boundary={'x' * 71}", "multipart/form-data; boundary=other"],
    ids=["none", "empty", "signs", "long", "of another form"],
)  # fmt: skip
def test_a_boundary_that_is_none_is_refused(visitor: Visitor, shelf: Shelf, kind: str) -> None:
    """Or one that the body does not have."""
    body = form(visitor.token, [("a", b"1")])
    assert post(visitor, PLACE, body, kind).status in {400, 403}
    assert shelf.kept == []


@pytest.mark.parametrize(
    "wrong",
    [b"", b"x", b"--%s--\r\n", b"--%s\r\n\r\n\r\n1\r\n--%s--", b"--%s\n", b"x--%s\r\n",
     b'--%s\r\nContent-Disposition: attachment; name="a"\r\n\r\n1\r\n--%s--',
     b'--%s\r\nContent-Disposition: form-data; filename="a"\r\n\r\n1\r\n--%s--',
     b'--%s\r\nContent-Disposition: form-data; name="token"\r\n\r\n'],
)  # fmt: skip
def test_a_body_that_is_no_form_is_refused(visitor: Visitor, shelf: Shelf, wrong: bytes) -> None:
    """Broken off, without heads, of another kind."""
    body = wrong.replace(b"%s", EDGE.encode())
    assert post(visitor, PLACE, body).status in {400, 403}
    assert shelf.kept == []


@pytest.mark.usefixtures("quick")
def test_who_sends_slowly_is_cut_off_and_keeps_nobody_waiting(
    visitor: Visitor, shelf: Shelf
) -> None:
    """One who stops, and one who sends a byte at a time for ever; others are answered meanwhile."""
    begun = part("token", visitor.token.encode()) + part("files", b"", "a")[:-2]
    with sending(visitor, PLACE, MIB) as stops, sending(visitor, PLACE, MIB) as trickles:
        stops.sendall(begun)
        trickles.sendall(begun)
        assert visitor.ask("GET", "/law").status == 200
        done = threading.Event()
        thread = threading.Thread(target=_trickle, args=(trickles, done))
        thread.start()
        assert status(stops) == 408
        assert status(trickles) == 408
        done.set()
        thread.join(20)
    assert post(visitor, PLACE, form(visitor.token, [("a", b"1")])).status == 303
    assert shelf.kept == [("a", b"1")]


@pytest.mark.parametrize(("chunk", "whole"), [(0.2, 60.0), (60.0, 0.2)])
def test_without_its_token_nobody_trickles_for_long(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, chunk: float, whole: float
) -> None:
    """The time of a piece is all there is for it; with it, the time of the whole."""
    slow = replace(DOCUMENTS, chunk=chunk, whole=whole)
    monkeypatch.setattr(uploads, "UPLOADS", ((uploads.UPLOADS[0][0], slow),))
    begun = b"" if chunk < whole else part("token", visitor.token.encode())
    with sending(visitor, PLACE, MIB) as line:
        line.sendall(begun + f"--{EDGE}\r\n".encode())
        done = threading.Event()
        thread = threading.Thread(target=_trickle, args=(line, done))
        thread.start()
        assert status(line) == 408
        done.set()
        thread.join(20)


@pytest.mark.usefixtures("shelf")
def test_only_so_many_are_read_at_once(visitor: Visitor) -> None:
    """The next is told so, and may come when one has ended; who shows no token takes no place."""
    token = part("token", visitor.token.encode())
    with ExitStack() as lines:
        for _ in range(AT_ONCE):
            lines.enter_context(sending(visitor, PLACE, MIB)).sendall(b"--")
        body = form(visitor.token, [("a", b"1")])
        assert post(visitor, PLACE, body).status == 303
        for _ in range(AT_ONCE):
            line = lines.enter_context(sending(visitor, PLACE, MIB))
            line.sendall(token + part("files", b"", "a")[:-2])
        assert _comes(503, visitor, body)
    assert _comes(303, visitor, body)


def _comes(status: int, visitor: Visitor, body: bytes) -> bool:
    """Send until that is the answer: the desk may not have read yet what was sent before."""
    return any(post(visitor, PLACE, body).status == status for _ in range(500))


def _trickle(line: socket.socket, done: threading.Event) -> None:
    while not done.wait(0.05):
        try:
            line.sendall(b"x")
        except OSError:
            return


def _resident() -> int:
    """Bytes of this process, desk and all, that lie in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096
