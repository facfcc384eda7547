"""The side that asks: it starts a keeper, asks it, and kills it. It never holds a key."""

import os
import select
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any, Self

from wayout.casebook.keeper.endings import ended
from wayout.casebook.keeper.frames import GoneError, receive, send, unpack_error
from wayout.casebook.keeper.process import LISTEN
from wayout.casebook.keeper.starting import STARTER
from wayout.errors import InputError, UsageError, WayoutError

DESCRIPTORS = ("WAYOUT_PASSPHRASE_FD", "WAYOUT_NEW_PASSPHRASE_FD", "WAYOUT_RECOVERY_FD")
MOMENT = 0.1  # seconds
_STANDARD = 3  # the keeper has its own of these


class Keeper:
    """A running keeper; `remarks` gathers what it says beside its answers."""

    def __init__(self, process: subprocess.Popen[bytes], ends: tuple[int, int]) -> None:
        self.remarks: list[WayoutError] = []
        self._process = process
        self._to, self._from = ends
        self._terminal = _terminal_settings()
        self._turn = threading.Lock()

    @classmethod
    def start(
        cls,
        module: str = "wayout.casebook.keeper",
        *,
        listen: bool = True,
        descriptors: Mapping[str, int] | None = None,
    ) -> Self:
        """Start a keeper that runs a module; it gets the descriptors named in the environment.

        Args:
            module: What it runs.
            listen: Whether it ends when the screen is locked, and remarks where that cannot be
                told. Leave it on for whatever a person can leave open; a call of a script, which
                ends by itself, does without the processes that this takes.
            descriptors: Others that it gets, by the variable that names each.

        Raises:
            UsageError: The system has no such processes.
        """
        if os.name != "posix":
            raise UsageError("A vault needs Linux or macOS: this system cannot protect it.")
        process = STARTER.do(
            lambda: _started([module, *([LISTEN] if listen else [])], descriptors or {})
        )
        if process.stdin is None or process.stdout is None:
            raise UsageError("The keeper of the vault could not be started.")
        return cls(process, (process.stdin.fileno(), process.stdout.fileno()))

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, request: str, **values: object) -> Any:  # noqa: ANN401  plain builtins
        """Ask something, and wait for the answer.

        Raises:
            WayoutError: What the keeper raised, the same.
            LockedError: It is not there any more.
        """
        with self._turn:
            answer = self._exchange({"request": request, "values": values})
        self.remarks.extend(unpack_error(one) for one in answer["remarks"])
        if answer["error"] is not None:
            raise unpack_error(answer["error"])
        return answer["value"]

    def lock(self) -> None:
        """End the keeper: what it held is gone. A second time does nothing.

        It has a moment to close its files, which takes away the journal of the store with the
        pages that were changed last; then it is killed, whatever it does.
        """
        if self._turn.acquire(blocking=False):  # else another thread waits for an answer
            try:
                self._close_pipes(self._process.stdin)
                self._wait_for_end()
            finally:
                self._turn.release()
        self._process.kill()
        self._process.wait()
        with self._turn:
            self._close_pipes(self._process.stdin, self._process.stdout)
        self._restore_terminal()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lock()

    def _exchange(self, asked: dict[str, object]) -> Any:  # noqa: ANN401  plain builtins
        if self._process.stdin is None or self._process.stdin.closed:
            raise ended(0)
        try:
            send(self._to, asked)
            return receive(self._from)
        except GoneError:
            raise ended(self._process.wait()) from None
        except InputError:  # nothing was sent
            raise
        except BaseException:  # the answer to this would be taken for the next one
            self._process.kill()
            raise

    def _wait_for_end(self) -> None:
        """Wait a moment until its pipe ends, which is told at once, and when its memory is gone."""
        if self._process.stdout is not None and not self._process.stdout.closed:
            waiting = select.poll()
            waiting.register(self._from)
            waiting.poll(MOMENT * 1000)

    @staticmethod
    def _close_pipes(*pipes: IO[bytes] | None) -> None:
        for pipe in pipes:
            if pipe is not None:
                pipe.close()

    def _restore_terminal(self) -> None:
        """A keeper killed at a prompt leaves a terminal that does not show what is typed."""
        settings, self._terminal = self._terminal, None
        if settings is None:
            return
        with suppress(OSError, termios.error):
            descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
            try:
                if termios.tcgetattr(descriptor) != settings:
                    termios.tcsetattr(descriptor, termios.TCSADRAIN, settings)
            finally:
                os.close(descriptor)


def _started(words: list[str], given: Mapping[str, int]) -> subprocess.Popen[bytes]:
    with _inherited() as named:
        environment = {**named, **given}
        return subprocess.Popen(  # noqa: S603  our own module
            [sys.executable, "-P", "-m", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, **{name: str(fd) for name, fd in environment.items()}},
            pass_fds=tuple(set(environment.values())),
        )


@contextmanager
def _inherited() -> Iterator[Mapping[str, int]]:
    """Descriptors for the keeper by variable; one of ours that it has itself gets a new number."""
    found: dict[str, int] = {}
    made: dict[int, int] = {}
    try:
        for name in DESCRIPTORS:
            number = _open_descriptor(os.environ.get(name, ""))
            if number < 0:
                continue
            if number < _STANDARD and number not in made:
                made[number] = os.dup(number)
            found[name] = made.get(number, number)
        yield found
    finally:
        for number in made.values():
            os.close(number)


def _open_descriptor(written: str) -> int:
    """The number of an open descriptor, or -1: the keeper says what is wrong with it."""
    if not (written.isascii() and written.isdecimal()):
        return -1
    try:
        os.fstat(int(written))
    except (OSError, OverflowError):
        return -1
    return int(written)


def _terminal_settings() -> list[Any] | None:
    try:
        descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return None
    try:
        return termios.tcgetattr(descriptor)
    except termios.error:
        return None
    finally:
        os.close(descriptor)
