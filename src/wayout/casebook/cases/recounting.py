"""Deadlines counted anew by other tables of the law; what moved is told until it is accepted."""

from collections.abc import Sequence

from wayout.casebook.cases.entries import chain_of
from wayout.casebook.cases.kept import kept
from wayout.casebook.cases.records import LawAccepted
from wayout.casebook.cases.summary import Shift, seal_summary, summarise
from wayout.casebook.cases.work import read_case, shifted_since, write_case
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault
from wayout.errors import VaultError

MOST_AT_ONCE = 500  # cases: who waits for a page waits for these


def recount(vault: Vault) -> list[tuple[str, Shift]]:
    """Count the deadlines anew where the tables are others; tell all that nobody accepted yet.

    Of many cases a part at a time; that others are still to come is a remark.

    Raises:
        AlteredError: A case is not as it was written.
        OutputError: It could not be written.
    """
    tables, found = vault.tables(), kept(vault).opened
    stale = sorted(case for case, one in found.items() if one.summary.tables != tables)
    if stale:
        _seal_anew(vault, stale[:MOST_AT_ONCE])
        found = kept(vault).opened
    if stale[MOST_AT_ONCE:]:
        left = len(stale) - MOST_AT_ONCE
        vault.remarks.append(
            VaultError(
                "The law changed. The deadlines of {number} cases are still to be counted anew.",
                number=left,
            )
        )
    told = [(one.code, shift) for one in found.values() for shift in one.summary.shifted]
    if told:
        with vault.change() as change:
            change.log(Act("law", number=len(told)))
    return sorted(told, key=lambda one: one[0])


def accept_law(vault: Vault, code: str) -> None:
    """Take note of the deadlines of a case that the law moved.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        OutputError: It could not be written.
    """
    write_case(vault, code, [LawAccepted(tables=vault.tables())], "write")


def _seal_anew(vault: Vault, cases: Sequence[bytes]) -> None:
    keys = {case: vault.keys.to_write(case, vault.keys.holders(case)) for case in cases}
    grants = [grant for _key, given in keys.values() for grant in given]
    vault.ring.add(grants)
    with vault.change() as change:
        for case, (key, _given) in keys.items():
            made = read_case(vault, case)
            shifted = shifted_since(vault, made)
            summary = summarise(made, vault.deadlines, vault.tables(), shifted)
            sealed = seal_summary(vault, key, chain_of(vault, case), summary)
            vault.store.write("UPDATE cases SET summary = ? WHERE id = ?", (sealed, case))
        change.log(Act("law", number=len(cases)))
        change.then(lambda: vault.keys.take(grants))
        change.then(lambda: vault.touched.update(cases))
