"""A bit that was turned anywhere in a vault never makes it give a wrong answer."""

import os
from pathlib import Path
from random import Random

import pytest
from tests.promise.vault_world import answers, copied, enter, make, verdict

FLIPS = 40  # of each file


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return make(tmp_path / "whole")


def _flip(file: Path, chance: Random) -> None:
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


@pytest.mark.parametrize("ending", ["", ".ring", ".ring-2", ".head"])
def test_a_turned_bit_is_refused_found_or_harmless(path: Path, tmp_path: Path, ending: str) -> None:
    """Whichever bit of a file is turned, no answer is wrong and no other error gets out."""
    with enter(path) as vault:
        right = answers(vault)
    chance = Random(ending)  # noqa: S311  not for a key
    for _ in range(FLIPS):
        spoiled = copied(path, tmp_path / "spoiled")
        _flip(spoiled.with_name(spoiled.name + ending), chance)
        assert verdict(spoiled, right) != "wrong"


def test_turned_bits_of_a_hot_journal_are_found_or_harmless(path: Path, tmp_path: Path) -> None:
    """A journal that a killed process left may be spoiled: the answers are right, or none."""
    with enter(path) as vault:
        right = answers(vault)
    hot = tmp_path / "hot"
    child = os.fork()
    if not child:
        _die_while_writing(path, hot)
    os.waitpid(child, 0)
    left = hot / path.name
    journal = left.with_name(f"{left.name}-journal")
    assert journal.stat().st_size > 0
    assert verdict(copied(left, tmp_path / "spoiled"), right) == "harmless"
    chance = Random(3)  # noqa: S311  not for a key
    for _ in range(FLIPS):
        spoiled = copied(left, tmp_path / "spoiled")
        _flip(spoiled.with_name(journal.name), chance)
        assert verdict(spoiled, right) != "wrong"


def _die_while_writing(path: Path, to: Path) -> None:
    """Copy a vault out of the middle of a transaction that has come to the disk, then die."""
    try:
        vault = enter(path)
        vault.store._connection.set_authorizer(None)
        vault.store._connection.execute("PRAGMA cache_size = 1")
        vault.store.write("BEGIN IMMEDIATE")
        vault.store.write("UPDATE entries SET sealed = zeroblob(20000)")
        copied(path, to)
    finally:
        os._exit(0)
