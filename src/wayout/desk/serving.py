"""The desk as a server: on the loopback alone, on a port that the system chooses."""

import logging
import socket
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import uvicorn

from wayout.casebook.disk import state_folder
from wayout.casebook.keeper.hardening import leave_no_trace
from wayout.desk.app import Parts, desk
from wayout.desk.book import Book
from wayout.desk.gate.door import Door
from wayout.desk.gate.throttle import Throttle
from wayout.desk.gate.waiting import Waiting
from wayout.desk.incoming.places import beside
from wayout.desk.memory import Memory
from wayout.desk.settings import Settings
from wayout.desk.warming import warm_up
from wayout.errors import OutputError
from wayout.text.system import reason

Tell = Callable[[str, str], None]

HOST = "127.0.0.1"
_SILENT = logging.CRITICAL + 1  # the words of a fault may hold a name
_MOST_AT_ONCE = 64  # connections
_KEPT = 5  # seconds that an idle connection stays
_LARGEST_HEAD = 16 << 10  # bytes


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(
        self, config: uvicorn.Config, begun: Callable[[], None], ended: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._begun = begun
        self._ended = ended

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        if self.started:
            self._begun()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop answering, and do what is to be done then: a signal ends the process after this."""
        await super().shutdown(sockets)
        self._ended()


def _nothing() -> None:
    """Do nothing."""


def serve_desk(book: Book, port: int, tell: Tell, ended: Callable[[], None] = _nothing) -> None:
    """Serve the desk until it is stopped, and lock the vault then.

    Ctrl-C is how it is stopped, and no fault.

    Args:
        book: The vault behind it.
        port: On which port; 0 lets the system choose.
        tell: Is called with the address and the opening code as soon as it answers.
        ended: Is called when it has stopped answering and the vault is locked, also where a
            signal then ends the process.

    Raises:
        OutputError: The port is taken.
    """

    def begun(address: str, code: str) -> None:
        tell(address, code)
        warm_up()

    leave_no_trace()
    with bound(port) as place:
        server = server_of(book, place, begun, ended)
        try:
            with suppress(KeyboardInterrupt):
                server.run(sockets=[place])
        finally:
            book.lock()


def server_of(
    book: Book, place: socket.socket, tell: Tell, ended: Callable[[], None] = _nothing
) -> uvicorn.Server:
    """Make the server of a desk on a socket that is bound; see `serve_desk`."""
    logging.getLogger("uvicorn.error").setLevel(_SILENT)
    number = place.getsockname()[1]
    door = Door()
    settings, memory = settings_of(book.path), Memory()
    beside(settings.path).clear_left()
    parts = Parts(
        book=book,
        door=door,
        throttle=Throttle(_kept(book.path, "tries"), time.time),
        settings=settings,
        hosts=frozenset({f"{HOST}:{number}", f"localhost:{number}"}),
        memory=memory,
    )
    config = uvicorn.Config(
        desk(parts),
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=False,
        ws="none",
        http=Waiting,
        loop="asyncio",
        limit_concurrency=_MOST_AT_ONCE,
        timeout_keep_alive=_KEPT,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=_LARGEST_HEAD,
    )

    def end() -> None:
        book.lock()
        memory.forget()
        ended()

    return _Server(config, lambda: tell(f"http://{HOST}:{number}/door", door.new_code()), end)


def settings_of(vault: Path) -> Settings:
    """What was chosen on the desk of a vault."""
    return Settings(_kept(vault, "desk"))


def open_browser(address: str) -> None:
    """Open the browser of this machine; where there is none, the address was printed."""
    with suppress(webbrowser.Error):
        webbrowser.open(address)


def bound(port: int) -> socket.socket:
    """Take a port of the loopback.

    Raises:
        OutputError: It is taken.
    """
    # Named as TCP: only then does asyncio send what there is at once, not 40 ms later.
    place = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        place.bind((HOST, port))
    except OSError as error:
        place.close()
        raise OutputError(
            "The desk cannot take port {port}: {reason}. Give another, or 0.",
            port=port,
            reason=reason(error),
        ) from error
    return place


def _kept(path: Path, what: str) -> Path:
    """Where something is kept about the desk of a vault: wrong passphrases, what was chosen."""
    name = blake2b(bytes(path.resolve()), digest_size=16).hexdigest()
    return state_folder() / f"{name}.{what}"
