"""Kills: a child works and says what is saved; it is killed at a random moment, again and again."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NoReturn

from world import Besieged, build, line

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, find_code, list_cases, read_case, write_case
from wayout.casebook.checking import every_fault
from wayout.casebook.deletion import delete_case
from wayout.casebook.vault import Vault

Work = Callable[[Vault, int, Random], str]
_LONGEST = 0.25  # seconds until the kill
_FRESH_AFTER = 150  # kills, so that a vault stays small


def kills(folder: Path, seconds: float, most: int, rng: Random) -> Counter[str]:
    """Kill during writes: nothing that was said to be saved is lost, and it always opens."""
    found: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while found["kills"] < most and time.monotonic() < end:
        if found["kills"] % _FRESH_AFTER == 0:
            besieged = build(folder / f"vault {found['kills']}", 6)
            saved: dict[str, list[str]] = {code: [] for code in besieged.cases}
        told = _killed(besieged, rng)
        _take(saved, told)
        found["kills"] += 1
        found["saved"] += len(told)
        found.update(_lost(besieged, saved))
    return found


def _killed(besieged: Besieged, rng: Random) -> list[str]:
    """Let a child work until it is killed; what it said before."""
    reader, writer = os.pipe()
    seed = rng.random()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(besieged, writer, Random(seed))  # noqa: S311  which work, no secret
    os.close(writer)
    time.sleep(rng.random() * _LONGEST)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader, encoding="utf-8") as said:
        return [told for told in said.read().split("\n")[:-1] if told]


def _work(besieged: Besieged, writer: int, rng: Random) -> NoReturn:
    try:
        with besieged.open() as vault:
            while True:
                os.write(writer, _one_act(vault, rng).encode() + b"\n")
    finally:
        os._exit(1)


def _one_act(vault: Vault, rng: Random) -> str:
    codes = [code for code, _ in list_cases(vault)]
    act = rng.random()
    if act < 0.2 or len(codes) < 3:
        return "add " + add_cases(vault, read_lines([line(rng.randrange(50))]))[0]
    code = rng.choice(codes)
    if act < 0.3:
        delete_case(vault, code)
        return f"delete {code}"
    text = f"{rng.random()}"
    write_case(vault, code, [Noted(text=text)], "note")
    return f"note {code} {text}"


def _take(saved: dict[str, list[str]], told: list[str]) -> None:
    for line_ in told:
        act, code, *text = line_.split(" ")
        if act == "delete":
            saved.pop(code, None)
        else:
            saved.setdefault(code, []).extend(text)


def _lost(besieged: Besieged, saved: dict[str, list[str]]) -> Counter[str]:
    """Open, and look for everything that was saved; an act that was not told may be there."""
    lost: Counter[str] = Counter()
    with besieged.open() as vault:
        here = {code for code, _ in list_cases(vault)}
        for code in sorted(saved):
            if code not in here:  # deleted, and killed before it could be said
                gone = vault.store.rows("SELECT count(*) FROM tombstones")[0][0]
                lost["LOST cases"] += not gone
                del saved[code]
                continue
            notes = read_case(vault, find_code(vault, code)).notes
            lost["LOST notes"] += len(set(saved[code]) - set(notes))
        lost["faults"] += len(list(every_fault(vault)))
    return +lost
