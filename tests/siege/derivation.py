"""Attacks through the command line, where every try costs what a real one costs."""

import json
import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tests.siege.budget import DONE, Budget, Found
from tests.siege.commands import Commands
from tests.siege.flips import flip
from tests.siege.world import line

_CODE = re.compile(rb"[0-9A-Z]{4}-[0-9A-Z]{4}\n")
_REFUSED = b"wayout: The vault does not open with what was given.\n"
_SOUND, _ALTERED, _UNREADABLE, _LOCKED = 0, 1, 2, 3
_PATIENCE = 1.5  # seconds until the last moment of a kill


def kills_by_command(budget: Budget) -> Found:
    """Kill `wayout vault add` with its keeper; a code that it printed is there afterwards."""
    commands = _vault(budget)
    lines = b"\n".join(line(n) for n in range(3))
    found: Found = Counter()
    known = {one["code"] for one in commands.json("list", commands.file)}
    while budget.goes_on(found[DONE]):
        with commands.start("add", commands.file, "-", stdin=lines) as process:
            try:
                process.wait(budget.rng.random() * _PATIENCE)
                found["at another moment"] += 1
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                found[DONE] += 1
            told = _CODE.findall(process.stdout.read())
        known |= {code.decode().strip() for code in told}
        here = {one["code"] for one in commands.json("list", commands.file)}
        found["LOST CASES"] += len(known - here)
        found["HALF ADDED"] += len(here - known) not in {0, 3}
        known |= here
    found["FAULTS"] += commands("check", commands.file).returncode != _SOUND
    return +found


def flips_by_command(budget: Budget) -> Found:
    """Flip a bit in a copy, then list and check."""
    commands = _vault(budget)
    wanted = commands.json("list", commands.file)
    found: Found = Counter()
    while budget.goes_on(found[DONE]):
        spoiled = _copy(commands, budget.folder / "spoiled")
        files = [one for one in spoiled.folder.rglob("*") if one.is_file() and one.stat().st_size]
        flip(budget.rng.choice(files), budget.rng)
        done = spoiled("list", spoiled.file, "--json")
        if done.returncode == _SOUND and json.loads(done.stdout) != wanted:
            found["WRONG"] += 1
        elif done.returncode == _SOUND:
            checked = spoiled("check", spoiled.file).returncode
            found["harmless" if checked == _SOUND else "found"] += 1
        else:
            found[_refusal(done.returncode, done.stderr)] += 1
        found[DONE] += 1
    return found


def replays_by_command(budget: Budget) -> Found:
    """Put an older vault in the place of a newer one, with or without what lies beside it."""
    commands = _vault(budget)
    before = _copy(commands, budget.folder / "before")
    commands.answer("add", commands.file, "-", stdin=line(7))
    found: Found = Counter()
    while budget.goes_on(found[DONE]):
        spoiled = _copy(commands, budget.folder / "spoiled")
        ends = budget.rng.choice(
            (("",), ("", ".ring", ".ring-2"), ("", ".ring", ".ring-2", ".head"))
        )
        for end in ends:
            shutil.copy(f"{before.file}{end}", f"{spoiled.file}{end}")
        checked = spoiled("check", spoiled.file).returncode
        found["found" if checked == _ALTERED else "MISSED"] += 1
        found[DONE] += 1
    return found


def wrong_words(budget: Budget) -> Found:
    """Everything but what opens it: nothing opens, and one line says so, always the same."""
    commands = Commands(budget.folder / "vault")
    commands.folder.mkdir()
    paper = commands.make()
    found: Found = Counter()
    while budget.goes_on(found[DONE]):
        typed = _nearly(budget.rng.choice((commands.typed, paper)), budget)
        done = replace(commands, typed=typed)("list", commands.file)
        refused = (done.returncode, done.stdout, done.stderr) == (_LOCKED, b"", _REFUSED)
        found["refused" if refused else "NOT REFUSED"] += 1
        if not refused:
            print(f"  {typed!r}: {done.returncode} {done.stderr!r}")  # noqa: T201  figures are printed
        found[DONE] += 1
    return found


def _nearly(right: str, budget: Budget) -> str:
    """Leave a letter or a word out, or change one."""
    rng = budget.rng
    words = re.split("([ -])", right)
    at = rng.randrange(0, len(words), 2)
    match rng.randrange(4):
        case 0:
            del words[at : at + 2]
        case 1:
            words[at] = words[at][:-1] or "x"
        case 2:
            words[at] = words[at][::-1] + "Q"
        case _:
            words[at] += words[at]
    return "".join(words).strip() or "x"


def _refusal(code: int, said: bytes) -> str:
    """How a command refused; a traceback is none."""
    if code in {_ALTERED, _UNREADABLE, _LOCKED} and said.startswith(b"wayout: "):
        return "refused"
    return f"CRASHED {code}"


def _vault(budget: Budget) -> Commands:
    commands = Commands(budget.folder / "vault")
    commands.folder.mkdir()
    commands.make()
    commands.answer("add", commands.file, "-", stdin=b"\n".join(line(n) for n in range(8)))
    return commands


def _copy(commands: Commands, to: Path) -> Commands:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(commands.folder, to)
    return replace(commands, folder=to)
