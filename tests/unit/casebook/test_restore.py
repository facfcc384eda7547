"""Restoring: with a passphrase or the paper, whole or not at all, whatever was done to the file."""

import random
import shutil
from pathlib import Path

import pytest

from wayout.casebook import restore
from wayout.casebook.backup import make_backup
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases, show_case
from wayout.casebook.deletion import delete_case
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.rekeying import rekey
from wayout.casebook.restore import restore_backup
from wayout.casebook.vault import Vault, ring_path
from wayout.errors import AlteredError, LockedError, VaultError

pytestmark = pytest.mark.usefixtures("said")


def _lose(vault: Vault) -> None:
    """Close a vault and lose everything beside its backup."""
    vault.close()
    for path in vault.path.parent.glob(f"{vault.path.name}*"):
        path.unlink()


def test_both_keys_restore(
    folder: Path, cheap: Cost, passphrase: bytes, lines: list[bytes]
) -> None:
    """The passphrase and the recovery key each bring everything back, and it is logged."""
    papers: list[str] = []
    vault = make_vault(folder / "v", passphrase, hand_over=papers.append, cost=cheap)
    codes = add_cases(vault, read_lines(lines))
    make_backup(vault, folder / "b")
    _lose(vault)
    for number, typed in enumerate((passphrase, papers[0].encode())):
        path = folder / f"new{number}"
        with restore_backup(folder / "b", path, typed) as back:
            assert {code for code, _ in list_cases(back)} == set(codes)
            assert show_case(back, codes[0]).people[0].name == "Примеров Иван"
            assert back.store.rows("SELECT count(*) FROM audit WHERE action = 'restore'") == [(1,)]
            assert back.store.rows("SELECT path FROM backups") == [(str((folder / "b").resolve()),)]
        with open_vault(path, typed) as again:
            assert len(list_cases(again)) == 3


def test_a_wrong_passphrase_leaves_nothing(vault: Vault) -> None:
    """What does not open is refused in the usual line, and no file is left."""
    out, path = vault.path.with_name("b"), vault.path.with_name("new")
    make_backup(vault, out)
    with pytest.raises(LockedError):
        restore_backup(out, path, b"something else")
    assert not list(path.parent.glob("new*"))


def test_nothing_is_written_over(vault: Vault, passphrase: bytes) -> None:
    """Where a file is, nothing is restored."""
    out = vault.path.with_name("b")
    make_backup(vault, out)
    with pytest.raises(VaultError):
        restore_backup(out, vault.path, passphrase)
    with pytest.raises(VaultError):
        restore_backup(out, vault.path.with_name("no") / "folder", passphrase)
    with pytest.raises(VaultError):
        restore_backup(vault.path, vault.path.with_name("new"), passphrase)


def test_an_older_backup_says_what_it_lacks(
    vault: Vault, passphrase: bytes, lines: list[bytes]
) -> None:
    """Over a machine that has seen more it restores, tells the missing rows, and opens again."""
    out = vault.path.with_name("b")
    make_backup(vault, out)
    add_cases(vault, read_lines(lines))
    _lose(vault)
    with restore_backup(out, vault.path, passphrase) as back:
        (remark,) = back.remarks
        assert isinstance(remark, VaultError)
        assert (
            remark.values["lost"] == 3
        )  # three cases; the row of the backup itself is not counted
    with open_vault(vault.path, passphrase) as again:
        assert list_cases(again) == []


def test_a_backup_since_which_nothing_was_done_lacks_nothing(
    vault: Vault, passphrase: bytes, lines: list[bytes]
) -> None:
    """Only the row of the log that tells of it."""
    add_cases(vault, read_lines(lines))
    out = vault.path.with_name("b")
    make_backup(vault, out)
    _lose(vault)
    with restore_backup(out, vault.path, passphrase) as back:
        assert back.remarks == []


