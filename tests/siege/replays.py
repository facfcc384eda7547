"""Older pieces put back: a page, the whole vault, the ring, the end of the log cut off."""

import shutil
from collections import Counter
from random import Random

from tests.siege.budget import DONE, Budget, Found
from tests.siege.world import Besieged, build, line

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, write_case
from wayout.casebook.checking import every_fault
from wayout.casebook.store.store import Store
from wayout.errors import WayoutError

PAGE = 4096


def replays(budget: Budget) -> Found:
    """Replay one piece at a time in a fresh copy; each must be found by the check."""
    before = build(budget.folder / "before", 30)
    after = before.copy(budget.folder / "after")
    _work_on(after, budget.rng)
    kinds = (_page, _whole, _ring, _log)
    found: Found = Counter()
    while budget.goes_on(found[DONE]):
        spoiled = after.copy(budget.folder / "spoiled")
        attack = budget.rng.choice(kinds)
        if attack(before, spoiled, budget.rng):
            found[_seen(spoiled, attack.__name__.strip("_"))] += 1
            found[DONE] += 1
    return found


def _work_on(besieged: Besieged, rng: Random) -> None:
    with besieged.open() as vault:
        for code in rng.sample(sorted(besieged.cases), 20):
            write_case(vault, code, [Noted(text="Ещё одна заметка")], "note")
        add_cases(vault, read_lines(line(number) for number in range(10)))


def _page(before: Besieged, spoiled: Besieged, rng: Random) -> bool:
    old, new = before.path.read_bytes(), bytearray(spoiled.path.read_bytes())
    changed = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    at = rng.choice(changed)
    new[at : at + PAGE] = old[at : at + PAGE]
    spoiled.path.write_bytes(new)
    return True


def _whole(before: Besieged, spoiled: Besieged, rng: Random) -> bool:
    """The vault with all that lies beside it; the head in the state of the user stays."""
    names = [one for one in before.folder.iterdir() if one.is_file()]
    for file in names if rng.random() < 0.5 else [before.path]:
        shutil.copy(file, spoiled.folder / file.name)
    return True


def _ring(before: Besieged, spoiled: Besieged, rng: Random) -> bool:
    del rng
    for end in (".ring", ".ring-2"):
        shutil.copy(f"{before.path}{end}", f"{spoiled.path}{end}")
    return True


def _log(before: Besieged, spoiled: Besieged, rng: Random) -> bool:
    """Somebody who holds the key of the store, but no secret of a member, edits the log."""
    del before
    with spoiled.open() as vault:
        key, last = vault.ring.body.database, vault.tip.seq
    store = Store.open(spoiled.path, key)
    row = rng.randrange(1, last + 1)
    statement = rng.choice(
        (
            "DELETE FROM audit WHERE seq = ?",
            "DELETE FROM audit WHERE seq >= ?",
            "UPDATE audit SET at = at + 1 WHERE seq = ?",
            "UPDATE audit SET action = 'list' WHERE seq = ? AND action <> 'list'",
        )
    )
    before_it = store.rows("SELECT * FROM audit")
    with store.transaction():
        store.write(statement, (row,))
    changed = store.rows("SELECT * FROM audit") != before_it
    store.close()
    return changed


def _seen(spoiled: Besieged, kind: str) -> str:
    try:
        with spoiled.open() as vault:
            faults = list(every_fault(vault))
    except WayoutError:
        return f"{kind}: found"
    return f"{kind}: found" if faults else f"{kind}: MISSED"
