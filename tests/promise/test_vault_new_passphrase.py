"""Who makes a vault is offered a passphrase that nobody can guess, and may bring a good one."""

import os
import pty
import re
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.promise.keeper_world import hand

from wayout.casebook.words import words
from wayout.text import translator

PROGRAM = str(Path(sys.executable).with_name("wayout"))
RUSSIAN = translator("ru")
PROMPT = RUSSIAN("Press Enter to take it, or type one of your own: ")
FROM_PAPER = RUSSIAN("Now type it from the paper: ")
AGAIN = RUSSIAN("The same once more: ")
WEAK = RUSSIAN("This passphrase can be guessed: it has fewer than {least} characters.")
SHORT = WEAK.format(least=12)
OWN = "мы едем летом к морю впятером"
PATIENCE = 60  # seconds


class Terminal:
    """`wayout vault new` at a terminal."""

    def __init__(self, path: Path) -> None:
        self.seen = ""
        self._child, self._end = pty.fork()
        if self._child == 0:
            os.environ["WAYOUT_LANG"] = "ru"
            os.execv(PROGRAM, [PROGRAM, "vault", "new", str(path)])  # noqa: S606  no shell

    def answer(self, prompt: str, line: str) -> None:
        """Wait until it asks, then type a line."""
        begun = len(self.seen)
        while prompt not in self.seen[begun:]:
            self.seen += self._read()
        os.write(self._end, line.encode() + b"\n")

    def ends(self) -> int:
        """Wait for its end; its exit code."""
        with suppress(OSError):  # how the end of a terminal is told
            while part := self._read():
                self.seen += part
        return os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])

    def _read(self) -> str:
        assert select.select([self._end], [], [], PATIENCE)[0], self.seen
        read = os.read(self._end, 1)
        while True:
            try:
                return read.decode()
            except UnicodeDecodeError:
                read += os.read(self._end, 1)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a vault is to be."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("WAYOUT_PASSPHRASE_FD", raising=False)
    return tmp_path / "team.wayout"


def call(*words: str, typed: str) -> subprocess.CompletedProcess[bytes]:
    """Call it as a script does."""
    number = hand(typed.encode())
    return subprocess.run(
        [PROGRAM, "vault", *words],
        env={**os.environ, "WAYOUT_PASSPHRASE_FD": number, "WAYOUT_LANG": "ru"},
        pass_fds=[int(number)],
        capture_output=True,
        check=False,
    )


def opens(path: Path, typed: str) -> bool:
    """Whether a vault opens with a passphrase."""
    return call("list", str(path), typed=typed).returncode == 0


def test_enter_takes_the_one_that_was_drawn(path: Path) -> None:
    """Seven words of his language, typed back once; another one does not do."""
    terminal = Terminal(path)
    terminal.answer(PROMPT, "")
    (drawn,) = re.findall(r"^ {4}(\w+(?: \w+){6})\r$", terminal.seen, re.MULTILINE)
    assert set(drawn.split()) <= set(words("ru"))
    terminal.answer(FROM_PAPER, drawn[1:])
    terminal.answer(FROM_PAPER, drawn)
    assert terminal.ends() == 0
    assert opens(path, drawn)
    assert not opens(path, drawn[1:])


def test_an_own_one_is_not_seen_and_a_weak_one_not_taken(path: Path) -> None:
    """With the reason; then it asks again."""
    terminal = Terminal(path)
    terminal.answer(PROMPT, "weak")
    terminal.answer(PROMPT, OWN)
    terminal.answer(AGAIN, OWN)
    assert terminal.ends() == 0
    assert SHORT in terminal.seen
    assert OWN not in terminal.seen
    assert "weak" not in terminal.seen
    assert opens(path, OWN)


@pytest.mark.parametrize(("typed", "said"), [("weak", 1), (OWN, 0)])
def test_a_script_may_bring_any_and_is_told_of_a_weak_one(
    path: Path, typed: str, said: int
) -> None:
    """In one line, and not in a word of it."""
    done = call("new", str(path), typed=typed)
    assert done.returncode == 0
    lines = [line for line in done.stderr.decode().splitlines() if line == f"wayout: {SHORT}"]
    assert len(lines) == said
    assert typed not in done.stderr.decode()
    assert opens(path, typed)
