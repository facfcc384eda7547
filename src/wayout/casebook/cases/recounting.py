"""Deadlines counted anew by other tables of the law; what moved is told until it is accepted."""

from wayout.casebook.cases.entries import chain_of
from wayout.casebook.cases.records import LawAccepted
from wayout.casebook.cases.summary import Shift, seal_summary, summarise
from wayout.casebook.cases.work import (
    find_code,
    read_case,
    shifted_since,
    summaries,
    write_case,
)
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault


def recount(vault: Vault) -> list[tuple[str, Shift]]:
    """Count the deadlines anew where the tables are others; tell all that nobody accepted yet.

    Raises:
        AlteredError: A case is not as it was written.
        OutputError: It could not be written.
    """
    stale = [code for code, one in summaries(vault) if one.tables != vault.tables()]
    if stale:
        _seal_anew(vault, [find_code(vault, code) for code in stale])
    return [(code, shift) for code, one in summaries(vault) for shift in one.shifted]


def accept_law(vault: Vault, code: str) -> None:
    """Take note of the deadlines of a case that the law moved.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        OutputError: It could not be written.
    """
    write_case(vault, code, [LawAccepted(tables=vault.tables())], "write")


def _seal_anew(vault: Vault, cases: list[bytes]) -> None:
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
