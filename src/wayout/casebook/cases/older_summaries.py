"""Summaries that were written before any told of hearings: made to tell all, once for good."""

from collections.abc import Sequence

from msgspec import structs

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import chain_of
from wayout.casebook.cases.hearings import hearings
from wayout.casebook.cases.summary import (
    Summary,
    decided,
    epoch_of,
    read_summary,
    seal_summary,
)
from wayout.casebook.cases.work import read_case, summaries
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault

AT_ONCE = 1000  # cases that are written together
_ROW = "SELECT entries, summary FROM cases WHERE id = ?"


def told_summaries(vault: Vault) -> list[tuple[str, Summary]]:
    """Read the summaries of the cases that I may open, by code, all of which tell of hearings.

    A case whose summary is an older one is opened for it, and the summary sealed anew: no hearing
    and no safe day is missing, and the next look opens none.

    Raises:
        AlteredError: A summary, or a case, is not as it was written.
        OutputError: It could not be written.
    """
    found = summaries(vault)
    older = [code for code, one in found if one.hearings is None]
    if not older:
        return found
    cases = {code_of(case): case for case in vault.keys.mine()}
    for first in range(0, len(older), AT_ONCE):
        _tell(vault, [cases[code] for code in older[first : first + AT_ONCE]])
    return summaries(vault)


def _tell(vault: Vault, cases: Sequence[bytes]) -> None:
    with vault.change() as change:
        for case in cases:
            _seal_anew(vault, case)
        change.log(Act("summaries", number=len(cases)))


def _seal_anew(vault: Vault, case: bytes) -> None:
    """Under the key of the same epoch: it says no more than the entries that it opens beside."""
    number, sealed = vault.store.rows(_ROW, (case,))[0]
    before = read_summary(vault, case, number, sealed)
    opened = read_case(vault, case)
    told = structs.replace(before, hearings=hearings(opened), contact=opened.agreed("contact"))
    if before.tables == vault.tables():  # where they are others, that they moved is to be told
        told = structs.replace(told, deadlines=decided(opened, vault.deadlines))
    key = vault.keys.key(case, epoch_of(sealed))
    made = seal_summary(vault, key, chain_of(vault, case), told)
    vault.store.write("UPDATE cases SET summary = ? WHERE id = ?", (made, case))
