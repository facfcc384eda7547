"""Documents go wherever their case goes: backups, other keys, other members; and no further."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.vault_world import NAME, PASSPHRASE

from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup, unpack
from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import add_cases
from wayout.casebook.checking import every_fault
from wayout.casebook.deletion import delete_case
from wayout.casebook.documents.keeping import attach_document, take_back
from wayout.casebook.documents.reading import list_documents, read_document
from wayout.casebook.drill import drill
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.rekeying import rekey
from wayout.casebook.restore import restore_backup
from wayout.casebook.sharing import share_case
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import LockedError

HELD = bytes(range(256)) * 1200  # five chunks
LATER = b"later"
HIS = b"another passphrase of his own"


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
    """A vault."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with make_vault(tmp_path / NAME, PASSPHRASE, cost=Cost(64, 1, 1)) as made:
        yield made


@pytest.fixture
def code(vault: Vault) -> str:
    """A case with a document."""
    made = add_cases(vault, [CaseLine(title="case")])[0]
    assert attach_document(vault, made, io.BytesIO(HELD), "a.pdf") == 1
    return made


def _sound(vault: Vault, code: str) -> None:
    assert list(every_fault(vault)) == []
    assert read_document(vault, code, 1) == HELD


def test_a_backup_carries_them(vault: Vault, code: str, tmp_path: Path) -> None:
    """Restored elsewhere, they read the same; a drill compares them."""
    make_backup(vault, tmp_path / "backup")
    assert drill(vault).cases == 1
    with restore_backup(tmp_path / "backup", tmp_path / "again", PASSPHRASE) as again:
        _sound(again, code)


def test_other_keys_open_them(vault: Vault, code: str, tmp_path: Path) -> None:
    """Of the store, the ring and a member."""
    rekey(vault, HIS)
    _sound(vault, code)
    vault.close()
    with open_vault(tmp_path / NAME, HIS, patience=0) as again:
        _sound(again, code)


def test_they_are_shared_with_their_case_alone(vault: Vault, code: str, tmp_path: Path) -> None:
    """A member opens none before, and all afterwards; what he brings, the others open."""
    add_member(vault, "Примеров", HIS)
    vault.close()
    with open_vault(tmp_path / NAME, HIS, patience=0) as his:
        with pytest.raises(LockedError):
            read_document(his, code, 1)
        with pytest.raises(LockedError):
            list_documents(his, code)
        assert list(every_fault(his)) == []
    with open_vault(tmp_path / NAME, PASSPHRASE, patience=0) as mine:
        share_case(mine, code, "Примеров")
    with open_vault(tmp_path / NAME, HIS, patience=0) as his:
        _sound(his, code)
        assert attach_document(his, code, io.BytesIO(LATER), "b") == 2
    with open_vault(tmp_path / NAME, PASSPHRASE, patience=0) as mine:
        assert read_document(mine, code, 2) == LATER


def test_a_member_who_left_does_not_open_later_ones(
    vault: Vault, code: str, tmp_path: Path
) -> None:
    """A new epoch begins; those of before open still for who stayed."""
    add_member(vault, "Примеров", HIS)
    share_case(vault, code, "Примеров")
    epoch = vault.ring.body.epoch
    remove_member(vault, "Примеров")
    assert vault.ring.body.epoch > epoch
    assert attach_document(vault, code, io.BytesIO(LATER), "b") == 2
    _sound(vault, code)
    assert read_document(vault, code, 2) == LATER
    vault.close()
    with pytest.raises(LockedError):
        open_vault(tmp_path / NAME, HIS, patience=0)


def test_a_deleted_case_leaves_nothing_that_opens(vault: Vault, code: str, tmp_path: Path) -> None:
    """Neither here nor in the backup of before: its chunks are there, and no key to them."""
    make_backup(vault, tmp_path / "backup")
    delete_case(vault, code)
    assert vault.store.rows("SELECT count(*) FROM chunks") == [(0,)]
    backup = read_backup(tmp_path / "backup")
    key = unpack(backup, vault.ring.body.archives, tmp_path / "unpacked")
    store = Store.open(tmp_path / "unpacked", key)
    assert store.rows("SELECT count(*) FROM chunks") == [(5,)]
    store.close()
    with restore_backup(tmp_path / "backup", tmp_path / "again", PASSPHRASE) as again:
        assert again.store.rows("SELECT count(*) FROM chunks") == [(0,)]


def test_a_backup_of_before_still_holds_one_that_was_taken_back(
    vault: Vault, code: str, tmp_path: Path
) -> None:
    """As the manual says: until the case is deleted, or the backup is made anew."""
    make_backup(vault, tmp_path / "old")
    take_back(vault, code, 1)
    make_backup(vault, tmp_path / "new")
    vault.close()
    with restore_backup(tmp_path / "new", tmp_path / "later", PASSPHRASE) as later:
        assert list_documents(later, code) == []
        assert later.store.rows("SELECT count(*) FROM chunks") == [(0,)]
    with restore_backup(tmp_path / "old", tmp_path / "before", PASSPHRASE) as before:
        _sound(before, code)
