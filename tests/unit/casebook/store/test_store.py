"""The store opens in one way only."""

import os
import sqlite3
from pathlib import Path

import pytest

from wayout.casebook.sealing import new_key
from wayout.casebook.store.lock import Lock
from wayout.casebook.store.store import Store
from wayout.casebook.store.swap import open_swapped, swap_key
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, BusyError, OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")


@pytest.fixture
def key() -> bytes:
    """A key."""
    return new_key()


@pytest.fixture
def store(tmp_path: Path, key: bytes) -> Store:
    """A fresh store."""
    return Store.create(tmp_path / "store", key)


def test_another_key_is_refused(store: Store) -> None:
    """A wrong key opens nothing."""
    store.close()
    with pytest.raises(AlteredError):
        Store.open(store.path, new_key())
    with pytest.raises(AlteredError):
        Store.rekey(store.path, new_key(), new_key())


def test_plain_and_empty_files_are_refused(tmp_path: Path, key: bytes) -> None:
    """What is not sealed, or is nothing, is no vault."""
    plain = sqlite3.connect(tmp_path / "plain")
    plain.execute("CREATE TABLE a (b)")
    plain.close()
    (tmp_path / "empty").touch()
    for name in ("plain", "empty", "none"):
        with pytest.raises(VaultError):
            Store.open(tmp_path / name, key)
    with pytest.raises(AlteredError):
        Store.create(tmp_path / "plain", key)


def test_a_folder_that_is_not_there(tmp_path: Path, key: bytes) -> None:
    """A store that cannot be made says so."""
    with pytest.raises(OutputError):
        Store.create(tmp_path / "none" / "store", key)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH 'x' AS y",
        "PRAGMA key",
        "CREATE TABLE z (a)",
        "SELECT load_extension('x')",
        "DROP TABLE about",
    ],
)
def test_statements_that_we_do_not_need_are_refused(store: Store, statement: str) -> None:
    """The authorizer lets nothing else through."""
    with pytest.raises(AlteredError):
        store.rows(statement)
    store.close()


def test_a_second_connection_is_busy(store: Store, key: bytes) -> None:
    """Who comes second is told that it is open."""
    with store.transaction(), pytest.raises(BusyError):
        Store.open(store.path, key)
    store.close()


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    """What fails leaves nothing."""
    with pytest.raises(KeyError), store.transaction():  # noqa: PT012  what fails within
        store.write("INSERT INTO about VALUES ('a', 1)")
        raise KeyError
    assert store.rows("SELECT * FROM about") == []
    assert store.faults() == []
    store.close()


def test_text_that_is_no_text_repeats_nothing(store: Store) -> None:
    """An error of the store does not repeat what stands in a row."""
    with store.transaction():
        store.write("INSERT INTO about VALUES (substr(?, 1), 1)", (b"secret\xff",))
    store._connection.set_authorizer(None)
    store._connection.execute("UPDATE about SET name = CAST(name AS TEXT)")
    with pytest.raises(AlteredError) as caught:
        store.rows("SELECT name FROM about")
    assert "secret" not in str(caught.value)
    store.close()


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    """The second waits, then is refused; where no file can be made that is said."""
    lock = Lock(tmp_path / "a", 0)
    with pytest.raises(BusyError):
        Lock(tmp_path / "a", 0.06)
    lock.release()
    Lock(tmp_path / "a", 0).release()
    with pytest.raises(OutputError):
        Lock(tmp_path / "none" / "a", 0)


def test_a_lock_that_the_system_does_not_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system without locks is told as such."""

    def none(*_: object) -> None:
        raise OSError(37, os.strerror(37))

    monkeypatch.setattr("wayout.casebook.store.lock.fcntl.flock", none)
    with pytest.raises(OutputError):
        Lock(tmp_path / "a", 0)


def test_the_key_is_swapped_or_stays(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy under the new key takes the place of the old, or nothing does."""
    old, new = vault.ring.body.database, new_key()
    vault.store = swap_key(vault.store, old, new)
    assert vault.about("format") == 1
    for error in (OSError(28, "full"), KeyError()):

        def fails(*_: object, error: Exception = error) -> None:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr("wayout.casebook.store.swap.sync", fails)
            with pytest.raises((OutputError, KeyError)):
                swap_key(vault.store, new, old)
        vault.store = Store.open(vault.path, new)
    vault.store.close()
    with pytest.raises(AlteredError):
        open_swapped(vault.path, vault.ring)
