"""A server in a thread of its own, which stops as soon as it is told to."""

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from queue import Queue
from types import SimpleNamespace

import pytest
import uvicorn

from wayout.desk.book import Book
from wayout.desk.serving import bound, server_of

_STEP = 0.01  # seconds


@contextmanager
def running(book: Book) -> Iterator[tuple[int, str]]:
    """Serve the desk of a book; gives the port and the opening code."""
    told = Queue[str]()
    with bound(0) as place:
        server = server_of(book, place, lambda _, code: told.put(code))
        with threaded(server, place):
            yield place.getsockname()[1], told.get(timeout=30)


@contextmanager
def threaded(server: uvicorn.Server, place: socket.socket) -> Iterator[None]:
    """Run a server on a socket, and stop it at the end.

    Whether to stop it asks once in 0.1 s, and whoever is still connected it gives 0.1 s: that is
    nothing beside a day at a desk, and much beside a test.
    """
    real = asyncio.sleep

    def sleep(seconds: float) -> Awaitable[None]:
        return real(min(seconds, _STEP))

    thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "uvicorn.server.asyncio", SimpleNamespace(**{**vars(asyncio), "sleep": sleep})
        )
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(_STEP / 5)
            yield
        finally:
            server.should_exit = True
            thread.join(30)
