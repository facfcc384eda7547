"""An intake as a person takes it: on a terminal, with slips of the hand and a vault that locks."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.promise.vault_script import MINE, Script, make_script

from wayout.casebook.cases.work import find_code, read_case
from wayout.casebook.opening import open_vault

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the keeper")
_RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"
_PATIENCE = 60.0  # seconds


class Terminal:
    """A terminal on which a command runs."""

    def __init__(self, *words: str) -> None:
        self.seen = ""
        self._pid, self._end = pty.fork()
        if not self._pid:
            os.execv(sys.executable, [sys.executable, "-c", _RUN, *words])  # noqa: S606  no shell

    def answer(self, typed: str, mark: str = "> ") -> str:
        """Wait for a prompt and type a line; gives what was seen before it."""
        seen = self._until(mark)
        os.write(self._end, f"{typed}\n".encode())
        return seen

    def kill_keeper(self) -> None:
        """Kill the process that holds the vault at the next prompt, as a lock does."""
        self._until("> ")
        tasks = Path(f"/proc/{self._pid}/task").glob("*/children")
        (child,) = [child for task in tasks for child in task.read_text("utf-8").split()]
        os.kill(int(child), signal.SIGKILL)

    def interrupt(self) -> tuple[str, int]:
        """Press Ctrl-C at the next prompt; gives what is said then, and the exit code."""
        self._until("> ")
        os.write(self._end, b"\x03")
        rest = self._until("\0")
        return rest, os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def end(self) -> None:
        """Take the terminal away."""
        os.close(self._end)

    def _until(self, mark: str) -> str:
        seen = b""
        while not seen.decode("utf-8", "replace").endswith(mark):
            if not select.select([self._end], [], [], _PATIENCE)[0]:
                pytest.fail("nothing was asked")
            part = b""
            with suppress(OSError):  # how the end of a terminal is told
                part = os.read(self._end, 4096)
            if not part:
                break
            seen += part
        self.seen += seen.decode("utf-8", "replace")
        return seen.decode("utf-8", "replace")


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """An empty vault."""
    made = make_script(tmp_path / "vault")
    monkeypatch.setenv("XDG_STATE_HOME", str(made.state))
    monkeypatch.setenv("WAYOUT_LANG", "ru")
    monkeypatch.delenv("WAYOUT_PASSPHRASE_FD", raising=False)
    return made


@pytest.fixture
def terminal(script: Script) -> Iterator[Terminal]:
    """A terminal on which an intake begins; the passphrase was typed."""
    made = Terminal("vault", "intake", str(script.file))
    made.answer(MINE, ": ")
    yield made
    made.end()


@LINUX
def test_slips_and_locks_cost_no_answer(script: Script, terminal: Terminal) -> None:
    """An arrow, a wrong number, a correction, a vault that locks, an end by Ctrl-C."""
    assert "Кто звонит?" in terminal.answer("9")
    assert "Такого ответа нет" in terminal.answer("2")
    code = terminal.answer("Тес\x1b[Dтова").partition("Начато дело ")[2][:9]
    assert "стрелка" in terminal.answer("Тестова")
    terminal.answer("<")
    terminal.answer("Макетова")
    terminal.kill_keeper()
    terminal.answer("+7900 вечером", "")
    assert "набранное последним не потеряно" in terminal.answer(MINE, ": ")
    assert "угроза" in terminal.answer("", "> ")
    said, ended = terminal.interrupt()
    assert ended == 130
    assert f"wayout vault intake {script.file} {code}" in said
    assert MINE not in terminal.seen
    with open_vault(script.file, MINE.encode()) as vault:
        (person,) = read_case(vault, find_code(vault, code)).people
    assert (person.role, person.name, person.contact) == ("relative", "Макетова", "+7900 вечером")


@LINUX
def test_a_day_is_said_as_it_was_understood(script: Script, terminal: Terminal) -> None:
    """A year that nobody typed can be wrong; consent that is refused says what to do."""
    for _ in range(9):
        terminal.answer("")
    terminal.answer("1")
    assert "Ушёл из части" in terminal.answer("20 января 2025 г.")
    assert "= 20 января 2025" in terminal.answer("")
    terminal.answer("через неделю")
    terminal.answer("нет")
    terminal.interrupt()
    assert f"wayout vault delete {script.file}" in terminal.seen


def test_a_command_is_at_hand() -> None:
    """The help says what the keys do."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "vault", "intake", "--help", "--lang", "en"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Enter skips a question" in " ".join(done.stdout.split())
