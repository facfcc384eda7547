"""A backup: proved before it has its name, sealed whole, registered, told when out of reach."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyrage
import pytest
from pyrage import x25519

from wayout.casebook import backup_file
from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup, unpack
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.deletion import delete_case
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.reaching import GRACE, forget_backup, reach_backups, unreached
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")


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


@pytest.mark.parametrize("was_there", [True, False])
def test_one_that_cannot_get_its_name_is_not_there(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, *, was_there: bool
) -> None:
    """What was there is there, known as before; what was not is not, and is not known."""
    out = vault.path.resolve().with_name("one.backup")
    if was_there:
        make_backup(vault, out)
    before = out.read_bytes() if was_there else None

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _only_for(out, full))
        with pytest.raises(OutputError, match=r"one.backup cannot be written: No space"):
            make_backup(vault, out)
    assert (out.read_bytes() if out.exists() else None) == before
    assert not list(out.parent.glob("*.part*"))
    known = [path for (path,) in vault.store.rows("SELECT path FROM backups")]
    assert known == ([str(out)] if was_there else [])
    make_backup(vault, out)
    assert reach_backups(vault) == 0


def _only_for(place: Path, fails: Callable[..., None]) -> Callable[[Path, Path], Path]:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target == place:
            fails()
        return real(self, target)

    return replace


def test_where_one_cannot_be(vault: Vault) -> None:
    """No folder, a folder in its place, or an unreadable beginning of one; nothing is made."""
    with pytest.raises(VaultError, match=r"There is no folder .*none"):
        make_backup(vault, vault.path.with_name("none") / "one")
    for name, written in (("folder", None), ("cut", b"WAYBACK1\0"), ("other", b"x" * 100)):
        out = vault.path.with_name(name)
        if written is None:
            out.mkdir()
        else:
            out.write_bytes(written)
        with pytest.raises(VaultError, match="is there already"):
            make_backup(vault, out)
    assert vault.store.rows("SELECT * FROM backups") == []


def test_one_of_another_vault_is_not_written_over(vault: Vault, cheap: Cost) -> None:
    """It is a backup, and not ours."""
    out = vault.path.with_name("one.backup")
    with make_vault(vault.path.with_name("other"), b"other words", cost=cheap) as other:
        make_backup(other, out)
    written = out.read_bytes()
    with pytest.raises(VaultError, match="is there already"):
        make_backup(vault, out)
    assert out.read_bytes() == written


@pytest.mark.parametrize("at", [8, 15, 16, 17, 1000])
def test_one_that_is_cut_in_its_open_part_is_damaged(vault: Vault, at: int) -> None:
    """It is told from a file that is none."""
    out = vault.path.with_name("one.backup")
    make_backup(vault, out)
    out.write_bytes(out.read_bytes()[:at])
    with pytest.raises(AlteredError, match="is damaged") as caught:
        read_backup(out)
    assert caught.value.values == {"path": out}
    out.write_bytes(b"WAYBACK")
    with pytest.raises(VaultError, match="is no backup"):
        read_backup(out)
    with pytest.raises(VaultError, match="cannot be read: No such file"):
        read_backup(out.with_name("none"))


def test_a_stream_too_short_for_a_key_is_damaged(vault: Vault) -> None:
    """Sealed to the right identity, and empty."""
    out, copy = vault.path.with_name("one.backup"), vault.path.with_name("copy")
    ring = vault.ring.written()
    (identity,) = vault.ring.body.archives
    to = x25519.Identity.from_str(identity).to_public()
    head = b"WAYBACK1" + len(ring).to_bytes(8, "big") + ring
    for plain in (b"", bytes(31)):
        out.write_bytes(head + pyrage.encrypt(plain, [to]))
        with pytest.raises(AlteredError, match="is damaged"):
            unpack(read_backup(out), [identity], copy)
        assert not copy.exists()
    out.write_bytes(head + pyrage.encrypt(bytes(range(40)), [to]))
    assert unpack(read_backup(out), [identity], copy) == bytes(range(32))
    assert copy.read_bytes() == bytes(range(32, 40))


def test_a_store_that_cannot_be_read_is_told(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk says on the reading side comes out as it is, through the age stream."""
    before = set(vault.path.parent.iterdir())
    monkeypatch.setattr(backup_file, "_Source", _Broken)
    with pytest.raises(OutputError, match="Input/output error"):
        make_backup(vault, vault.path.with_name("one.backup"))
    assert set(vault.path.parent.iterdir()) == before


class _Broken(backup_file._Source):
    """A source whose file stops being readable behind the key."""

    def __init__(self, key: bytes, file: BinaryIO) -> None:
        super().__init__(key, _Unreadable(file))  # type: ignore[arg-type]


class _Unreadable:
    """A file that cannot be read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Fail."""
        del size
        raise OSError(errno.EIO, "no reading")
