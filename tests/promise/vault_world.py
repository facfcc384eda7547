"""A small vault to attack: made in a folder, copied, spoiled, and asked everything again."""

import json
import os
import shutil
from pathlib import Path

from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import (
    add_cases,
    list_cases,
    requests_by_month,
    show_case,
    write_case,
)
from wayout.casebook.checking import every_fault
from wayout.casebook.deletion import delete_case
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.vault import Vault
from wayout.errors import WayoutError

PASSPHRASE = b"seven words that only we know here"
NAME = "team.wayout"
PAGE = 4096


def line(number: int) -> bytes:
    """A case as it is added."""
    case = {
        "title": f"Дело {number}",
        "people": [{"role": "client", "name": "Примеров Иван", "contact": None}],
        "history": {"events": [{"kind": "left_unit", "day": "2025-01-20"}], "until": "2025-06-01"},
        "notes": ["слово " * (60 * number)],
    }
    return json.dumps(case, ensure_ascii=False).encode()


def make(folder: Path, number: int = 6) -> Path:
    """Make a vault of some cases in a folder; one was deleted."""
    folder.mkdir(parents=True)
    settle(folder)
    with make_vault(folder / NAME, PASSPHRASE, cost=Cost(64, 1, 1)) as vault:
        codes = add_cases(vault, read_lines(line(one) for one in range(number)))
        write_case(vault, codes[0], [Noted(text="потом")], "note")
        delete_case(vault, codes[-1])
    return folder / NAME


def settle(folder: Path) -> None:
    """Keep the heads of this machine in the folder as well."""
    os.environ["XDG_STATE_HOME"] = str(folder / "state")


def enter(path: Path) -> Vault:
    """Open it, without waiting for anybody."""
    settle(path.parent)
    return open_vault(path, PASSPHRASE, patience=0)


def copied(path: Path, to: Path) -> Path:
    """Copy the whole folder of a vault to spoil it."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(path.parent, to)
    return to / path.name


def answers(vault: Vault) -> tuple[object, ...]:
    """Everything that it can be asked."""
    listed = list_cases(vault)
    shown = [show_case(vault, code).line() for code, _ in listed]
    return listed, shown, find_cases(vault, ["слово"]), requests_by_month(vault)


def verdict(path: Path, right: tuple[object, ...]) -> str:
    """Ask a spoiled vault: `refused`, `found`, `harmless`, or `wrong`; only our errors pass."""
    try:
        with enter(path) as vault:
            given = answers(vault)
            faults = list(every_fault(vault))
    except WayoutError:
        return "refused"
    if faults:
        return "found"
    return "harmless" if given == right else "wrong"
