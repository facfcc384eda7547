"""A vault is made whole, or nothing of it is left; its recovery key is handed over once."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wayout.casebook import making
from wayout.casebook.chain.log import entries
from wayout.casebook.checking import check_open
from wayout.casebook.making import FIRST, PAPER, make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.store.lock import Lock
from wayout.casebook.store.store import Store
from wayout.casebook.vault import FORMAT, Vault
from wayout.errors import OutputError, UsageError, VaultError, WayoutError

pytestmark = pytest.mark.usefixtures("said")

TYPED = b"seven words that only we know here"


def left(folder: Path) -> list[str]:
    """What lies in a folder, but for locks, heads and the journal of an open store."""
    found = (path.name for path in folder.iterdir() if path.is_file())
    return sorted(name for name in found if not name.endswith((".lock", ".head", "a-journal")))


def test_it_is_made_with_its_first_member(folder: Path, cheap: Cost) -> None:
    """His name, the second, the first row of the log; no more than vault, ring and its copy."""
    path = folder / "a"
    with make_vault(path, TYPED, name="Макетова", cost=cheap, clock=lambda: 99) as vault:
        (me,) = vault.ring.present
        assert (me.name, me.role, me.slot, me.since) == ("Макетова", "member", 0, 99)
        (row,) = entries(vault.store)
        assert (row.act.action, row.at, row.member) == ("new", 99, me.id)
        assert vault.about("format") == FORMAT
        assert check_open(vault) == vault.tip
    assert left(folder) == ["a", "a.ring", "a.ring-2"]
    with open_vault(path, TYPED) as again:
        assert again.ring.me == me


def test_it_costs_as_much_as_is_asked_for(folder: Path, cheap: Cost) -> None:
    """And a quarter of a gibibyte if nothing is said."""
    with make_vault(folder / "a", TYPED, cost=cheap) as vault:
        assert vault.ring.front.cost == cheap
        assert vault.ring.me.name == FIRST
    assert Cost() == Cost(256 * 1024, 3, 4)


def test_the_paper_is_handed_over_once_when_all_is_there(folder: Path, cheap: Cost) -> None:
    """It opens the vault as a member of its own; the vault is whole by then."""
    papers: list[str] = []

    def take(paper: str) -> None:
        assert left(folder) == ["a", "a.ring", "a.ring-2"]
        papers.append(paper)

    make_vault(folder / "a", TYPED, hand_over=take, cost=cheap, clock=lambda: 5).close()
    (paper,) = papers
    with open_vault(folder / "a", paper.encode()) as vault:
        me = vault.ring.me
        assert (me.name, me.role, me.slot, me.since) == (PAPER, "recovery", 1, 5)


@pytest.mark.parametrize("there", ["a", "a.ring"])
def test_what_is_there_stays(folder: Path, cheap: Cost, there: str) -> None:
    """A vault, or a ring that waits for one to be restored; nothing is made beside it."""
    (folder / there).write_bytes(b"mine")
    with pytest.raises(VaultError, match=f"{there} is there already"):
        make_vault(folder / "a", TYPED, cost=cheap)
    assert (folder / there).read_bytes() == b"mine"
    assert [path.name for path in folder.iterdir()] == [there]


def test_an_empty_passphrase_and_no_folder_are_told(folder: Path, cheap: Cost) -> None:
    """Before a file is made."""
    with pytest.raises(VaultError, match="empty passphrase"):
        make_vault(folder / "a", bytearray(b" \n"), cost=cheap)
    with pytest.raises(VaultError, match=r"There is no folder .*none"):
        make_vault(folder / "none" / "a", TYPED, cost=cheap)
    assert list(folder.iterdir()) == []


def test_what_a_killed_one_left_is_no_obstacle(folder: Path, cheap: Cost) -> None:
    """A store that was being made is thrown away."""
    (folder / "a.coming").write_bytes(b"half a store")
    make_vault(folder / "a", TYPED, cost=cheap).close()
    assert left(folder) == ["a", "a.ring", "a.ring-2"]


def _fail(owner: object, name: str, error: Exception) -> Callable[[pytest.MonkeyPatch], None]:
    def fails(*_: object, **__: object) -> None:
        raise error

    return lambda patch: patch.setattr(owner, name, fails)


def _nothing(_: pytest.MonkeyPatch) -> None:
    """Let all go well."""


def _lost(_: str) -> None:
    raise UsageError("nobody took it")


_FULL = OSError(errno.ENOSPC, "no space")


@pytest.mark.parametrize(
    ("fail", "said"),
    [
        (_fail(making, "key_of", VaultError("no memory")), "no memory"),
        (_fail(os, "fsync", _FULL), "a.ring-2 cannot be written: No space"),
        (_fail(Store, "create", OutputError("no store")), "no store"),
        (_fail(Store, "write", OutputError("no row")), "no row"),
        (_fail(making, "sync", _FULL), "a cannot be written: No space"),
        (_fail(Store, "open", OutputError("busy")), "busy"),
        (_fail(Vault, "change", OutputError("no change")), "no change"),
        (_nothing, "nobody took it"),
    ],
)
def test_what_fails_leaves_nothing(
    folder: Path, cheap: Cost, fail: Callable[[pytest.MonkeyPatch], None], said: str
) -> None:
    """Wherever it stops; it can be made again at once, for nobody holds its lock."""
    path = folder / "a"
    with pytest.MonkeyPatch.context() as patch:
        fail(patch)
        with pytest.raises(WayoutError, match=said):
            make_vault(path, TYPED, cost=cheap, hand_over=_lost)
    assert left(folder) == []
    Lock(path, 0).release()
    make_vault(path, TYPED, cost=cheap).close()
