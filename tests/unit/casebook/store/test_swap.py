"""Another key of the store comes in by one rename: before it the old one opens, then the new."""

import errno
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from wayout.casebook import disk
from wayout.casebook.sealing import new_key
from wayout.casebook.store import swap
from wayout.casebook.store.store import Store
from wayout.casebook.store.swap import open_swapped, swap_key
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")


def coming(vault: Vault) -> Path:
    """The copy under way."""
    return vault.path.with_name(f"{vault.path.name}.coming")


def opens(path: Path, key: bytes) -> bool:
    """Whether a key opens a store."""
    try:
        Store.open(path, key).close()
    except AlteredError:
        return False
    return True


def test_the_same_rows_are_under_another_key(vault: Vault) -> None:
    """In a file of its own, ours alone, durable before and after the rename; nothing is left."""
    old, new = vault.ring.body.database, new_key()
    rows = vault.store.rows("SELECT * FROM audit")
    before = vault.path.stat().st_ino
    synced: list[tuple[Path, bool]] = []
    real = disk.sync

    def sync(path: Path) -> None:
        synced.append((path, coming(vault).exists()))
        real(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(swap, "sync", sync)
        vault.store = swap_key(vault.store, old, new)
    assert synced == [(coming(vault), True), (vault.path.parent, False)]
    assert vault.store.rows("SELECT * FROM audit") == rows
    vault.store.close()
    assert (opens(vault.path, old), opens(vault.path, new)) == (False, True)
    assert vault.path.stat().st_ino != before
    assert vault.path.stat().st_mode & 0o777 == 0o600
    assert not coming(vault).exists()


@pytest.mark.parametrize("step", ["copyfileobj", "rekey", "sync", "replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "no space"), KeyboardInterrupt()])
def test_what_stops_it_leaves_the_old_file(vault: Vault, step: str, error: BaseException) -> None:
    """And no copy; what the disk said is told of the vault, Ctrl-C goes on."""
    old, new = vault.ring.body.database, new_key()

    def fails(*_: object) -> None:
        raise error

    owner = {"copyfileobj": shutil, "rekey": Store, "sync": swap, "replace": Path}[step]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, step, staticmethod(fails) if owner is Store else fails)
        with pytest.raises((OutputError, KeyboardInterrupt)) as caught:
            swap_key(vault.store, old, new)
    if isinstance(error, OSError):
        assert isinstance(caught.value, OutputError)
        assert caught.value.values["path"] == vault.path
    assert not coming(vault).exists()
    assert (opens(vault.path, old), opens(vault.path, new)) == (True, False)
    vault.store = Store.open(vault.path, old)


def test_either_key_of_the_ring_opens_it(vault: Vault) -> None:
    """The one that is coming if it is in, else the old one; a copy under way is thrown away."""
    old, new = vault.ring.body.database, new_key()
    vault.store.close()
    vault.ring.body = replace(vault.ring.body, coming=new)
    coming(vault).write_bytes(b"half")
    open_swapped(vault.path, vault.ring).close()
    assert not coming(vault).exists()
    swap_key(Store.open(vault.path, old), old, new).close()
    open_swapped(vault.path, vault.ring).close()
    vault.ring.body = replace(vault.ring.body, coming=None)
    with pytest.raises(AlteredError):
        open_swapped(vault.path, vault.ring)
    vault.ring.body = replace(vault.ring.body, database=new_key(), coming=new_key())
    with pytest.raises(AlteredError):
        open_swapped(vault.path, vault.ring)


def test_what_is_not_there_is_told(vault: Vault) -> None:
    """Not taken for a wrong key."""
    vault.ring.body = replace(vault.ring.body, coming=new_key())
    with pytest.raises(VaultError, match="cannot be read"):
        open_swapped(vault.path.with_name("none"), vault.ring)
