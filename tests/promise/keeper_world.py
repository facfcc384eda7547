"""A small vault that a keeper opens, and how it gets the passphrase."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost

TYPED = b"seven words that only Obraztsov knows"


def make(path: Path, lines: list[bytes]) -> list[str]:
    """Make a vault of some cases; tells their codes."""
    with make_vault(path, TYPED, cost=Cost(64, 1, 1)) as vault:
        return add_cases(vault, read_lines(lines))


def hand(typed: bytes) -> str:
    """Put a passphrase on a descriptor; its number, as `WAYOUT_PASSPHRASE_FD` names it."""
    reading, writing = os.pipe()
    os.write(writing, typed + b"\n")
    os.close(writing)
    return str(reading)


def comes(is_so: Callable[[], bool]) -> bool:
    """Wait a little until something is so."""
    for _ in range(1200):
        if is_so():
            return True
        time.sleep(0.05)
    return False


def is_gone(pid: int) -> bool:
    """Whether a process is gone, or dead and waiting for its parent; not only yet: at the end."""
    return comes(lambda: _is_dead(pid))


def _is_dead(pid: int) -> bool:
    try:
        return b"State:\tZ" in Path(f"/proc/{pid}/status").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return True
