"""The vault of the demo: invented cases, as a helpline of two would have kept them up to today."""

import io
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any, Final

import msgspec

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import DeadlineSet, Owner
from wayout.casebook.cases.work import add_cases, write_case, write_lines
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.due import agenda
from wayout.casebook.making import make_vault
from wayout.casebook.people import add_member
from wayout.casebook.sharing import share_case
from wayout.casebook.vault import Vault
from wayout.cli.vault_keeper import deadlines, tables
from wayout.sample.casebook import casebook, urgent
from wayout.sample.casework import casework
from wayout.sample.followed import followed
from wayout.sample.tables import table
from wayout.sample.world import World

PASSPHRASE: Final = "all of it is invented"  # noqa: S105  of a vault that holds nobody, told to all
ME: Final = "Макетова"
_COLLEAGUE: Final = "Шаблонов"
_CASES: Final = 36
_FOLLOWED: Final = 6
_NUMBER: Final = _CASES + _FOLLOWED + 1
_OWNERS: Final = ((ME, 0.6), (_COLLEAGUE, 0.85))  # up to which share of the cases; others: nobody's
_DOCUMENTS: Final = 5  # cases that have one
_DAY: Final = 86_400  # seconds
_LATELY: Final = timedelta(days=90)  # what ran out since is still open


def make_demo_vault(path: Path, world: World, on: date) -> None:
    """Make the vault where nothing is, and close it.

    Args:
        path: Where.
        world: The world whose court pages are in the record; some cases are followed there.
        on: Today.

    Raises:
        OutputError: It cannot be written.
    """
    rng = Random(f"{world.seed}.demo")  # noqa: S311  an invented casebook
    with make_vault(path, PASSPHRASE.encode(), name=ME) as vault:
        vault.deadlines, vault.tables = deadlines, tables
        add_member(vault, _COLLEAGUE, PASSPHRASE.encode() + b"!")
        lines = chain(
            ((line, []) for line in casebook(_CASES, on, seed=world.seed)),
            ((one.line, [_court(one.number, one.court)]) for one in followed(world, _FOLLOWED)),
            [(urgent(on), [])],
        )
        work = casework(_NUMBER, on, seed=world.seed)
        codes = [
            _add(vault, line, [*known, *more], now)
            for (line, known), more, now in zip(lines, work, _moments(rng, on), strict=False)
        ]
        vault.clock = lambda: int(time.time())
        for code in rng.sample(codes, _DOCUMENTS):
            text = io.BytesIO(table("casebook")["document"].encode())
            attach_document(vault, code, text, "письмо.txt")
        _settle(vault, on)
        for code in codes[:-1]:
            _give(vault, code, rng.random())
        _give(vault, codes[-1], 0.0)  # what cannot wait is mine


def _add(vault: Vault, line: dict[str, Any], records: list[dict[str, Any]], at: int) -> str:
    vault.clock = lambda: at
    (code,) = add_cases(vault, read_lines([msgspec.json.encode(line)]))
    if records:
        write_lines(vault, code, read_records([msgspec.json.encode(one) for one in records]))
    return code


def _give(vault: Vault, code: str, drawn: float) -> None:
    """Say whose case it is: mine, the colleague's, who may open it then, or nobody's."""
    owner = next((name for name, below in _OWNERS if drawn < below), None)
    if owner is None:
        return
    if owner != ME:
        share_case(vault, code, owner)
    write_case(vault, code, [Owner(member=vault.ring.member(owner).id)], "write")


def _settle(vault: Vault, on: date) -> None:
    """Say of own terms that ran out long ago that they were kept: a team would have."""
    for one in agenda(vault, 0, 12).items:
        if one.own and one.day < on - _LATELY:
            done = (one.day - timedelta(days=1)).isoformat()
            kept = DeadlineSet(name=one.what, counted=one.day.isoformat(), done=done)
            write_case(vault, one.code, [kept], "write")


def _court(number: str, court: str) -> dict[str, Any]:
    return {"record": "court case", "number": number, "court": court}


def _moments(rng: Random, on: date) -> Iterator[int]:
    """When each case was written down: over the last months, one after the other."""
    days = sorted((rng.randint(0, 150) for _ in range(_NUMBER)), reverse=True)
    now = int(time.time())
    for back in days:
        yield now - (date.today() - on + timedelta(days=back)).days * _DAY  # noqa: DTZ011  his own day
