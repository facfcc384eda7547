"""A process that is killed at any moment loses nothing that it had acknowledged."""

import os
import signal
import time
from pathlib import Path
from random import Random

import pytest
from tests.promise.vault_world import enter, line, make

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.checking import every_fault
from wayout.casebook.deletion import delete_case

KILLS = 30


def _work(path: Path, pipe: int) -> None:
    """Add a case, note in it, delete another; say each when it is durable."""
    try:
        with enter(path) as vault:
            os.write(pipe, b"open\n")
            while True:
                kept, gone = add_cases(vault, read_lines([line(1), line(2)]))
                os.write(pipe, f"add {kept}\n".encode())
                write_case(vault, kept, [Noted(text="вторая")], "note")
                os.write(pipe, f"note {kept}\n".encode())
                delete_case(vault, gone)
                os.write(pipe, f"gone {gone}\n".encode())
    finally:
        os._exit(1)


def _killed(path: Path, chance: Random) -> list[list[str]]:
    """Let a child work, kill it at any moment, and read what it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(path, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        before = [said.readline() for _ in range(chance.randrange(1, 5))]
        time.sleep(chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        first, *rest = [*before, *said]
    os.waitpid(child, 0)
    assert first == b"open\n"
    return [one.decode().split() for one in rest]


def test_nothing_acknowledged_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each kill the vault opens without a fault and holds what was acknowledged."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    path = make(tmp_path / "vault", 2)
    chance = Random(7)  # noqa: S311  not for a key
    acknowledged = 0
    for _ in range(KILLS):
        said = _killed(path, chance)
        with enter(path) as vault:
            codes = {code for code, _ in list_cases(vault)}
            assert list(every_fault(vault)) == []
            for act, code in said:
                assert (code in codes) == (act != "gone")
                if act == "note":
                    assert "вторая" in show_case(vault, code).notes
        acknowledged += len(said)
    assert acknowledged > KILLS
