"""Who asks a keeper gets its answer, or why there is none; a terminal is left as it was."""

import os
import pty
import termios
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wayout.casebook.keeper import client, frames
from wayout.casebook.keeper.client import DESCRIPTORS, Keeper
from wayout.errors import InputError, LockedError, UsageError, VaultError

ECHO = """
import os, sys, time
from wayout.casebook.keeper.frames import GoneError, pack, receive, send
from wayout.errors import VaultError
def told(words):
    return {"value": words, "error": None, "remarks": []}
stays = 0
while True:
    try:
        asked = receive(0)
    except GoneError:
        time.sleep(stays)
        break
    values = asked["values"]
    if asked["request"] == "stay":
        stays = 1000
    if asked["request"] == "end":
        os._exit(values["code"])
    if asked["request"] == "fail":
        send(1, {**told(None), "error": pack(VaultError("{n} times", n=2))})
    elif asked["request"] == "remark":
        send(1, {**told(None), "remarks": [pack(VaultError("by the way"))]})
    elif asked["request"] == "words":
        send(1, told([sys.argv[1:], sys.path[:1], os.environ.get(values["name"])]))
    elif asked["request"] == "read":
        send(1, told(os.read(int(os.environ[values["name"]]), 100)))
    elif asked["request"] != "hang":
        send(1, told(values))
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A keeper that holds nothing and answers what it is asked to."""
    (tmp_path / "an_echo.py").write_text(ECHO, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    for name in DESCRIPTORS:
        monkeypatch.delenv(name, raising=False)
    return "an_echo"


@pytest.fixture
def keeper(module: str) -> Iterator[Keeper]:
    """One that runs."""
    with Keeper.start(module, listen=False) as started:
        yield started


def test_an_answer_an_error_and_a_remark_come_back(keeper: Keeper) -> None:
    """Each as it was sent."""
    assert keeper.ask("echo", a=[1, "б"], b=None) == {"a": [1, "б"], "b": None}
    with pytest.raises(VaultError, match="2 times"):
        keeper.ask("fail")
    assert keeper.remarks == []
    keeper.ask("remark")
    assert [str(one) for one in keeper.remarks] == ["by the way"]
    assert keeper.is_running
    assert keeper.pid != os.getpid()


def test_it_is_started_with_its_words_alone(keeper: Keeper, module: str) -> None:
    """Told to listen if it is to; the folder it is started in is not where modules come from."""
    words, (first,), _ = keeper.ask("words", name="x")
    assert words == []
    assert first not in {"", str(Path.cwd())}
    with Keeper.start(module) as listening:
        assert listening.ask("words", name="x")[0] == ["--listen"]


@pytest.mark.parametrize(
    ("code", "said"),
    [(71, "for a while"), (72, "asleep"), (70, "after an error"), (9, "has ended")],
)
def test_one_that_ended_is_told_why(keeper: Keeper, code: int, said: str) -> None:
    """In the words for its ending, each time it is asked."""
    for _ in range(2):
        with pytest.raises(LockedError, match=said):
            keeper.ask("end", code=code)
    assert not keeper.is_running


def test_a_locked_one_is_not_asked(keeper: Keeper) -> None:
    """It is dead, and locking again does nothing."""
    keeper.lock()
    assert not keeper.is_running
    keeper.lock()
    with pytest.raises(LockedError, match="has ended"):
        keeper.ask("echo")


def test_one_that_does_not_end_is_killed(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After its moment: here it waits for a second request while the first has no answer."""
    keeper = Keeper.start(module, listen=False)
    asked = threading.Event()
    found: list[BaseException] = []
    real = frames.receive

    def receive(descriptor: int) -> object:
        asked.set()
        return real(descriptor)

    def ask() -> None:
        try:
            keeper.ask("hang")
        except LockedError as error:
            found.append(error)

    monkeypatch.setattr(client, "receive", receive)
    asks = threading.Thread(target=ask)
    asks.start()
    assert asked.wait(30)
    keeper.lock()
    asks.join(30)
    assert not asks.is_alive()
    assert len(found) == 1
    assert not keeper.is_running


def test_one_that_takes_its_time_is_not_waited_for(keeper: Keeper) -> None:
    """It gets a moment to close its files, and not more."""
    keeper.ask("stay")
    keeper.lock()
    assert not keeper.is_running


def test_what_is_too_much_is_not_sent(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on."""
    with monkeypatch.context() as patch:
        patch.setattr(frames, "MOST", 10)
        with pytest.raises(InputError):
            keeper.ask("echo", words="x" * 100)
    assert keeper.ask("echo", a=1) == {"a": 1}


@pytest.mark.parametrize("odd", [1 << 64, -(1 << 64), "\ud800"])
def test_what_no_frame_can_hold_is_not_sent(keeper: Keeper, odd: object) -> None:
    """It goes on, and the words of the refusal do not repeat what was typed."""
    with pytest.raises(InputError, match="too large") as told:
        keeper.ask("echo", words=[odd])
    assert str(odd) not in str(told.value) if isinstance(odd, int) else True
    assert told.value.__cause__ is None
    assert keeper.ask("echo", a=1) == {"a": 1}


def test_one_that_was_interrupted_is_over(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer to this would be taken for the next one."""

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(client, "receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            keeper.ask("echo")
    with pytest.raises(LockedError):
        keeper.ask("echo")


def test_it_gets_the_descriptors_that_are_named(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And those that are given with them; what is no open descriptor is left to it to refuse."""
    ends = [os.pipe() for _ in range(2)]
    for number, (_, writing) in enumerate(ends):
        os.write(writing, b"line %d" % number)
    monkeypatch.setenv(DESCRIPTORS[0], str(ends[0][0]))
    for wrong in ("", "x", "-1", "９", "123456", "9" * 40):
        monkeypatch.setenv(DESCRIPTORS[1], wrong)
        with client._inherited() as found:
            assert found == {DESCRIPTORS[0]: ends[0][0]}
    with Keeper.start(module, listen=False, descriptors={"MORE": ends[1][0]}) as started:
        assert started.ask("read", name=DESCRIPTORS[0]) == b"line 0"
        assert started.ask("read", name="MORE") == b"line 1"
        assert started.ask("words", name=DESCRIPTORS[1])[2] == "9" * 40
    for pair in ends:
        for number in pair:
            os.close(number)


def test_one_of_ours_gets_another_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keeper has its own 0, 1 and 2; named twice it is the same one, and closed afterwards."""
    monkeypatch.setenv(DESCRIPTORS[0], "0")
    monkeypatch.setenv(DESCRIPTORS[1], "0")
    monkeypatch.delenv(DESCRIPTORS[2], raising=False)
    with client._inherited() as found:
        first, second = (found[name] for name in DESCRIPTORS[:2])
        assert first == second > 2
        assert os.path.sameopenfile(first, 0)
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(first)


def test_where_there_are_no_such_processes_it_says_so(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another system, or a process without pipes."""
    with monkeypatch.context() as patch:
        patch.setattr(client.os, "name", "nt")  # type: ignore[attr-defined]
        with pytest.raises(UsageError, match="needs Linux or macOS"):
            Keeper.start(module)
    real = client._started

    def without(*given: object) -> object:
        process = real(*given)  # type: ignore[arg-type]
        process.communicate()
        process.stdout = None
        return process

    monkeypatch.setattr(client, "_started", without)
    with pytest.raises(UsageError, match="could not be started"):
        Keeper.start(module)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal of ours, which is opened in the place of the real one."""
    ours, theirs = pty.openpty()
    real, name = os.open, os.ttyname(theirs)

    def opened(path: str, *rest: int) -> int:
        return real(name if path == "/dev/tty" else path, *rest)

    monkeypatch.setattr(os, "open", opened)
    yield theirs
    os.close(ours)
    os.close(theirs)


def _silence(terminal: int) -> list[object]:
    settings = termios.tcgetattr(terminal)
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, settings)
    return termios.tcgetattr(terminal)


@pytest.mark.parametrize("disturb", [_silence, termios.tcgetattr])
def test_a_terminal_is_as_it_was_when_it_started(
    module: str, terminal: int, disturb: Callable[[int], list[object]]
) -> None:
    """A keeper that was killed at a prompt leaves it silent; one that is not is not touched."""
    before = termios.tcgetattr(terminal)
    keeper = Keeper.start(module, listen=False)
    disturb(terminal)
    keeper.lock()
    assert termios.tcgetattr(terminal) == before
    after = _silence(terminal)
    keeper.lock()  # it speaks of what it found, once
    assert termios.tcgetattr(terminal) == after


def test_without_a_terminal_there_is_nothing_to_restore(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None, or a file that is none; also one that is lost meanwhile."""
    real = os.open
    place = str(tmp_path / "none")

    def opened(path: str, *rest: int) -> int:
        return real(place if path == "/dev/tty" else path, *rest)

    monkeypatch.setattr(os, "open", opened)
    assert client._terminal_settings() is None
    (tmp_path / "none").touch()
    assert client._terminal_settings() is None
    keeper = Keeper.start(module, listen=False)
    keeper._terminal = [1]
    keeper.lock()
    assert not keeper.is_running


def test_one_whose_pipes_were_taken_is_locked_all_the_same(keeper: Keeper) -> None:
    """It cannot be asked any more."""
    pipe, keeper._process.stdin = keeper._process.stdin, None
    assert pipe is not None
    pipe.close()
    with pytest.raises(LockedError, match="has ended"):
        keeper.ask("echo")
    keeper.lock()
    assert not keeper.is_running
