"""A restore that stops at any step leaves what was there, and it can be done again."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from wayout.casebook import checking, restore
from wayout.casebook.accepting import accept
from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Act, entries
from wayout.casebook.deletion import delete_case
from wayout.casebook.opening import open_vault
from wayout.casebook.rekeying import rekey
from wayout.casebook.restore import restore_backup
from wayout.casebook.store.lock import Lock
from wayout.casebook.vault import Vault, ring_path
from wayout.errors import AlteredError, OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")

PASSPHRASE = b"seven words that only we know here"


@pytest.fixture
def out(vault: Vault, lines: list[bytes]) -> Path:
    """A backup of three cases; the vault is closed."""
    add_cases(vault, read_lines(lines))
    made = vault.path.with_name("one.backup")
    make_backup(vault, made)
    vault.close()
    return made


@pytest.fixture
def new(vault: Vault) -> Path:
    """Where it is restored."""
    return vault.path.with_name("new")


def left(new: Path) -> list[str]:
    """What lies where it was to be restored."""
    return sorted(path.name for path in new.parent.glob("new*"))


def _full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "no space")


def _stop(*_: object, **__: object) -> None:
    raise OutputError("stopped")


def stops(out: Path, new: Path, owner: object, step: str, fails: Callable[..., None]) -> None:
    """Restore a backup, and stop at a step; its lock is free again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, step, fails)
        with pytest.raises(OutputError):
            restore_backup(out, new, PASSPHRASE)
    Lock(new, 0).release()


def test_before_the_store_is_in_its_place_nothing_is_left(out: Path, new: Path) -> None:
    """And it can be done again."""
    stops(out, new, Path, "rename", _full)
    assert left(new) == ["new.lock"]
    restore_backup(out, new, PASSPHRASE).close()


@pytest.mark.parametrize(("step", "fails"), [("sync", _full), ("open_swapped", _stop)])
def test_a_store_in_its_place_is_a_vault(
    out: Path, new: Path, step: str, fails: Callable[..., None]
) -> None:
    """This machine saw more of it, so it opens when that is accepted."""
    stops(out, new, restore, step, fails)
    with pytest.raises(AlteredError):
        open_vault(new, PASSPHRASE, patience=0)
    with accept(new, PASSPHRASE, patience=0) as back:
        assert len(list_cases(back)) == 3


@pytest.mark.parametrize("step", ["finish_swap", "finish_deletions"])
def test_what_is_to_be_finished_is_finished_later(out: Path, new: Path, step: str) -> None:
    """The vault is there, with its head."""
    stops(out, new, restore, step, _stop)
    with open_vault(new, PASSPHRASE, patience=0) as back:
        assert len(list_cases(back)) == 3


@pytest.mark.parametrize("kept", ["new.ring", "new.ring-2"])
def test_a_ring_that_was_there_is_not_taken_away(
    vault: Vault, out: Path, new: Path, kept: str
) -> None:
    """It may be all that is left of the vault; what was made beside it is."""
    new.with_name(kept).write_bytes(vault.ring.path.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", _full)
        with pytest.raises(OutputError):
            restore_backup(out, new, PASSPHRASE)
    assert left(new) == [kept]


def test_a_store_that_is_none_is_damaged(
    vault: Vault, out: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stream opens, and holds something else: nothing is left of it."""

    def empty(_: object, __: object, to: Path) -> bytes:
        to.write_bytes(b"")
        return vault.ring.body.database

    monkeypatch.setattr(restore, "unpack", empty)
    with pytest.raises(AlteredError, match=r"one.backup is damaged") as caught:
        restore_backup(out, new, PASSPHRASE)
    assert caught.value.values["path"] == out
    assert left(new) == []


def test_a_store_with_a_fault_is_refused(
    out: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first that is found is told; none of it is left."""
    faults = [AlteredError("the first"), AlteredError("the second")]
    monkeypatch.setattr(checking, "every_fault", lambda _: iter(faults))
    with pytest.raises(AlteredError, match="the first"):
        restore_backup(out, new, PASSPHRASE)
    assert left(new) == []


def test_a_log_that_does_not_hold_is_refused(
    out: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a case of it is looked at."""

    def altered(_: Vault) -> None:
        raise AlteredError("the log")

    monkeypatch.setattr(checking, "check_log", altered)
    with pytest.raises(AlteredError, match="the log"):
        restore_backup(out, new, PASSPHRASE)
    assert left(new) == []


def test_a_ring_cut_in_the_backup_is_told(vault: Vault, lines: list[bytes], new: Path) -> None:
    """Grants at its end are missing: it is not restored without them."""
    out = vault.path.with_name("cut.backup")
    add_cases(vault, read_lines(lines))
    make_backup(vault, out)
    read = read_backup(out)
    cut = read.ring[:-5]
    stream = out.read_bytes()[read.stream :]
    out.write_bytes(b"WAYBACK1" + len(cut).to_bytes(8, "big") + cut + stream)
    with pytest.raises(AlteredError, match="The key ring was changed"):
        restore_backup(out, new, PASSPHRASE)
    assert left(new) == []


def test_what_it_lacks_is_logged_and_told(
    vault: Vault, lines: list[bytes], passphrase: bytes
) -> None:
    """And its head takes the place of the newer one."""
    out = vault.path.with_name("one.backup")
    make_backup(vault, out)
    add_cases(vault, read_lines(lines))
    seen = vault.tip.seq
    vault.close()
    for path in (vault.path, vault.ring.path, vault.ring.copy):
        path.unlink()
    with restore_backup(out, vault.path, passphrase) as back:
        last = list(entries(back.store))[-1]
        lost = seen - (last.seq - 1) - 1  # without the row of the backup itself
        assert last.act == Act("restore", number=lost)
        (remark,) = back.remarks
        assert isinstance(remark, VaultError)
        assert remark.values == {"lost": lost}
        assert {head.seq for _, head in heads.kept(back.path, back.id)} == {last.seq}


def test_what_lacks_nothing_tells_nothing(
    out: Path, vault: Vault, passphrase: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On a machine that has never seen it; where it came from is written down."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    folder = tmp_path / "fresh"
    folder.mkdir()
    with restore_backup(out, folder / "team", passphrase, clock=lambda: 1_900_000_000) as back:
        assert back.remarks == []
        assert back.id == vault.id
        assert list(entries(back.store))[-1].act == Act("restore", number=0)
        assert list(entries(back.store))[-1].at == 1_900_000_000
        assert back.store.rows("SELECT path, generation FROM backups") == [
            (str(out.resolve()), back.ring.front.generation)
        ]
    assert ring_path(folder / "team").read_bytes() == (folder / "team.ring-2").read_bytes()


def test_with_a_newer_ring_that_was_left_the_store_gets_its_key(
    vault: Vault, lines: list[bytes], passphrase: bytes
) -> None:
    """Keys were changed and a case deleted since; the tombstone says that a restore did it."""
    codes = add_cases(vault, read_lines(lines))
    out = vault.path.with_name("one.backup")
    make_backup(vault, out)
    out.rename(out.with_name("away"))
    rekey(vault)
    gone = delete_case(vault, codes[0])
    key = vault.ring.body.database
    vault.close()
    vault.path.unlink()
    with restore_backup(out.with_name("away"), vault.path, passphrase) as back:
        assert back.ring.body.database == key
        assert {code for code, _ in list_cases(back)} == set(codes[1:])
        assert back.store.rows("SELECT case_id, reason FROM tombstones") == [(gone, "restore")]
    open_vault(vault.path, passphrase).close()
