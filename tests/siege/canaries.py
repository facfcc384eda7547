"""Canaries: a day of work by real commands, ended by a kill; no word of it lies in any file."""

import json
import os
import signal
import subprocess
from collections import Counter
from dataclasses import replace
from random import Random

import pyrage
from tests.promise.test_vault_canaries import _spellings
from tests.siege.budget import DONE, Budget, Found
from tests.siege.commands import Commands

_LONGEST = 2.5  # seconds from the start of the last command to the kill
_SYLLABLES = ("канар", "ейка", "вест", "ник", "щегол", "сойка", "чиж", "ржанка")


def canaries(budget: Budget) -> Found:
    """One day after another, each in a folder of its own, until the time is over."""
    found: Found = Counter()
    while budget.goes_on(found[DONE]):
        commands = Commands(budget.folder / f"day {found[DONE]}")
        commands.folder.mkdir()
        words = [_word(budget.rng) for _ in range(5)]
        found += _day(commands, words)
        _kill(commands, _case(words), budget.rng)
        found += _seen(commands, [*words, commands.typed])
        found[DONE] += 1
    return found


def _day(commands: Commands, words: list[str]) -> Found:
    """Do what is done in a day; tells how many commands it took."""
    file, folder = commands.file, commands.folder
    commands.make()
    added = commands.answer("add", file, "-", stdin=b"\n".join([_case(words)] * 5))
    first, second, third, *_ = added.decode().split()
    promise = {"record": "promise", "what": "call_back", "due": "2030-01-01", "text": words[4]}
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    asked: tuple[tuple[bytes, tuple[object, ...]], ...] = (
        (f"{words[2]} {words[3]}".encode(), ("note", file, first)),
        (json.dumps(promise).encode(), ("write", file, first, "-")),
        (words[2].encode() * 5000, ("attach", file, first, "-", "--name", words[1])),
        (b"", ("document", file, first, "1")),
        (b"", ("show", file, first, "--json")),
        (b"", ("list", file)),
        (words[1].encode(), ("find", file, "-")),
        (b"", ("due", file, "--days", "3650")),
        (b"", ("review", file)),
        (b"", ("backup", file, folder / "backup")),
        (b"", ("delete", file, second, "--yes")),
        (b"", ("proof", file, second)),
        (b"", ("export", file, third, folder / "export", "--to", recipient)),
        (b"", ("rekey", file, "--keys-only")),
        (b"", ("drill", file)),
        (b"", ("check", file)),
        (b"", ("log", file)),
        (b"", ("requests", file)),
    )
    found: Found = Counter({"commands": 1 + len(asked)})
    for stdin, one in asked:
        done = commands(*one, stdin=stdin)
        if done.returncode:
            found[f"NOT DONE {one[0]}"] += 1
            print(f"  {one[0]}: {done.stderr.decode()}")  # noqa: T201  figures are printed
    elsewhere = replace(commands, folder=folder / "elsewhere")  # another machine
    elsewhere.folder.mkdir()
    elsewhere.answer("restore", folder / "backup", elsewhere.file)
    return found


def _kill(commands: Commands, case: bytes, rng: Random) -> None:
    """End the day in the middle of adding many cases."""
    lines = b"\n".join([case] * 3000)
    with commands.start("add", commands.file, "-", stdin=lines) as process:
        try:
            process.wait(0.5 + rng.random() * _LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        process.stdout.read()


def _seen(commands: Commands, words: list[str]) -> Found:
    """Look for every spelling of every word in every file, and in the names of files."""
    spellings = {spelt for word in words for spelt in _spellings(word)}
    found: Found = Counter()
    for file in commands.folder.rglob("*"):
        if not file.is_file():
            continue
        held = file.read_bytes() + os.fsencode(file.name)
        found["files"] += 1
        for spelt in spellings:
            if spelt in held:
                found["CANARIES"] += 1
                print(f"  a word lies in {file.name}")  # noqa: T201  figures are printed
    return found


def _case(words: list[str]) -> bytes:
    """A case with a word in each place."""
    title, name, note, ground, contact = words
    return json.dumps(
        {
            "title": title,
            "people": [{"role": "client", "name": name, "contact": contact}],
            "history": {"events": [{"kind": "left_unit", "day": "2025-01-20", "ground": ground}]},
            "notes": [note * 90],
        },
        ensure_ascii=False,
    ).encode()


def _word(rng: Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(5)).capitalize()
