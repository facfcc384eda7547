"""A copy that is opened where nobody looks, and compared with the vault that it was made of."""

from dataclasses import dataclass
from pathlib import Path

from wayout.casebook import checking
from wayout.casebook.backup_file import read_backup, unpack
from wayout.casebook.cases.entries import opened
from wayout.casebook.cases.sweep import sweep
from wayout.casebook.chain.log import Tip
from wayout.casebook.documents.checking import document_faults
from wayout.casebook.ring.body import read_body, read_segments
from wayout.casebook.ring.ring import Ring
from wayout.casebook.ring.slots import Front
from wayout.casebook.sealing import Kind, Place
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

_CASES = "SELECT id, entries, head FROM cases ORDER BY id"

_CHUNKS = (
    "SELECT case_id, document, count(*), sum(length(sealed)) FROM chunks "
    "GROUP BY case_id, document ORDER BY case_id, document"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """What two vaults have in common: all. Cases, entries, and the last row of the log."""

    cases: int
    entries: int
    tip: Tip


class Hidden(Vault):
    """A vault whose head is not kept: it is not, or not yet, the vault of this machine."""

    def keep_head(self) -> None:
        """Leave the heads as they are; they speak of another file."""


def rehearse(vault: Vault, packed: Path, trial: Path) -> Compared:
    """Unpack a backup into a file of its own, open it with what I hold, and compare.

    Raises:
        AlteredError: The copy is not what the vault is.
        OutputError: It could not be written.
    """
    backup = read_backup(packed)
    _check_ring(vault.ring, backup.ring)
    key = unpack(backup, vault.ring.body.archives, trial)
    store = Store.open(trial, key)
    try:
        copy = Hidden(trial, vault.ring, store, vault._lock, vault.clock)  # noqa: SLF001  held as long
        copy.tip = checking.check_log(copy)
        return compare(vault, copy)
    finally:
        store.close()


def compare(vault: Vault, copy: Vault) -> Compared:
    """Compare a copy with its vault: every page, every entry, the log, and what I may open.

    Raises:
        AlteredError: The copy is not what the vault is.
    """
    wanted, found = vault.store.rows(_CASES), copy.store.rows(_CASES)
    if wanted != found or copy.tip != vault.tip or copy.store.faults():
        raise AlteredError("The copy of {path} is not the same as the vault.", path=vault.path)
    mine = vault.keys.mine()
    for case, rows in sweep(copy, {row[0] for row in found}):
        if case in mine:
            opened(copy, case, rows)
    _compare_documents(vault, copy)
    return Compared(len(found), sum(row[1] for row in found), copy.tip)


def _compare_documents(vault: Vault, copy: Vault) -> None:
    """Check that the copy has every chunk of every document, and that each of mine opens."""
    wanted, found = vault.store.rows(_CHUNKS), copy.store.rows(_CHUNKS)
    if wanted != found:
        raise AlteredError("The copy of {path} is not the same as the vault.", path=vault.path)
    for fault in document_faults(copy, dict.fromkeys(case for case, *_ in found)):
        raise fault


def _check_ring(ring: Ring, written: bytes) -> None:
    """Check that the ring in a copy is mine, key by key."""
    front = Front.read(written)
    place = Place(Kind.RING, front.vault, seq=front.generation)
    body, end = read_body(written, len(bytes(front)), ring.key, place)
    segments = read_segments(written, end, ring.key, front.vault)
    if (front, body, segments) != (ring.front, ring.body, ring.segments):
        raise AlteredError("The key ring was changed.")
