"""Files sent to a desk, byte by byte if need be, and a book that keeps what it is handed."""

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.promise.desk_world import CODE, Answer, Visitor

from wayout.desk.aliases import Aliases

EDGE = "----wayout"
PLACE = "/cases/case/documents"  # of the one case, where `named` holds


def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the one case be found by a name that a test knows."""
    monkeypatch.setattr(Aliases, "code", lambda _, name: CODE if name == "case" else None)


@dataclass
class Shelf:
    """Keeps documents as a keeper would, in memory; put it before the book of a visitor."""

    kept: list[tuple[str, bytes]] = field(default_factory=list)
    _coming: bytes = b""

    def before(self, visitor: Visitor) -> "Shelf":
        """Answer for the book what is about documents."""
        book = visitor.book
        assert book is not None
        asked = book.ask

        def ask(request: str, **values: Any) -> Any:  # noqa: ANN401  as the real one
            if request == "attach part":
                self._coming = self._coming[: values["at"]] + values["data"]
                return None
            if request == "attach parts":
                self.kept.append((values["name"], self._coming))
                self._coming = b""
                return len(self.kept)
            return asked(request, **values)

        book.ask = ask  # type: ignore[method-assign]
        return self


def part(name: str, data: bytes, filename: str | None = None, edge: str = EDGE) -> bytes:
    """One part of a form."""
    called = "" if filename is None else f'; filename="{filename}"'
    head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"{called}\r\n\r\n'
    return head.encode() + data + b"\r\n"


def form(token: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    """A whole form, its token first."""
    parts = [part("token", token.encode()), *(part("files", data, name) for name, data in files)]
    return b"".join(parts) + end()


def end(edge: str = EDGE) -> bytes:
    """The end of a form."""
    return f"--{edge}--\r\n".encode()


def post(visitor: Visitor, path: str, body: bytes, kind: str = "") -> Answer:
    """Send a body as a form with files."""
    return visitor.send("POST", path, _headers(visitor, kind), body)


@contextmanager
def sending(visitor: Visitor, path: str, length: int | None) -> Iterator[socket.socket]:
    """Begin an upload, chunked where it has no length; what follows is up to the caller."""
    lines = [f"POST {path} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in _headers(visitor).items()]
    lines.append("transfer-encoding: chunked" if length is None else f"content-length: {length}")
    with socket.create_connection(("127.0.0.1", visitor.port), 20) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        yield line


def chunk(data: bytes) -> bytes:
    """A piece of a body that has no length."""
    return b"%x\r\n%s\r\n" % (len(data), data)


def status(line: socket.socket) -> int:
    """The status that an upload is answered with; -1 if it is cut off without one."""
    try:
        said = line.recv(64)
    except ConnectionError:
        return -1
    return int(said.split()[1]) if said else -1


def _headers(visitor: Visitor, kind: str = "") -> dict[str, str | None]:
    return {
        "host": visitor.host,
        "cookie": visitor.cookie,
        "origin": f"http://{visitor.host}",
        "content-type": kind or f"multipart/form-data; boundary={EDGE}",
    }