def test_an_older_backup_opens_after_a_rekey(
    vault: Vault, passphrase: bytes, lines: list[bytes]
) -> None:
    """A backup that was reached after a rekey has the new ring and the old store: it restores."""
    codes = add_cases(vault, read_lines(lines))
    out = vault.path.with_name("b")
    make_backup(vault, out)
    rekey(vault)
    delete_case(vault, codes[0])
    key = vault.ring.body.database
    _lose(vault)
    with restore_backup(out, vault.path, passphrase) as back:
        assert {code for code, _ in list_cases(back)} == set(codes[1:])
        assert back.ring.body.database == key
        assert back.store.rows("SELECT count(*) FROM entries") == [(2,)]
        assert back.store.rows("SELECT count(*) FROM tombstones") == [(1,)]
    open_vault(vault.path, passphrase).close()


def test_a_newer_ring_that_was_left_counts(
    vault: Vault, passphrase: bytes, lines: list[bytes]
) -> None:
    """If the store alone was lost, a deletion that the backup missed is done over."""
    codes = add_cases(vault, read_lines(lines))
    out, away = vault.path.with_name("b"), vault.path.with_name("away")
    make_backup(vault, out)
    out.rename(away)
    delete_case(vault, codes[0])
    vault.close()
    vault.path.unlink()
    with restore_backup(away, vault.path, passphrase) as back:
        assert {code for code, _ in list_cases(back)} == set(codes[1:])


def test_the_ring_of_another_vault_is_left(
    vault: Vault, passphrase: bytes, folder: Path, cheap: Cost
) -> None:
    """A ring of another vault is never written over."""
    out = folder / "b"
    make_backup(vault, out)
    make_vault(folder / "other", passphrase, cost=cheap).close()
    (folder / "other").unlink()
    ring = ring_path(folder / "other").read_bytes()
    with pytest.raises(VaultError):
        restore_backup(out, folder / "other", passphrase)
    assert ring_path(folder / "other").read_bytes() == ring


@pytest.mark.parametrize("step", ["unpack", "_reconcile", "_put", "register", "write_whole"])
def test_what_fails_on_the_way_leaves_nothing(
    vault: Vault, passphrase: bytes, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it stops, nothing is left, and it can be done again."""
    out, path = vault.path.with_name("b"), vault.path.with_name("new")
    make_backup(vault, out)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(restore, step, stop)
        with pytest.raises(KeyboardInterrupt):
            restore_backup(out, path, passphrase)
    assert not list(path.parent.glob("new*"))
    restore_backup(out, path, passphrase).close()


def test_what_a_kill_leaves_is_no_vault_and_is_restored_over(
    vault: Vault, passphrase: bytes
) -> None:
    """A ring and a half written store from a kill are no obstacle."""
    out, path = vault.path.with_name("b"), vault.path.with_name("new")
    make_backup(vault, out)
    shutil.copy(vault.ring.path, ring_path(path))
    path.with_name("new.restoring").write_bytes(b"half")
    restore_backup(out, path, passphrase).close()
    assert not path.with_name("new.restoring").exists()


def test_a_damaged_backup_is_refused(vault: Vault, passphrase: bytes, lines: list[bytes]) -> None:
    """200 cuts and flipped bits give declared errors only, and leave nothing."""
    add_cases(vault, read_lines(lines))
    out, path = vault.path.with_name("b"), vault.path.with_name("new")
    make_backup(vault, out)
    good = out.read_bytes()
    ring = int.from_bytes(good[8:16], "big")
    chance = random.Random(7)  # noqa: S311  a test
    for number in range(200):
        out.write_bytes(_damaged(good, chance, number, 16 + ring + 400))
        try:
            restore_backup(out, path, passphrase).close()
        except (VaultError, AlteredError, LockedError):
            assert not list(path.parent.glob("new*")), number
        else:
            assert number % 4 == 1, number  # a slot that nobody uses is random anyway
            for left in path.parent.glob("new*"):
                left.unlink()


def _damaged(good: bytes, chance: random.Random, number: int, head: int) -> bytes:
    if number % 2 == 0:
        return good[: chance.randrange(len(good) if number % 4 else head)]
    data = bytearray(good)
    data[chance.randrange(len(good) if number % 4 == 3 else head)] ^= 1 << chance.randrange(8)
    return bytes(data)
