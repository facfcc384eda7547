"""Sealed entries: a chain for each case, whose head the log vouches for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.records import Entry, Record
from wayout.casebook.chain.log import START
from wayout.casebook.ring.grants import CaseKey
from wayout.casebook.sealing import Kind, Place, digest, pad, seal, unpad, unseal
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

_SELECT = "SELECT seq, epoch, sealed FROM entries WHERE case_id = ? ORDER BY seq"
_INSERT = "INSERT INTO entries VALUES (?, ?, ?, ?)"
Row = tuple[int, int, bytes]  # sequence, epoch, sealed entry

_ENTRY = msgspec.json.Decoder(Entry)


@dataclass(frozen=True, slots=True)
class Chain:
    """How far the entries of a case have come: how many, and the digest of them all."""

    number: int = 0
    head: bytes = START

    def after(self, case: bytes, epoch: int, sealed: bytes) -> "Chain":
        """The chain with one more entry."""
        numbers = self.number.to_bytes(8, "big") + epoch.to_bytes(4, "big")
        return Chain(self.number + 1, digest("wayout-case", self.head, case, numbers, sealed))


def new_entry(vault: Vault, records: Iterable[Record]) -> Entry:
    """Make an entry of records: now, by me."""
    return Entry(at=vault.clock(), by=vault.ring.me.id, records=list(records))


def write_entry(vault: Vault, key: CaseKey, before: Chain, entry: Entry) -> Chain:
    """Seal the next entry of a case and write it, within a change."""
    place = Place(Kind.ENTRY, vault.id, key.case, before.number, key.epoch)
    sealed = seal(key.key, place, pad(msgspec.json.encode(entry)))
    vault.store.write(_INSERT, (key.case, before.number, key.epoch, sealed))
    return before.after(key.case, key.epoch, sealed)


def read_entries(vault: Vault, case: bytes) -> list[Entry]:
    """Open every entry of a case, after a look at its chain.

    Raises:
        LockedError: It was not shared with me.
        AlteredError: An entry was changed, cut out, or moved.
    """
    return opened(vault, case, check_entries(vault, case))


def opened(vault: Vault, case: bytes, rows: Sequence[Row]) -> list[Entry]:
    """Open sealed entries that were checked; see `read_entries`."""
    return [
        _open(vault, Place(Kind.ENTRY, vault.id, case, seq, epoch), sealed)
        for seq, epoch, sealed in rows
    ]


def check_entries(vault: Vault, case: bytes) -> list[Row]:
    """Read the sealed entries of a case and check them against its head, which the log checks.

    Raises:
        AlteredError: An entry was changed, cut out, or moved.
    """
    rows = [(seq, epoch, sealed) for seq, epoch, sealed in vault.store.each(_SELECT, (case,))]
    return checked(case, rows, chain_of(vault, case))


def checked(case: bytes, rows: list[Row], head: Chain) -> list[Row]:
    """Check the sealed entries of a case against its head; returns them.

    Raises:
        AlteredError: An entry was changed, cut out, or moved.
    """
    try:
        chain = Chain()
        for _, epoch, sealed in rows:
            chain = chain.after(case, epoch, sealed)
    except (OverflowError, TypeError, AttributeError):  # a column that holds another type
        chain = Chain(-1)
    if chain != head or any(row[0] != n for n, row in enumerate(rows)):
        raise AlteredError("An entry of case {code} is not as it was written.", code=code_of(case))
    return rows


def chain_of(vault: Vault, case: bytes) -> Chain:
    """How far the entries of a case have come, as its row says."""
    rows = vault.store.rows("SELECT entries, head FROM cases WHERE id = ?", (case,))
    return Chain(*rows[0])


def _open(vault: Vault, place: Place, sealed: bytes) -> Entry:
    key = vault.keys.key(place.case, place.epoch)
    try:
        return _ENTRY.decode(unpad(unseal(key.key, place, sealed)))
    except (AlteredError, msgspec.MsgspecError):
        raise AlteredError(
            "Entry {number} of case {code} does not open: it was changed or moved.",
            number=place.seq + 1,
            code=code_of(place.case),
        ) from None
