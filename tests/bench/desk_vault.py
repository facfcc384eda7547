"""A vault of many invented cases for the benches of the desk, cheap to open."""

import json
import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import add_cases
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.cli.vault_keeper import deadlines, tables
from wayout.pathway import History
from wayout.sample.casebook import casebook

PASSPHRASE = "seven words that only the bench knows"  # noqa: S105  of no vault
CHUNK = 2000  # cases at once, and different ones
_YEAR = 365  # days over which they came


def many_cases(folder: Path, cases: int) -> Path:
    """Make a vault of so many cases, by the law of today; those behind 2,000 come again."""
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    path = folder / f"desk-{cases}.wayout"
    different = [json.dumps(one).encode() for one in casebook(min(cases, CHUNK), date.today())]  # noqa: DTZ011  his own day
    lines, known = islice(cycle(different), cases), dict[tuple[object, ...], list[Due]]()

    def counted(history: History) -> list[Due]:
        key = tuple((one.kind, one.day.first, one.matter, one.detail) for one in history.events)
        if key not in known:
            known[key] = deadlines(history)
        return known[key]

    with make_vault(path, PASSPHRASE.encode(), cost=Cost(64, 1, 1)) as vault:
        now = vault.clock()
        vault.deadlines, vault.tables = counted, tables
        for number, chunk in enumerate(_chunks(lines)):
            vault.clock = partial(int, now - number % _YEAR * 86_400)
            add_cases(vault, read_lines(chunk))
    return path


def _chunks(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    while chunk := list(islice(lines, CHUNK)):
        yield chunk
