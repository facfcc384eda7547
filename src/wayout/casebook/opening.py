"""Opening a vault: what was given, what is found, and whether it is as it was left."""

from collections.abc import Callable
from pathlib import Path

from wayout.casebook import checking
from wayout.casebook.chain.log import Tip
from wayout.casebook.deletion import finish_deletions
from wayout.casebook.disk import read_whole, write_whole
from wayout.casebook.passphrase import key_of, refused
from wayout.casebook.rekeying import finish_swap
from wayout.casebook.ring.ring import KeyOf, Ring, second
from wayout.casebook.sharing import heal_recovery
from wayout.casebook.store.lock import Lock
from wayout.casebook.store.store import check_sealed
from wayout.casebook.store.swap import open_swapped
from wayout.casebook.vault import PATIENCE, Clock, Vault, now, ring_path
from wayout.errors import AlteredError, VaultError


def open_vault(  # noqa: PLR0913  all but the first two by name
    path: Path,
    typed: bytes | bytearray,
    *,
    name: str | None = None,
    clock: Clock = now,
    patience: float = PATIENCE,
    finish: Callable[[Vault], Vault] | None = None,
) -> Vault:
    """Open a vault with a passphrase or the printed recovery key.

    Args:
        path: The vault.
        typed: What was typed.
        name: The member it must be; None is whoever opens it.
        clock: The second of now.
        patience: Seconds to wait for another process to let go of it.
        finish: Checks a vault whose files are open; left out, `opened`.

    Raises:
        VaultError: No vault is there.
        LockedError: It does not open with what was given.
        BusyError: Another process holds it.
        AlteredError: It is not as it was left; the message says where.
    """
    check_there(path)
    lock = Lock(path, patience)
    try:
        ring, remark = _either_ring(path, lambda salt, cost: key_of(typed, salt, cost))
        _must_be(name, ring)
        vault = Vault(path, ring, open_swapped(path, ring), lock, clock)
        vault.remarks.extend(remark)
        return finish(vault) if finish else opened(vault)
    except BaseException:
        lock.release()
        raise


def check_there(path: Path) -> None:
    """Check that a vault lies there, sealed and with its key ring, before anybody types.

    Raises:
        VaultError: It does not.
    """
    if not path.exists():
        raise VaultError("There is no vault {path}.", path=path)
    check_sealed(path)
    if not ring_path(path).exists() and not second(ring_path(path)).exists():
        raise VaultError(
            "The key ring {path} is missing. The vault opens only with it: bring it back, or "
            "restore a backup.",
            path=ring_path(path),
        )


def _either_ring(path: Path, key: KeyOf) -> tuple[Ring, list[Exception]]:
    """Open the ring; where its first copy does not read, the second takes its place, with a remark.

    That it is not an older one the store knows, which counts the rings and their keys.
    """
    place = ring_path(path)
    try:
        return Ring.open(place, key), []
    except (AlteredError, VaultError):
        try:
            written = read_whole(second(place))
            ring = Ring.read(written, place, key)
        except (AlteredError, VaultError):
            ring = None
        if ring is None:
            raise
    write_whole(place, written)
    said = VaultError(
        "The key ring {path} was damaged. Its second copy was good, and is in its place now.",
        path=place,
    )
    return ring, [said]


def _must_be(name: str | None, ring: Ring) -> None:
    if name is not None and ring.me.name != name:
        raise refused()


def opened(vault: Vault, check: Callable[[Vault], Tip] = checking.check_open) -> Vault:
    """Check a vault whose files are open, and finish what was interrupted."""
    try:
        vault.tip = check(vault)
        vault.ring.mend_copy()
        finish_swap(vault)
        finish_deletions(vault)
        heal_recovery(vault)
    except BaseException:
        vault.store.close()
        raise
    return vault
