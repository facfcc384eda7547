"""Accepting an older copy: it is opened although this machine saw more, and that is logged."""

from contextlib import suppress
from pathlib import Path

import msgspec

from wayout.casebook import checking
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Act
from wayout.casebook.opening import opened
from wayout.casebook.passphrase import key_of
from wayout.casebook.ring.ring import Ring
from wayout.casebook.store.lock import Lock
from wayout.casebook.store.swap import open_swapped
from wayout.casebook.vault import PATIENCE, Clock, Vault, now, ring_path
from wayout.errors import AlteredError, VaultError

_HEAD = msgspec.json.Decoder(heads.Head)


def accept(
    path: Path, typed: bytes | bytearray, *, clock: Clock = now, patience: float = PATIENCE
) -> Vault:
    """Open a vault whatever head is kept of it, log how many rows it lacks, renew the heads.

    Args:
        path: The vault.
        typed: What was typed.
        clock: The second of now.
        patience: Seconds to wait for another process to let go of it.

    Raises:
        VaultError: No vault is there.
        LockedError: It does not open with what was given.
        BusyError: Another process holds it.
        AlteredError: The vault itself is not as it was left.
    """
    if not path.exists():
        raise VaultError("There is no vault {path}.", path=path)
    lock = Lock(path, patience)
    try:
        ring = Ring.open(ring_path(path), lambda salt, cost: key_of(typed, salt, cost))
        vault = Vault(path, ring, open_swapped(path, ring), lock, clock)
        seen = last_seen(path, vault)
        return _accepted(opened(vault, checking.check_log), seen)
    except BaseException:
        lock.release()
        raise


def last_seen(path: Path, vault: Vault) -> int:
    """The number of the last row that this machine saw of a vault, by heads that are whole."""
    seen = 0
    for place in heads.places(path, vault.id):
        with suppress(OSError, msgspec.MsgspecError, AlteredError):
            head = _HEAD.decode(place.read_bytes())
            heads.check(head, place, vault.ring.body.members)
            if head.vault == vault.id:
                seen = max(seen, head.seq)
    return seen


def _accepted(vault: Vault, seen: int) -> Vault:
    try:
        lost = max(0, seen - vault.tip.seq)
        with vault.change() as change:
            change.log(Act("accept older", number=lost))
    except BaseException:
        vault.store.close()
        raise
    return vault
