"""A vault whose keys are being changed, stopped at every step of the way."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost, key_of
from wayout.casebook.people import add_member
from wayout.casebook.sharing import share_case
from wayout.casebook.store.store import Store
from wayout.errors import LockedError

SECOND = b"another six words"
NEW = b"the new passphrase"
NAME = "Образцов"
KILLED = 9

Step = Callable[[], None]


def team(path: Path, passphrase: bytes, cheap: Cost, lines: list[bytes]) -> tuple[str, str]:
    """Make a vault of two members and a recovery key, close it; returns a shared code, a paper."""
    papers: list[str] = []
    with make_vault(path, passphrase, cost=cheap, hand_over=papers.append) as vault:
        code = add_cases(vault, read_lines(lines))[0]
        add_member(vault, NAME, SECOND)
        share_case(vault, code, NAME)
    return code, papers[0]


def opens(path: Path, typed: bytes) -> bool:
    """Whether a passphrase opens a vault."""
    try:
        open_vault(path, typed).close()
    except LockedError:
        return False
    return True


def hook(monkeypatch: pytest.MonkeyPatch, step: Step) -> None:
    """Run a step before every call that changes a file, and before the store rewrites its pages."""

    def before(owner: object, name: str) -> None:
        real = getattr(owner, name)

        def called(*given: object, **named: object) -> object:
            step()
            return real(*given, **named)

        monkeypatch.setattr(owner, name, staticmethod(called) if owner is Store else called)

    for owner, name in (
        (os, "write"), (os, "fsync"), (os, "ftruncate"), (Path, "replace"), (Path, "unlink"),
        (shutil, "copyfileobj"), (Store, "rekey"),
    ):  # fmt: skip
        before(owner, name)
    write = Store.write

    def written(self: Store, statement: str, values: tuple[object, ...] = ()) -> None:
        step()
        write(self, statement, values)

    monkeypatch.setattr(Store, "write", written)


def killed_at(number: int, work: Step, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Do work in a process that dies at the step of a number; False if it came to its end."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    left = number

    def step() -> None:
        nonlocal left
        if not left:
            os._exit(KILLED)
        left -= 1

    try:
        hook(monkeypatch, step)
        work()
        os._exit(0)
    finally:
        os._exit(1)


def copied(home: Path, number: int) -> Path:
    """Copy a vault with all that lies beside it, as it was left; the heads elsewhere go."""
    shutil.rmtree(home / "state", ignore_errors=True)
    to = home / f"at{number}"
    shutil.copytree(home / "first", to)
    return to / "team.wayout"


def typed_key(typed: bytes) -> Callable[[bytes, Cost], bytes]:
    """The key of what was typed, for a ring."""
    return lambda salt, cost: key_of(typed, salt, cost)
