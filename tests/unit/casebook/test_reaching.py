"""A deletion reaches every backup that is there, and tells of each that is not."""

import errno
from pathlib import Path

import pytest

from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.chain.log import Act, entries
from wayout.casebook.deletion import bury, delete_case, finish_deletions
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.reaching import GRACE, Unreached, forget_backup, reach_backups, unreached
from wayout.casebook.vault import Vault
from wayout.errors import VaultError

pytestmark = pytest.mark.usefixtures("said")

ROW = "SELECT at, generation FROM backups WHERE path = ?"


@pytest.fixture
def codes(vault: Vault, lines: list[bytes]) -> list[str]:
    """The codes of three cases, in a backup `one` made at the second 100."""
    made = add_cases(vault, read_lines(lines))
    vault.clock = lambda: 100
    make_backup(vault, place(vault, "one"))
    return made


def place(vault: Vault, name: str) -> Path:
    """Where a backup lies."""
    return vault.path.resolve().with_name(name)


def destroy(vault: Vault) -> bytes:
    """Delete the first case, and leave the backups for later."""
    case: bytes = vault.store.rows("SELECT min(id) FROM cases")[0][0]
    with vault.change() as change:
        bury(vault, change, case, "request")
    finish_deletions(vault)
    return case


@pytest.mark.usefixtures("codes")
def test_each_backup_that_is_there_gets_the_present_ring(vault: Vault) -> None:
    """Byte for byte, with the store in it as it was; that is written down, and logged once."""
    make_backup(vault, place(vault, "two"))
    sealed = {name: _sealed(place(vault, name)) for name in ("one", "two")}
    destroy(vault)
    vault.clock = lambda: 200
    before = vault.tip.seq
    assert reach_backups(vault) == 2
    for name, was in sealed.items():
        assert read_backup(place(vault, name)).ring == vault.ring.written()
        assert _sealed(place(vault, name)) == was
        assert vault.store.rows(ROW, (str(place(vault, name)),)) == [
            (200, vault.ring.front.generation)
        ]
    acts = [row.act for row in entries(vault.store, before)]
    assert acts == [Act("backups reached", number=2)]
    assert unreached(vault) == []


def _sealed(path: Path) -> bytes:
    return path.read_bytes()[read_backup(path).stream :]


@pytest.mark.usefixtures("codes")
def test_where_none_is_behind_nothing_is_done(vault: Vault) -> None:
    """Not even a row of the log."""
    before, written = vault.tip, place(vault, "one").read_bytes()
    assert reach_backups(vault) == 0
    assert vault.tip == before
    assert place(vault, "one").read_bytes() == written


@pytest.mark.usefixtures("codes")
def test_one_that_has_the_ring_already_is_not_written_again(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after it was rewritten, before that was written down: it counts as reached."""
    destroy(vault)
    with monkeypatch.context() as patch:
        patch.setattr(vault, "change", _stop)
        with pytest.raises(KeyboardInterrupt):
            reach_backups(vault)
    number = place(vault, "one").stat().st_ino
    assert reach_backups(vault) == 1
    assert place(vault, "one").stat().st_ino == number


def _stop() -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("codes")
def test_one_of_another_vault_in_its_place_is_left_alone(vault: Vault, cheap: Cost) -> None:
    """It is not ours to write; ours counts as out of reach."""
    with make_vault(place(vault, "other"), b"other words", cost=cheap) as other:
        place(vault, "one").unlink()
        make_backup(other, place(vault, "one"))
    written = place(vault, "one").read_bytes()
    destroy(vault)
    assert reach_backups(vault) == 0
    assert place(vault, "one").read_bytes() == written
    assert [one.path for one in unreached(vault)] == [place(vault, "one")]


@pytest.mark.usefixtures("codes")
def test_one_that_cannot_be_written_is_a_remark(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are reached, what was there is whole, and the next opening tries again."""
    make_backup(vault, place(vault, "two"))
    destroy(vault)
    written, real = place(vault, "one").read_bytes(), Path.replace

    def full(self: Path, target: Path) -> Path:
        if target == place(vault, "one"):
            raise OSError(errno.ENOSPC, "no space")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert reach_backups(vault) == 1
    (remark,) = vault.remarks
    assert str(remark).startswith(f"{place(vault, 'one')} cannot be written: No space left")
    assert place(vault, "one").read_bytes() == written
    assert list(vault.path.parent.glob("*.part")) == []
    assert reach_backups(vault) == 1


def test_one_out_of_reach_is_overdue_after_a_while(vault: Vault, codes: list[str]) -> None:
    """Counted from the first deletion that it does not know of."""
    place(vault, "one").rename(place(vault, "away"))
    vault.clock = lambda: 300
    delete_case(vault, codes[0])
    vault.clock = lambda: 400
    delete_case(vault, codes[1])
    assert unreached(vault) == [Unreached(place(vault, "one"), 300 + GRACE)]
    assert GRACE == 14 * 24 * 60 * 60
    place(vault, "away").rename(place(vault, "one"))
    vault.clock = lambda: 450
    assert reach_backups(vault) == 1
    place(vault, "one").unlink()
    vault.clock = lambda: 500
    delete_case(vault, codes[2])
    assert unreached(vault) == [Unreached(place(vault, "one"), 500 + GRACE)]


@pytest.mark.usefixtures("codes")
def test_one_that_lacks_no_deletion_is_not_told(vault: Vault) -> None:
    """The ring is newer for another reason: nothing that was deleted opens in it."""
    place(vault, "one").unlink()
    vault.ring.rewrite(vault.ring.body, vault.ring.segments.grants)
    assert unreached(vault) == []


@pytest.mark.usefixtures("codes")
def test_one_that_is_no_more_is_struck_out(vault: Vault) -> None:
    """By the path it was made under, logged; another stays, and one that is not known is told."""
    make_backup(vault, place(vault, "two"))
    before = vault.tip.seq
    forget_backup(vault, place(vault, "folder") / ".." / "one")
    assert vault.store.rows("SELECT path FROM backups") == [(str(place(vault, "two")),)]
    assert [row.act for row in entries(vault.store, before)] == [Act("backup forgotten")]
    with pytest.raises(VaultError, match=r"knows of no backup .*one") as caught:
        forget_backup(vault, place(vault, "one"))
    assert caught.value.values == {"path": place(vault, "one")}
