"""What is besieged: a small vault, what is known to be in it, and copies of it to spoil.

Its passphrase is cheap to try, so that thousands of attacks fit into minutes; `derivation.py`
runs some of each kind with the real cost, through the command line.
"""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases, show_case
from wayout.casebook.checking import every_fault
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.vault import Vault
from wayout.errors import WayoutError

PASSPHRASE = b"seven words that only the besieged know"
CHEAP = Cost(64, 1, 1)
NAME = "team.wayout"


def line(number: int) -> bytes:
    """A case as it is added."""
    case = {
        "title": f"Дело {number}",
        "people": [{"role": "client", "name": "Примеров Иван", "contact": None}],
        "history": {
            "events": [{"kind": "left_unit", "day": "2025-01-20", "source": "client"}],
            "until": "2025-06-01",
        },
        "notes": [f"Заметка {number} " + "слово " * (number % 50)],
    }
    return json.dumps(case, ensure_ascii=False).encode()


@dataclass(slots=True)
class Besieged:
    """A vault in a folder of its own, and what every case in it is, by its code."""

    folder: Path
    cases: dict[str, object]

    @property
    def path(self) -> Path:
        """The vault."""
        return self.folder / NAME

    @property
    def files(self) -> list[Path]:
        """Every file of it that holds something, the head in the state of the user among them."""
        found = [one for one in self.folder.rglob("*") if one.is_file() and one.stat().st_size]
        return sorted(found)

    def open(self) -> Vault:
        """Open it."""
        settle(self.folder)
        return open_vault(self.path, PASSPHRASE)

    def copy(self, to: Path) -> "Besieged":
        """Copy it whole, to be spoiled."""
        if to.exists():
            shutil.rmtree(to)
        shutil.copytree(self.folder, to)
        return Besieged(to, self.cases)


def settle(folder: Path) -> None:
    """Keep the heads of this machine in the folder as well."""
    os.environ["XDG_STATE_HOME"] = str(folder / "state")


def build(folder: Path, number: int) -> Besieged:
    """Make a vault of so many cases."""
    folder.mkdir(parents=True)
    settle(folder)
    with make_vault(folder / NAME, PASSPHRASE, cost=CHEAP) as vault:
        add_cases(vault, read_lines(line(n) for n in range(number)))
        return Besieged(folder, answered(vault))


def answered(vault: Vault) -> dict[str, object]:
    """Show every case, by its code."""
    return {code: show_case(vault, code).line() for code, _ in list_cases(vault)}


def verdict(spoiled: Besieged) -> str:
    """Ask a spoiled vault everything: `refused`, `found`, `harmless`, or `WRONG`.

    `refused`: it does not open, or an answer is refused. `found`: it answers as it should, and
    the check tells of a fault. Any error that is not ours is raised.
    """
    try:
        with spoiled.open() as vault:
            answers = answered(vault)
            faults = list(every_fault(vault))
    except WayoutError:
        return "refused"
    if answers != spoiled.cases:
        return "WRONG"
    return "found" if faults else "harmless"
