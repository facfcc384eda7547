"""A backup: proved before it has its name, sealed whole, registered, told when out of reach."""

from pathlib import Path

import pytest

from wayout.casebook import backup_file
from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup, unpack
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.deletion import delete_case
from wayout.casebook.reaching import GRACE, forget_backup, reach_backups, unreached
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, OutputError, VaultError


def test_a_backup_is_registered_and_counted(vault: Vault, lines: list[bytes]) -> None:
    """What it holds is told, its place and ring are written down, and it is in the log."""
    add_cases(vault, read_lines(lines))
    out = vault.path.with_name("one.backup")
    found = make_backup(vault, out)
    assert (found.cases, found.entries) == (3, 3)
    rows = vault.store.rows("SELECT path, generation FROM backups")
    assert rows == [(str(out.resolve()), vault.ring.front.generation)]
    assert vault.store.rows("SELECT action, number FROM audit ORDER BY seq DESC LIMIT 1") == [
        ("backup", 3)
    ]
    assert out.stat().st_mode & 0o777 == 0o600


def test_it_leaves_one_file(vault: Vault) -> None:
    """Nothing lies beside a backup when it is made."""
    before = set(vault.path.parent.iterdir())
    make_backup(vault, vault.path.with_name("one.backup"))
    assert {path.name for path in set(vault.path.parent.iterdir()) - before} == {"one.backup"}


def test_it_replaces_only_a_backup_of_the_same_vault(vault: Vault) -> None:
    """Another file is never written over; an older backup is, and is registered once."""
    out = vault.path.with_name("one.backup")
    out.write_bytes(b"mine")
    with pytest.raises(VaultError):
        make_backup(vault, out)
    assert out.read_bytes() == b"mine"
    out.unlink()
    make_backup(vault, out)
    make_backup(vault, out)
    assert vault.store.rows("SELECT count(*) FROM backups") == [(1,)]


def test_a_copy_that_differs_never_gets_the_name(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup that does not restore is refused, and nothing is left or registered."""
    real = backup_file.pack

    def spoiled(to: Path, *rest: object) -> None:
        real(to, *rest)  # type: ignore[arg-type]
        data = bytearray(to.read_bytes())
        data[-100] ^= 1
        to.write_bytes(data)

    monkeypatch.setattr("wayout.casebook.backup.pack", spoiled)
    before = set(vault.path.parent.iterdir())
    with pytest.raises(AlteredError):
        make_backup(vault, vault.path.with_name("one.backup"))
    assert set(vault.path.parent.iterdir()) == before
    assert vault.store.rows("SELECT count(*) FROM backups") == [(0,)]


def test_a_full_disk_is_told(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while a backup is written leaves nothing of it."""
    before = set(vault.path.parent.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wayout.casebook.backup_file.os.fsync", full)
    with pytest.raises(OutputError):
        make_backup(vault, vault.path.with_name("one.backup"))
    assert set(vault.path.parent.iterdir()) == before


def test_a_disk_that_refuses_writes_is_told(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk says inside the age stream comes out as our own error, with its reason."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    out = vault.path.with_name("one.backup")
    make_backup(vault, out)
    monkeypatch.setattr("wayout.casebook.backup_file._Target._put", full)
    with pytest.raises(OutputError, match="space"):
        make_backup(vault, vault.path.with_name("two.backup"))
    with pytest.raises(OutputError, match="space"):
        unpack(read_backup(out), vault.ring.body.archives, vault.path.with_name("three"))


def test_a_key_that_stops_it_is_not_swallowed(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C within the age stream stops it, and nothing is left."""

    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    before = set(vault.path.parent.iterdir())
    monkeypatch.setattr("wayout.casebook.backup_file._Target._put", stop)
    with pytest.raises(KeyboardInterrupt):
        make_backup(vault, vault.path.with_name("one.backup"))
    assert set(vault.path.parent.iterdir()) == before


def test_the_store_in_it_is_ciphertext(vault: Vault, lines: list[bytes]) -> None:
    """Even whoever opens the age stream finds the sealed file, byte for byte."""
    add_cases(vault, read_lines(lines))
    out, copy = vault.path.with_name("one.backup"), vault.path.with_name("copy")
    make_backup(vault, out)
    key = unpack(read_backup(out), vault.ring.body.archives, copy)
    assert key == vault.ring.body.database
    assert not copy.read_bytes().startswith(b"SQLite")
    assert "Примеров".encode() not in copy.read_bytes()


def test_a_backup_out_of_reach_is_told(vault: Vault, lines: list[bytes]) -> None:
    """A backup that was taken away is listed with the day it is overdue, until it is brought."""
    codes = add_cases(vault, read_lines(lines))
    out, away = vault.path.with_name("one.backup"), vault.path.with_name("away")
    make_backup(vault, out)
    assert unreached(vault) == []
    out.rename(away)
    delete_case(vault, codes[0])
    (found,) = unreached(vault)
    assert found.path == out.resolve()
    assert 0 <= vault.clock() + GRACE - found.since < 60
    away.rename(out)
    assert reach_backups(vault) == 1
    assert unreached(vault) == []
    assert reach_backups(vault) == 0


def test_a_foreign_file_in_its_place_is_left_alone(vault: Vault, lines: list[bytes]) -> None:
    """What is not our backup is not rewritten, and the backup counts as out of reach."""
    codes = add_cases(vault, read_lines(lines))
    out = vault.path.with_name("one.backup")
    make_backup(vault, out)
    out.write_bytes(b"mine")
    delete_case(vault, codes[0])
    assert out.read_bytes() == b"mine"
    assert len(unreached(vault)) == 1
    forget_backup(vault, out)
    assert unreached(vault) == []
    with pytest.raises(VaultError):
        forget_backup(vault, out)
