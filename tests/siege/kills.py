"""Kills: a child works and says what is saved; it is killed at a random moment, again and again."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from tests.siege import acts
from tests.siege.budget import DONE, Budget, Found
from tests.siege.child import CRASHED, Say, heard
from tests.siege.reckoning import reckon
from tests.siege.story import Story
from tests.siege.world import CHEAP, PASSPHRASE, line, settle

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, find_code, read_case
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.vault import Vault

Act = Callable[[Vault, Random, Say], None]
_LONGEST = 0.2  # seconds until the kill
_MOSTLY = 0.85
_FRESH_AFTER = 100  # kills, so that a vault stays small
_CASES = 6


def kills(budget: Budget) -> Found:
    """Kill during the plain work: adding, noting, deleting; each kill counts."""
    return _killed((acts.note, acts.note, acts.note, acts.case), budget, None)


def kills_of_keys(budget: Budget) -> Found:
    """Kill while another key of the store is brought in."""
    return _killed((acts.note, acts.new_key), budget, ("rekey",))


def kills_of_passphrases(budget: Budget) -> Found:
    """Kill while a passphrase is changed."""
    return _killed((acts.note, acts.passphrase), budget, ("passphrase",))


def kills_of_deletions(budget: Budget) -> Found:
    """Kill while a case is deleted, of which there is a backup."""
    return _killed((acts.backup, *[acts.case] * 6), budget, ("delete",))


def kills_of_members(budget: Budget) -> Found:
    """Kill while a member is added or removed."""
    return _killed((acts.note, acts.member), budget, ("member", "removal"))


def kills_of_backups(budget: Budget) -> Found:
    """Kill while a backup is made."""
    return _killed((acts.note, acts.backup), budget, ("backup",))


def _killed(works: tuple[Act, ...], budget: Budget, during: tuple[str, ...] | None) -> Found:
    """Kill at random moments; only what fell into one of the acts `during` is counted."""
    found: Found = Counter()
    tries = 0
    while budget.goes_on(found[DONE]):
        if tries % _FRESH_AFTER == 0:
            path, story = begin(budget.folder / f"vault {tries}")
        tries += 1
        seed = budget.rng.random()
        work = partial(_work, path, story.typed, works, seed)
        told = heard(work, *moment(budget.rng))
        found["CRASHED"] += sum(told_.startswith(CRASHED) for told_ in told)
        story.hear(told)
        counts = during is None or story.pending[:1] in {(one,) for one in during}
        found[DONE if counts else "at another moment"] += 1
        found["acknowledged"] += sum(told_.startswith("end") for told_ in told)
        found += reckon(path, story, budget.folder / "scratch")
    return found


def begin(folder: Path) -> tuple[Path, Story]:
    """Make a vault and its story."""
    folder.mkdir(parents=True)
    settle(folder)
    path = folder / "team.wayout"
    with make_vault(path, PASSPHRASE, cost=CHEAP) as vault:
        codes = add_cases(vault, read_lines(line(n) for n in range(_CASES)))
        notes = {code: read_case(vault, find_code(vault, code)).notes for code in codes}
    return path, Story(PASSPHRASE.decode(), notes)


def moment(rng: Random) -> tuple[float, bool]:
    """When to kill: mostly some time after its first word, else while it opens the vault."""
    return rng.random() * _LONGEST, rng.random() < _MOSTLY


def _work(path: Path, typed: str, works: tuple[Act, ...], seed: float, say: Say) -> None:
    rng = Random(seed)  # noqa: S311  which work, no secret
    with open_vault(path, typed.encode()) as vault:
        while True:
            rng.choice(works)(vault, rng, say)
