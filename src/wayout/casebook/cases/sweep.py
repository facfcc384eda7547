"""Many cases at once: one pass over the entries in the order in which they lie in the file.

Asked for case by case, every page would be looked up and opened several times.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from operator import itemgetter

from wayout.casebook.cases.entries import Chain, Row, checked, opened
from wayout.casebook.cases.records import Entry
from wayout.casebook.vault import Vault

_CHAINS = "SELECT id, entries, head FROM cases"
_ENTRIES = "SELECT case_id, seq, epoch, sealed FROM entries"


def sweep(vault: Vault, wanted: AbstractSet[bytes]) -> Iterator[tuple[bytes, list[Row]]]:
    """Read the sealed entries of each wanted case, checked against its head; in no order.

    Raises:
        AlteredError: An entry was changed, cut out, or moved.
    """
    chains = {
        case: Chain(number, head)
        for case, number, head in vault.store.each(_CHAINS)
        if case in wanted
    }
    left, waiting = set(chains), dict[bytes, list[Row]]()
    for case, seq, epoch, sealed in vault.store.each(_ENTRIES):
        if case not in chains:
            continue
        rows = waiting.setdefault(case, [])
        rows.append((seq, epoch, sealed))
        if len(rows) == chains[case].number or case not in left:  # the second: one too many
            left.discard(case)
            yield case, _in_order(waiting.pop(case), case, chains[case])
    for case in left:  # fewer than there should be
        yield case, _in_order(waiting.get(case, []), case, chains[case])


def sweep_open(vault: Vault, wanted: AbstractSet[bytes]) -> Iterator[tuple[bytes, list[Entry]]]:
    """Open every entry of each wanted case; see `sweep`.

    Raises:
        LockedError: One was not shared with me.
        AlteredError: An entry was changed, cut out, or moved.
    """
    for case, rows in sweep(vault, wanted):
        yield case, opened(vault, case, rows)


def _in_order(rows: list[Row], case: bytes, chain: Chain) -> list[Row]:
    if len(rows) > 1 and all(isinstance(row[0], int) for row in rows):
        rows.sort(key=itemgetter(0))
    return checked(case, rows, chain)
