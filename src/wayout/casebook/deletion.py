"""Deleting a case: its rows are overwritten, then its keys are destroyed in both rings.

The store goes first, in one transaction with a signed tombstone; a ring that was not rewritten
because the process was killed is rewritten when the vault is next opened.
"""

from typing import Literal

from wayout.casebook.cases.work import find_code
from wayout.casebook.chain.log import DELETE, Act
from wayout.casebook.reaching import reach_backups
from wayout.casebook.sealing import digest
from wayout.casebook.vault import Change, Vault

Why = Literal["request", "retention", "mistake"]

_BURY = "INSERT INTO tombstones VALUES (?, ?, ?, ?, ?, ?)"


def delete_case(vault: Vault, code: str, why: Why = "request") -> bytes:
    """Delete a case for good; returns its id.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        OutputError: It could not be written.
    """
    case = find_code(vault, code)
    with vault.change() as change:
        bury(vault, change, case, why)
    vault.texts.pop(case, None)
    finish_deletions(vault)
    reach_backups(vault)
    return case


def bury(vault: Vault, change: Change, case: bytes, why: str) -> None:
    """Take the rows of a case away, and leave a tombstone that I sign."""
    (opened,) = vault.store.rows("SELECT opened FROM cases WHERE id = ?", (case,))[0]
    at, me = vault.clock(), vault.ring.me
    signature = vault.ring.secret.sign.sign(
        tombstone_words(vault.id, case, (opened, at, why))
    ).signature
    vault.store.write(_BURY, (case, opened, at, me.id, why, signature))
    for table, column in (("entries", "case_id"), ("chunks", "case_id"), ("cases", "id")):
        vault.store.write(f"DELETE FROM {table} WHERE {column} = ?", (case,))  # noqa: S608  our own words
    change.log(Act(DELETE, case))


def finish_deletions(vault: Vault) -> None:
    """Destroy the keys of every case that has a tombstone.

    Raises:
        OutputError: The ring could not be written.
    """
    buried = {row[0] for row in vault.store.rows("SELECT case_id FROM tombstones")}
    ring = vault.ring
    if not any(grant.case in buried for grant in ring.segments.grants):
        return
    kept = [grant for grant in ring.segments.grants if grant.case not in buried]
    deleted = sorted(buried | set(ring.body.deleted))
    ring.rewrite(ring.body.with_deleted(deleted), kept)
    vault.renew_keys()
    with vault.change() as change:
        change.log(Act("keys destroyed", number=len(buried)))


def tombstone_words(vault: bytes, case: bytes, told: tuple[str, int, str]) -> bytes:
    """What is signed on a tombstone: the day the case was opened, the second of its end, why."""
    opened, at, why = told
    return digest("wayout-grave", vault, case, opened.encode(), at.to_bytes(8, "big"), why.encode())
