"""Accepting an older copy: it is opened although this machine saw more, and that is logged."""

from contextlib import suppress
from pathlib import Path

import msgspec

from wayout.casebook import checking
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Act
from wayout.casebook.opening import open_vault, opened
from wayout.casebook.vault import PATIENCE, Clock, Vault, now
from wayout.errors import AlteredError

_HEAD = msgspec.json.Decoder(heads.Head)


def accept(
    path: Path,
    typed: bytes | bytearray,
    *,
    name: str | None = None,
    clock: Clock = now,
    patience: float = PATIENCE,
) -> Vault:
    """Open a vault whatever head is kept of it, log how many rows it lacks, renew the heads.

    Takes and raises what `open_vault` does; the vault itself must be as it was left.
    """
    return open_vault(path, typed, name=name, clock=clock, patience=patience, finish=_opened_anyway)


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


def _opened_anyway(vault: Vault) -> Vault:
    seen = last_seen(vault.path, vault)
    opened(vault, checking.check_log)
    try:
        with vault.change() as change:
            change.log(Act("accept older", number=max(0, seen - vault.tip.seq)))
    except BaseException:
        vault.store.close()
        raise
    return vault
