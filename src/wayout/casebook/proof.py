"""The proof that a case was deleted: its signed tombstone, and what became of keys and copies.

It says nothing of what the case held, for nothing of that is left. Whoever has it can check the
signature without the vault.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from wayout.casebook.cases.codes import beginning, code_of
from wayout.casebook.chain.log import DELETE, Act, Entry, verified
from wayout.casebook.deletion import finish_deletions, tombstone_words
from wayout.casebook.reaching import GRACE, Unreached
from wayout.casebook.ring.members import Member
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, RefusedError, VaultError

_GRAVE = "SELECT * FROM tombstones WHERE substr(case_id, 1, 5) = ?"
_BACKUPS = "SELECT at, generation, path FROM backups ORDER BY path"


@dataclass(frozen=True, slots=True)
class Grave:
    """A tombstone whose signature was checked: `at` is a Unix second, `by` who signed it."""

    vault: bytes
    case: bytes
    opened: str
    at: int
    by: Member
    reason: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What the log tells of a deletion: how many entries and documents, and in which rows.

    `keys_row` is the row that says that keys were destroyed; None if nobody lived to write it.
    """

    entries: int
    documents: int
    row: int
    keys_row: int | None


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of a deletion, as it stood on the day `made` (UTC).

    `backups` counts those that the vault knows of; in those of `unreached` the keys of the case
    still lie, and from the second `since` on that is too long.
    """

    made: date
    grave: Grave
    destroyed: Destroyed
    backups: int
    unreached: tuple[Unreached, ...]


def prove_deletion(vault: Vault, code: str) -> Proof:
    """Prove that a case was deleted, logged.

    Raises:
        VaultError: The vault never had such a case.
        RefusedError: It was not deleted.
        AlteredError: The tombstone was altered.
    """
    grave = _grave(vault, code)
    finish_deletions(vault)  # a process that was killed may have left keys
    destroyed = _destroyed(vault, grave.case)
    backups = vault.store.rows(_BACKUPS)
    generation = vault.ring.front.generation
    behind = [
        Unreached(Path(path), grave.at + GRACE)
        for at, reached, path in backups
        if reached < generation and at <= grave.at
    ]
    made = datetime.fromtimestamp(vault.clock(), UTC).date()
    with vault.change() as change:
        change.log(Act("proof", grave.case))
    return Proof(made, grave, destroyed, len(backups), tuple(behind))


def _grave(vault: Vault, code: str) -> Grave:
    start = beginning(code)
    rows = vault.store.rows(_GRAVE, (start,))
    if not rows:
        if vault.store.rows("SELECT 1 FROM cases WHERE substr(id, 1, 5) = ?", (start,)):
            raise RefusedError(
                "Case {code} was not deleted: there is nothing to prove.", code=code_of(start)
            )
        raise VaultError("The vault has no case {code}.", code=code_of(start))
    case, opened, at, member, reason, signature = rows[0]
    members = {one.id: one for one in vault.ring.body.members}
    try:
        by = members[member]
        words = tombstone_words(vault.id, case, (opened, at, reason))
        VerifyKey(by.sign).verify(words, signature)
    except (AttributeError, LookupError, TypeError, ValueError, OverflowError, BadSignatureError):
        raise AlteredError(
            "The tombstone of case {code} was altered.", code=code_of(case)
        ) from None
    return Grave(vault.id, case, opened, at, by, reason, signature)


def _destroyed(vault: Vault, case: bytes) -> Destroyed:
    """Read in the log what a case was made of, and what was done to it."""
    entries, documents, row, keys_row = 0, 0, 0, None
    for entry in verified(vault.store, vault.ring.body.audit):
        act = entry.act
        if act.case == case:
            entries = act.number or entries if act.head is not None else entries
            documents += _documents(entry)
            row = entry.seq if act.action == DELETE else row
        elif row and keys_row is None and act.action == "keys destroyed":
            keys_row = entry.seq
    return Destroyed(entries, documents, row, keys_row)


def _documents(entry: Entry) -> int:
    return {"attach": 1, "document removed": -1}.get(entry.act.action, 0)
