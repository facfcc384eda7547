"""A keeper hears what programs tell of the screen, and says where it hears nothing."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from wayout.casebook.keeper import screen
from wayout.casebook.keeper.screen import SILENT, UNHEARD, Screen, programs
from wayout.casebook.keeper.signs import Sign

LOCK = "echo 's: org.freedesktop.login1.Session.Lock ()'"
Listen = Callable[[Sequence[Sequence[str]]], Screen]


@pytest.fixture
def listen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listen]:
    """Listens to programs, however slowly they begin, and ends them."""
    monkeypatch.setattr(screen, "PATIENCE", 60)
    made: list[Screen] = []

    def begin(programs: Sequence[Sequence[str]]) -> Screen:
        made.append(Screen(programs))
        return made[-1]

    yield begin
    for one in made:
        for listener in one._listeners:
            listener.end()


def shell(words: str) -> list[str]:
    """A program that is a few words of a shell."""
    return ["/bin/sh", "-c", words]


def once(there: Path) -> str:
    """Words that wait until a file is there."""
    return f"until test -e {there}; do sleep .02; done"


def first(heard: Screen) -> Sign | None:
    """Wait a little for a sign or a remark."""
    for _ in range(3000):
        sign = heard.heard()
        if sign or heard._remarks:
            return sign
        time.sleep(0.02)
    return None


def said(heard: Screen) -> list[str]:
    """What was remarked."""
    return [remark.message for remark in heard.remarks()]


def test_a_lock_is_heard(listen: Listen, tmp_path: Path) -> None:
    """From whichever program tells it; what came before is nothing."""
    locked = tmp_path / "locked"
    telling = shell(f"echo hi; {once(locked)}; {LOCK}; sleep 9")
    heard = listen([shell("echo hello; sleep 100"), telling])
    assert said(heard) == []
    locked.touch()
    assert first(heard) is Sign.LOCKED


@pytest.mark.parametrize(
    "words",
    [[], ["/nowhere/monitor"], shell("exit 1"), shell("echo words >&2; exit 1"), shell("sleep 9")],
)
def test_where_nothing_can_be_heard_it_says_so(
    words: Sequence[str], listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No program, one that does not run, ends at once, or says nothing."""
    monkeypatch.setattr(screen, "PATIENCE", 0.5)
    heard = listen([words] if words else [])
    assert said(heard) == [UNHEARD]
    assert heard.heard() is None
    assert said(heard) == []


def test_one_bus_is_enough(listen: Listen) -> None:
    """A machine without a desktop has no second one."""
    heard = listen([shell("exit 1"), shell("echo hello; sleep 100")])
    assert said(heard) == []


def test_a_program_that_ends_is_remarked_once(listen: Listen, tmp_path: Path) -> None:
    """The other is still listened to."""
    ended, locked = tmp_path / "ended", tmp_path / "locked"
    ending = shell(f"echo a; {once(ended)}")
    heard = listen([ending, shell(f"echo b; {once(locked)}; {LOCK}; sleep 9")])
    ended.touch()
    assert first(heard) is None
    assert said(heard) == [SILENT]
    locked.touch()
    assert first(heard) is Sign.LOCKED
    assert said(heard) == []


def test_nonsense_is_nothing(listen: Listen) -> None:
    """However much there is of it."""
    heard = listen([shell("cat /dev/urandom")])
    assert [heard.heard() for _ in range(20)] == [None] * 20


@pytest.mark.parametrize("name", ["dbus-monitor", "gdbus"])
def test_whichever_program_is_there_is_taken(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For the session of a desktop only where there is one, for else one would be begun."""
    program = tmp_path / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert [words[0] for words in programs()] == [str(program)]
    (tmp_path / "bus").touch()
    assert {words[0] for words in programs()} == {str(program)}
    assert len(programs()) > 1
    (tmp_path / "bus").unlink()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert len(programs()) > 1
    assert all("--system" in words or "--session" in words for words in programs())


def test_where_no_program_is_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor on a system that has no such bus."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs() == []
    monkeypatch.setenv("PATH", os.defpath)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert programs() == []
