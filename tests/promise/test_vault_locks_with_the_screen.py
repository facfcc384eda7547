"""A vault left open at a terminal is locked with the screen, or says that it cannot hear it."""

import os
import pty
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.promise.keeper_world import TYPED, comes, hand, is_gone, make

from wayout.casebook.keeper.client import Keeper
from wayout.casebook.keeper.screen import SILENT, UNHEARD
from wayout.errors import LockedError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a bus")

MONITOR = """#!/bin/sh
echo $$ >> {folder}/started
echo signal
while sleep 0.05; do
  if test -e {folder}/lock; then
    echo 'signal time=1 sender=:1.3 -> destination=(null destination) serial=2 path=/x;' \\
      'interface=org.freedesktop.login1.Session; member=Lock'
  fi
done
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a vault, and with a monitor that tells of a lock when a file is there."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    put_monitor(tmp_path, MONITOR.format(folder=tmp_path))
    make(tmp_path / "team.wayout", [b'{"title": "one"}'])
    return tmp_path


def put_monitor(folder: Path, words: str) -> None:
    """Put a program where the one that listens is looked for."""
    (folder / "dbus-monitor").write_text(words)
    (folder / "dbus-monitor").chmod(0o700)


@pytest.fixture
def keeper(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    """A keeper that holds the vault open."""
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", hand(TYPED))
    with Keeper.start() as started:
        started.ask("open", path=str(folder / "team.wayout"))
        yield started


def listening(folder: Path) -> list[int]:
    """The processes that were started to listen."""
    started = folder / "started"
    return [int(line) for line in started.read_text().split()] if started.exists() else []


def test_it_ends_with_the_screen_and_says_why(keeper: Keeper, folder: Path) -> None:
    """Whoever asks next is told; the process that listened is gone as well."""
    assert keeper.ask("find", words=["one"])
    assert keeper.remarks == []
    (folder / "lock").touch()
    keeper._process.wait(30)
    with pytest.raises(LockedError, match="screen"):
        keeper.ask("list")
    (listener,) = listening(folder)
    assert is_gone(listener)


@pytest.mark.parametrize("how", ["locked", "killed"])
def test_what_listens_dies_with_the_keeper(keeper: Keeper, folder: Path, how: str) -> None:
    """Locked or killed with -9."""
    (listener,) = listening(folder)
    assert Path(f"/proc/{listener}").exists()
    if how == "locked":
        keeper.lock()
    else:
        os.kill(keeper.pid, signal.SIGKILL)
    assert is_gone(listener)


def test_a_listener_that_dies_is_told_and_the_keeper_goes_on(keeper: Keeper, folder: Path) -> None:
    """Once, beside the next answer."""
    (listener,) = listening(folder)
    os.kill(listener, signal.SIGKILL)
    assert comes(lambda: bool(keeper.ask("list")) and bool(keeper.remarks))
    assert [remark.message for remark in keeper.remarks] == [SILENT]
    assert len(keeper.ask("list")) == 1
    assert len(keeper.remarks) == 1


@pytest.mark.parametrize("words", ["#!/bin/sh\nexit 1\n", "no program"])
def test_where_nothing_is_heard_it_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """Once, and it works as it would."""
    put_monitor(folder, words)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", hand(TYPED))
    with Keeper.start() as keeper:
        keeper.ask("open", path=str(folder / "team.wayout"))
        assert len(keeper.ask("list")) == 1
        assert [remark.message for remark in keeper.remarks] == [UNHEARD]


@pytest.mark.parametrize("at_a_terminal", [False, True])
def test_only_a_call_at_a_terminal_listens(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_a_terminal: bool,  # noqa: FBT001  a case
) -> None:
    """A person may leave that one open; a script that calls a thousand times starts nothing."""
    number = hand(TYPED)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", number)
    os.set_inheritable(int(number), True)  # noqa: FBT003  the function takes no name
    program = str(Path(sys.executable).with_name("wayout"))
    child, terminal = pty.fork()
    if child == 0:
        if not at_a_terminal:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.execv(program, [program, "vault", "list", str(folder / "team.wayout")])  # noqa: S606  no shell
    seen = b""
    with suppress(OSError):  # how the end of a terminal is told
        while part := os.read(terminal, 1000):
            seen += part
    assert os.waitpid(child, 0)[1] == 0, seen
    assert len(listening(folder)) == at_a_terminal
    assert b"screen" not in seen
