"""Connections that ask nothing are ended, and make room for who asks."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from tests.promise.desk_running import threaded

from wayout.desk.gate import waiting
from wayout.desk.gate.waiting import ASKING_NOTHING, Waiting

ASK = b"GET / HTTP/1.1\r\nHost: desk\r\n\r\n"
LIMIT = 64


@pytest.fixture
def port() -> Iterator[int]:
    """A server that counts its connections as the desk does."""
    config = uvicorn.Config(
        PlainTextResponse("here"), http=Waiting, limit_concurrency=LIMIT, lifespan="off",
        log_config=None, ws="none", loop="asyncio", timeout_graceful_shutdown=1,
    )  # fmt: skip
    place = socket.create_server(("127.0.0.1", 0))
    with place, threaded(uvicorn.Server(config), place):
        yield place.getsockname()[1]


def opened(port: int) -> socket.socket:
    """A connection."""
    return socket.create_connection(("127.0.0.1", port), 10)


def answer(port: int) -> bytes:
    """What somebody who asks gets: the status line."""
    with opened(port) as line:
        line.sendall(ASK)
        return line.recv(12)


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: "], ids=["nothing", "half a head"])
def test_many_that_ask_nothing_shut_nobody_out(port: int, said: bytes) -> None:
    """Twice as many as the server counts to: the oldest make room."""
    with ExitStack() as lines:
        for _ in range(2 * LIMIT):
            lines.enter_context(opened(port)).sendall(said)
        assert answer(port) == b"HTTP/1.1 200"


def test_some_that_ask_nothing_are_let_be(port: int) -> None:
    """A browser opens a few ahead of what it will ask."""
    with ExitStack() as lines:
        ahead = [lines.enter_context(opened(port)) for _ in range(ASKING_NOTHING // 2)]
        assert answer(port) == b"HTTP/1.1 200"
        ahead[0].sendall(ASK)
        assert ahead[0].recv(12) == b"HTTP/1.1 200"


@pytest.mark.parametrize("before", [b"", ASK], ids=["at once", "after an answer"])
def test_a_head_that_does_not_end_is_given_up(
    port: int, before: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though something more of it comes all the time."""
    monkeypatch.setattr(waiting, "HEAD", 60.0 if before else 0.3)  # what is asked, is in time
    with opened(port) as line:
        if before:
            line.sendall(before)
            assert line.recv(12) == b"HTTP/1.1 200"
            line.recv(4096)
        monkeypatch.setattr(waiting, "HEAD", 0.3)
        assert _is_ended(line)


def _is_ended(line: socket.socket) -> bool:
    """Send a head a letter at a time, until the other end is gone."""
    line.settimeout(0.02)
    line.sendall(b"GET / HTTP/1.1\r\nX: ")
    for _ in range(500):
        try:
            line.sendall(b"x")
            if line.recv(64) == b"":
                return True
        except TimeoutError:
            continue
        except ConnectionError:
            return True
    return False
