"""Kills while a backup is restored: no vault is there, or all of it; then it can be restored."""

import shutil
from collections import Counter
from functools import partial
from pathlib import Path

from tests.siege.budget import DONE, Budget, Found
from tests.siege.child import CRASHED, Say, heard
from tests.siege.kills import moment
from tests.siege.world import PASSPHRASE, Besieged, answered, build, settle

from wayout.casebook.backup import make_backup
from wayout.casebook.checking import every_fault
from wayout.casebook.opening import open_vault
from wayout.casebook.restore import restore_backup
from wayout.errors import WayoutError

_MANY = 40  # folders that a child can fill before it is killed


def kills_of_restores(budget: Budget) -> Found:
    """Kill at random moments; what fell between two restores is not counted."""
    besieged = build(budget.folder / "first", 12)
    backup = budget.folder / "backup"
    with besieged.open() as vault:
        make_backup(vault, backup)
    found: Found = Counter()
    while budget.goes_on(found[DONE]):
        home = budget.folder / "restored"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        told = heard(partial(_work, backup, home), *moment(budget.rng))
        found["CRASHED"] += sum(one.startswith(CRASHED) for one in told)
        ends = [one for one in told if one.startswith("end")]
        is_within = bool(told) and told[-1].startswith("begin")
        found[DONE if is_within else "at another moment"] += 1
        found["acknowledged"] += len(ends)
        for number in range(len(ends) + is_within):
            found[_reckon(home / f"{number}" / "vault", backup, besieged)] += 1
    return +found


def _work(backup: Path, home: Path, say: Say) -> None:
    for number in range(_MANY):
        folder = home / f"{number}"
        folder.mkdir()
        settle(folder)
        say("begin restore")
        restore_backup(backup, folder / "vault", PASSPHRASE).close()
        say("end restore")


def _reckon(path: Path, backup: Path, besieged: Besieged) -> str:
    settle(path.parent)
    kind = "whole"
    try:
        if not path.exists():
            kind = "none, then restored"
            restore_backup(backup, path, PASSPHRASE).close()
        with open_vault(path, PASSPHRASE) as vault:
            if answered(vault) == besieged.cases and not list(every_fault(vault)):
                return kind
    except WayoutError as error:
        print(f"  {error}")  # noqa: T201  figures are printed
    return "NOT WHOLE"
