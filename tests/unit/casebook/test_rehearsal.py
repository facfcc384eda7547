"""A copy is called one when it was opened and is the same: ring, log, rows, pages, entries."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wayout.casebook.backup_file import pack
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Act, Tip
from wayout.casebook.rehearsal import Hidden, compare, rehearse
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

pytestmark = pytest.mark.usefixtures("said")


@pytest.fixture
def packed(vault: Vault, lines: list[bytes]) -> Path:
    """A backup of a vault of three cases, not yet proved."""
    add_cases(vault, read_lines(lines))
    path = vault.path.with_name("packed")
    pack(path, vault.ring, vault.path)
    return path


@pytest.fixture
def trial(vault: Vault) -> Path:
    """Where it is tried."""
    return vault.path.with_name("trial")


def test_what_is_the_same_is_counted(vault: Vault, packed: Path, trial: Path) -> None:
    """Cases, entries, the last row of the log; the vault and its heads stay as they were."""
    before = heads.kept(vault.path, vault.id)
    made = rehearse(vault, packed, trial)
    assert (made.cases, made.entries, made.tip) == (3, 3, vault.tip)
    assert heads.kept(vault.path, vault.id) == before
    with vault.change() as change:
        change.log(Act("list"))
    Store.open(trial, vault.ring.body.database).close()


def test_a_hidden_copy_keeps_no_head(vault: Vault, packed: Path, trial: Path) -> None:
    """Those on this machine speak of the vault itself."""
    rehearse(vault, packed, trial)
    before = heads.kept(vault.path, vault.id)
    store = Store.open(trial, vault.ring.body.database)
    copy = Hidden(trial, vault.ring, store, vault._lock, vault.clock)
    copy.tip = vault.tip
    with copy.change() as change:
        change.log(Act("list"))
    store.close()
    assert heads.kept(vault.path, vault.id) == before
    assert not trial.with_name(f"{trial.name}.head").exists()


def test_a_copy_of_another_moment_is_refused(vault: Vault, packed: Path, trial: Path) -> None:
    """A row of the log more in the vault; the store of the trial is closed."""
    with vault.change() as change:
        change.log(Act("list"))
    with pytest.raises(AlteredError, match="is not the same as the vault") as caught:
        rehearse(vault, packed, trial)
    assert caught.value.values == {"path": vault.path}
    Store.open(trial, vault.ring.body.database).close()


def test_a_copy_with_another_ring_is_refused(vault: Vault, packed: Path, trial: Path) -> None:
    """Grants that came later, or a ring that was written anew."""
    before = vault.ring.segments
    vault.ring.add(before.grants[:1])
    with pytest.raises(AlteredError, match="The key ring was changed"):
        rehearse(vault, packed, trial)
    vault.ring.segments = before
    rehearse(vault, packed, trial)
    vault.ring.rewrite(vault.ring.body, before.grants)
    with pytest.raises(AlteredError, match="The key ring was changed"):
        rehearse(vault, packed, trial)
    assert not trial.with_name("trial-journal").exists()


def _row(copy: Vault) -> None:
    with copy.store.transaction():
        copy.store.write("UPDATE cases SET summary = x'00'")
        copy.store.write("UPDATE cases SET entries = entries + 1")


def _tip(copy: Vault) -> None:
    copy.tip = Tip(copy.tip.seq, bytes(32))


def _page(copy: Vault) -> None:
    copy.store.faults = lambda: ["page 3"]  # type: ignore[method-assign]


def _entry(copy: Vault) -> None:
    with copy.store.transaction():
        copy.store.write("DELETE FROM entries")


@pytest.mark.parametrize("spoil", [_row, _tip, _page, _entry])
@pytest.mark.parametrize("mine", [True, False])
def test_a_copy_that_differs_is_refused(
    vault: Vault, packed: Path, trial: Path, spoil: Callable[[Vault], None], *, mine: bool
) -> None:
    """In a row of a case, the end of the log, a page, an entry; in cases of others, too."""
    rehearse(vault, packed, trial)
    if not mine:
        vault.keys._mine.clear()
    store = Store.open(trial, vault.ring.body.database)
    copy = Hidden(trial, vault.ring, store, vault._lock, vault.clock)
    copy.tip = vault.tip
    assert compare(vault, copy).cases == 3
    spoil(copy)
    with pytest.raises(AlteredError):
        compare(vault, copy)
    store.close()


def test_an_entry_of_mine_must_open(vault: Vault, packed: Path, trial: Path) -> None:
    """A chain that is whole over what does not open is no copy."""
    rehearse(vault, packed, trial)
    vault.keys._opened.clear()
    (case,) = vault.store.rows("SELECT min(id) FROM cases")[0]
    others = (grants for other, grants in vault.keys._mine.items() if other != case)
    wrong = next(others)[0]
    vault.keys._mine[case] = {0: wrong}
    store = Store.open(trial, vault.ring.body.database)
    copy = Hidden(trial, vault.ring, store, vault._lock, vault.clock)
    copy.tip, copy.keys = vault.tip, vault.keys
    with pytest.raises(AlteredError, match="does not open"):
        compare(vault, copy)
    store.close()
