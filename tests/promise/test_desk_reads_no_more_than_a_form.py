"""What is sent to a desk is bounded: a form of ours is read, anything else is refused unread."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.desk_world import Visitor, entered

from wayout.desk.gate import body as bodies


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody who entered an open desk, which waits only a moment for the rest of a form."""
    monkeypatch.setattr(bodies, "SLOWEST", 0.3)
    with entered(tmp_path) as made:
        yield made


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=x", "text/plain", "application/json", ""]
)
def test_another_content_type_is_refused(visitor: Visitor, kind: str) -> None:
    """A library that spools uploads to the disk never sees it."""
    assert visitor.ask("POST", "/lock", content_type=kind).status == 415
    assert visitor.is_open


def test_a_large_form_is_refused(visitor: Visitor) -> None:
    """Before it is held whole."""
    got = visitor.ask("POST", "/lock", {"x": "y" * (bodies.MOST + 1)})
    assert got.status == 413
    assert visitor.is_open


def test_many_fields_are_refused(visitor: Visitor) -> None:
    """However short they are."""
    fields = {f"f{number}": "" for number in range(bodies.MOST_FIELDS + 1)}
    assert visitor.ask("POST", "/lock", fields).status == 413
    assert visitor.is_open


def test_a_name_that_is_no_text_is_refused(visitor: Visitor) -> None:
    """And nothing is guessed."""
    headers = {"host": visitor.host, "cookie": visitor.cookie, "origin": f"http://{visitor.host}",
               "content-type": "application/x-www-form-urlencoded"}  # fmt: skip
    assert visitor.send("POST", "/lock", headers, b"%ff=1").status == 400


def test_a_form_that_does_not_end_is_given_up(visitor: Visitor) -> None:
    """And the desk goes on answering."""
    head = (
        f"POST /lock HTTP/1.1\r\nHost: {visitor.host}\r\nOrigin: http://{visitor.host}\r\n"
        f"Cookie: {visitor.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 1000\r\n\r\ntoken="
    )
    with socket.create_connection(("127.0.0.1", visitor.port), 10) as line:
        line.sendall(head.encode())
        assert line.recv(100).startswith(b"HTTP/1.1 408")
    assert visitor.is_open
    assert visitor.ask("GET", "/cases").status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X"])
def test_other_methods_are_refused(visitor: Visitor, method: str) -> None:
    """A preflight of another page gets no leave."""
    got = visitor.ask(method, "/cases")
    assert got.status in {400, 405}
    assert "access-control-allow-origin" not in got.headers
