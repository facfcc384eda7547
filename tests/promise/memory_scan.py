"""What of a vault is found in the memory of our processes: before it is locked, and after.

Another process uses the vault as a desk does: it starts a keeper, opens the vault, lists,
searches, saves a note and shows a case. Then the vault is locked, and the memory of everything
that is left of it is searched for keys, for the passphrase and for words.
"""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.promise.keeper_world import TYPED, hand, is_gone, make

from wayout.casebook.cases.work import find_code
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import key_of_passphrase

ENDINGS = ("lock", "idle", "kill")
SHOWN, UNSEEN, SAVED = "квазимодо-показан", "квазимодо-тайна", "квазимодо-записан"
DRIVER = "tests.promise.memory_driver"
ROOT = Path(__file__).parents[2]
_CHUNK = 1 << 22
_MAP = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw")  # what only can be read is of a file


@dataclass(slots=True)
class Found:
    """The names of what was found: in the keeper while it was open, in the others, and after."""

    in_keeper: set[str] | None = None  # None: this user may not look into it
    in_others: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    left: int = 0  # processes that were searched after


def memory(folder: Path, seconds: float, most: int, rng: Random) -> Counter[str]:
    """End keepers in one way after another; what was left that should not be is `LEFT`."""
    told: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while told["endings"] < most and time.monotonic() < end:
        at = folder / f"memory {told['endings']}"
        at.mkdir()
        found = leftovers(at, rng.choice(ENDINGS))
        told["endings"] += 1
        told["keepers looked into"] += found.in_keeper is not None
        told["MISSED keys"] += found.in_keeper is not None and "database key" not in found.in_keeper
        told.update(f"LEFT {name}" for name in found.in_others | found.after if not was_told(name))
    return +told


def was_told(name: str) -> bool:
    """Whether it is of what the other process wrote itself, or was shown when it asked."""
    return name.startswith(("shown note", "saved note"))


def leftovers(folder: Path, ending: str) -> Found:
    """Use a vault from another process, end its keeper, and search what is left."""
    codes = make(folder / "team.wayout", [_line(SHOWN), _line(UNSEEN)])
    wanted = _wanted(folder / "team.wayout", codes)
    number = hand(TYPED)
    with subprocess.Popen(
        [sys.executable, "-m", DRIVER, folder / "team.wayout", codes[0], ending],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "WAYOUT_PASSPHRASE_FD": number, "PYTHONPATH": str(ROOT)},
        pass_fds=[int(number)],
        start_new_session=True,
    ) as driver:
        os.close(int(number))
        try:
            return _watched(driver, wanted)
        finally:
            driver.kill()


def _watched(driver: "subprocess.Popen[bytes]", wanted: Mapping[str, bytes]) -> Found:
    assert driver.stdin is not None
    assert driver.stdout is not None
    driver.stdin.write(f"{SAVED}\n".encode())
    driver.stdin.flush()
    keeper = int(driver.stdout.readline())
    found = Found()
    with suppress(PermissionError):
        found.in_keeper = search(keeper, wanted)
    found.in_others = _search_all(driver.pid, wanted, but=keeper)[0]
    driver.stdin.write(b"end it\n")
    driver.stdin.flush()
    assert driver.stdout.readline() == b"ended\n"
    assert is_gone(keeper)
    found.after, found.left = _search_all(driver.pid, wanted)
    return found


def search(pid: int, wanted: Mapping[str, bytes]) -> set[str]:
    """Search the memory of a process; tells the names of what is there."""
    longest = max(map(len, wanted.values()))
    found: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            before = b""
            for at in range(start, end, _CHUNK):
                try:
                    part = os.pread(memory.fileno(), min(_CHUNK, end - at), at)
                except (OSError, OverflowError):  # a page of the kernel, or gone meanwhile
                    break
                whole = before + part
                found |= {name for name, value in wanted.items() if value in whole}
                before = whole[-longest:]
    return found


def _regions(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        if region := _MAP.match(line):
            yield int(region[1], 16), int(region[2], 16)


def _search_all(session: int, wanted: Mapping[str, bytes], but: int = 0) -> tuple[set[str], int]:
    """Search every process of a session, but one; tells what is there, and how many they are."""
    found: set[str] = set()
    number = 0
    for pid in _alive(session):
        if pid != but:
            with suppress(FileNotFoundError, ProcessLookupError):  # it ended meanwhile
                found |= search(pid, wanted)
                number += 1
    return found, number


def _alive(session: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            is_ours = os.getsid(int(entry.name)) == session
            if is_ours and b"State:\tZ" not in (entry / "status").read_bytes():
                yield int(entry.name)


def _wanted(path: Path, codes: list[str]) -> dict[str, bytes]:
    """Every secret of a vault by name, in the forms that it has in memory."""
    words = {"shown note": SHOWN, "unseen note": UNSEEN, "saved note": SAVED}
    words["passphrase"] = TYPED.decode()
    wanted = {
        f"{name} {form}": word.encode(form)
        for name, word in words.items()
        for form in ("utf-8", "utf-16-le", "utf-16-be", "cp1251")
    }
    with open_vault(path, TYPED) as vault:
        ring = vault.ring
        cases = [vault.keys.key(find_code(vault, code), 0) for code in codes]
        keys = {
            "derived": key_of_passphrase(TYPED, ring.front.salt, ring.front.cost),
            "ring": ring.key,
            "database": ring.body.database,
            "audit": ring.body.audit,
            "member": ring.secret.seed,
            "member's box": bytes(ring.secret.box),
            "case 0": cases[0].key,
            "case 1": cases[1].key,
        }
    for name, key in keys.items():
        wanted[f"{name} key"] = key
        wanted[f"{name} key in hex"] = key.hex().encode()
    return wanted


def _line(word: str) -> bytes:
    return f'{{"title": "{word}", "notes": ["{word} ждёт звонка"]}}'.encode()
