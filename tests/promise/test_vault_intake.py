"""An intake that breaks off loses nothing that was answered, and says nothing of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from tests.promise.vault_script import MINE, Script, make_script

from wayout.casebook.cases.came import came
from wayout.casebook.cases.case import Case
from wayout.casebook.cases.work import find_code, read_case
from wayout.casebook.opening import open_vault

ANSWERS = [
    "2", "Тестова Анна", "канарейка вечером", "тонет канарейка", "Примеров Иван", "канарейка",
    "1 2", "Макетова", "канарейка просит", "1", "20.01.2025", "6", "1 июня 2025", "+1", "да",
    "канарейка сказала",
]  # fmt: skip
CANARIES = ("Тестова", "Примеров", "Макетова", "канарейка", "2025-01-20", "20.01.2025")
KILLS = 5
_RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """An empty vault."""
    made = make_script(tmp_path / "vault")
    monkeypatch.setenv("XDG_STATE_HOME", str(made.state))
    return made


def lines(answers: list[str]) -> str:
    """Answers as a script gives them."""
    return "".join(f"{one}\n" for one in answers)


def code_of(done: subprocess.CompletedProcess[str]) -> str:
    """The code that an intake printed, and nothing else on stdout."""
    assert done.returncode == 0, done.stderr
    code = done.stdout.strip()
    assert done.stdout == f"{code}\n"
    return code


def read(script: Script, code: str) -> Case:
    """The case, as it is on the disk; waits until who was killed has let go of the vault."""
    with open_vault(script.file, MINE.encode()) as vault:
        return read_case(vault, find_code(vault, code))


def shown(case: Case) -> dict[str, object]:
    """What is shown of a case."""
    return {**case.line(), **came(case)}


def is_silent(*said: str) -> bool:
    """Whether nothing that was answered stands in what was printed."""
    return not any(canary in one for canary in CANARIES for one in said)


class Caller:
    """Somebody who answers line by line, and sees each question before the next answer."""

    def __init__(self, script: Script) -> None:
        reading, writing = os.pipe()
        os.write(writing, f"{MINE}\n".encode())
        os.close(writing)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, "vault", "intake", str(script.file)],
            env={
                **os.environ,
                "WAYOUT_PASSPHRASE_FD": str(reading),
                "XDG_STATE_HOME": str(script.state),
                "WAYOUT_LANG": "en",
            },
            pass_fds=(reading,),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        os.close(reading)
        self.heard = b""

    def is_asked(self) -> bool:
        """Wait for the next question: what was answered before it is saved."""
        assert self.process.stderr is not None
        while not self.heard.endswith(b"\n> "):
            part = os.read(self.process.stderr.fileno(), 4096)
            if not part:
                return False
            self.heard += part
        return True

    def answer(self, typed: str) -> None:
        """Answer the question that was asked."""
        assert self.process.stdin is not None
        self.heard += b"\n"
        os.write(self.process.stdin.fileno(), f"{typed}\n".encode())

    def kill(self) -> str:
        """Kill it as a power cut does; gives all that it said."""
        os.kill(self.process.pid, signal.SIGKILL)
        out, rest = self.process.communicate()
        return (out + self.heard + rest).decode()


def test_a_script_takes_a_call_down(script: Script) -> None:
    """The code alone on stdout, and nothing of the case on stderr or in the log."""
    done = script("intake", text=lines(ANSWERS))
    code = code_of(done)
    assert f"Case {code} has begun." in done.stderr
    assert "The event: when was that?" in done.stderr
    assert done.stderr.count("left the unit") == 1  # among the choices
    assert is_silent(done.stdout, done.stderr, script.answer("log", "--json"))
    case = read(script, code)
    assert case.title == "канарейка просит"
    assert case.notes == ["канарейка сказала"]


def test_an_intake_that_is_killed_goes_on_where_it_broke_off(script: Script) -> None:
    """At any moment: what was answered before a question is there, and the rest is asked."""
    whole = shown(read(script, code_of(script("intake", text=lines(ANSWERS)))))
    chance = Random(11)  # noqa: S311  not for a key
    for _ in range(KILLS):
        stop = chance.randrange(1, len(ANSWERS))
        caller = Caller(script)
        for typed in ANSWERS[:stop]:
            assert caller.is_asked()
            caller.answer(typed)
        assert caller.is_asked()
        caller.answer(ANSWERS[stop])
        time.sleep(chance.random() / 50)  # around the moment of the save
        said = caller.kill()
        code = said.partition("Case ")[2][:9]
        assert is_silent(said)
        entries = read(script, code).entries
        assert stop <= entries <= stop + 1
        done = script("intake", code, text=lines(ANSWERS[entries:]))
        assert code_of(done) == code
        assert is_silent(done.stderr)
        assert shown(read(script, code)) == whole
    assert script.answer("check") == "Nothing was altered.\n"


def test_an_end_in_between_tells_how_to_go_on(script: Script) -> None:
    """With a dash, or at the end of the input; nothing answered is no case."""
    done = script("intake", text=lines(["2", "Тестова", "-", "more"]))
    code = code_of(done)
    assert f"wayout vault intake {script.file} {code}" in done.stderr
    assert code_of(script("intake", code.lower(), text="")) == code
    done = script("intake", text="\n\n-\n")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no case was begun" in done.stderr
    assert [one["code"] for one in script.json("list")] == [code]


def test_an_answer_that_cannot_be_read_ends_a_script(script: Script) -> None:
    """What came before it is saved, what came after it is not taken for another answer."""
    done = script("intake", text=lines(["2", "Тестова", "", "", "", "", "", "", "", "Примеров"]))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Type a number" in done.stderr
    assert is_silent(done.stderr)
    (case,) = script.json("list")
    assert f"intake {script.file} {case['code']}" in done.stderr
    assert case["people"] == 1
