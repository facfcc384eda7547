"""A backup opens for those who may open the vault: with the passphrases of the ring that it has."""

import shutil
from pathlib import Path

import pytest

from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup, unpack
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.reaching import reach_backups
from wayout.casebook.rekeying import rekey, renew_recovery
from wayout.casebook.restore import restore_backup
from wayout.casebook.sharing import share_case
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, LockedError

FIRST = b"seven words that only we know here"
NEW = b"other words that nobody knew before"
LATER = b"words of one who came later than that"
LINES = [b'{"title": "one"}', b'{"title": "two"}']


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A vault with two cases and a backup `b`; a copy of the backup lies elsewhere, `away/b`."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = make_vault(tmp_path / "v", FIRST, hand_over=lambda _: None, cost=Cost(64, 1, 1))
    add_cases(made, read_lines(LINES))
    make_backup(made, tmp_path / "b")
    (tmp_path / "away").mkdir()
    shutil.copy(tmp_path / "b", tmp_path / "away/b")
    return made


def restored(vault: Vault, backup: str, typed: bytes) -> int:
    """Restore where nothing of the vault is left; returns how many cases open."""
    folder = vault.path.parent
    fresh = folder / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    with restore_backup(folder / backup, fresh / "v", typed) as back:
        return len(list_cases(back))


def test_a_new_passphrase_opens_the_backups_in_reach(vault: Vault) -> None:
    """The old one opens them no more."""
    rekey(vault, NEW)
    reach_backups(vault)
    assert restored(vault, "b", NEW) == 2
    with pytest.raises(LockedError):
        restored(vault, "b", FIRST)


def test_a_backup_out_of_reach_opens_with_the_passphrase_of_its_day(vault: Vault) -> None:
    """Nothing that was done since can have changed it."""
    rekey(vault, NEW)
    reach_backups(vault)
    assert restored(vault, "away/b", FIRST) == 2
    with pytest.raises(LockedError):
        restored(vault, "away/b", NEW)


def test_a_new_recovery_key_opens_the_backups_in_reach(vault: Vault) -> None:
    """Although they are older than the paper."""
    papers: list[str] = []
    renew_recovery(vault, papers.append)
    reach_backups(vault)
    assert restored(vault, "b", papers[0].encode()) == 2


def test_who_came_later_opens_in_it_what_was_shared_with_him(vault: Vault) -> None:
    """And nothing else."""
    code = list_cases(vault)[0][0]
    add_member(vault, "Образцов", LATER)
    share_case(vault, code, "Образцов")
    reach_backups(vault)
    assert restored(vault, "b", LATER) == 1


@pytest.mark.parametrize("how", ["removed", "rekeyed"])
def test_what_an_older_ring_held_opens_no_later_backup(vault: Vault, how: str) -> None:
    """Who kept a copy of the ring and his passphrase gets nothing out of what is made after."""
    add_member(vault, "Образцов", LATER)
    held = list(vault.ring.body.archives)
    if how == "removed":
        remove_member(vault, "Образцов")
    else:
        rekey(vault, NEW)
    make_backup(vault, vault.path.with_name("later"))
    backup, to = read_backup(vault.path.with_name("later")), vault.path.with_name("open")
    with pytest.raises(AlteredError):
        unpack(backup, held, to)
    assert not to.exists()
    assert len(unpack(backup, vault.ring.body.archives, to)) == 32


def test_an_identity_that_is_none_is_told(vault: Vault) -> None:
    """Somebody who holds the key of the ring can write what he likes into it."""
    with pytest.raises(AlteredError, match="key ring was changed"):
        unpack(read_backup(vault.path.with_name("b")), ["AGE"], vault.path.with_name("open"))
    assert not vault.path.with_name("open").exists()
