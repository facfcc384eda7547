"""The summaries that were opened, kept in the memory of an open vault: none is opened twice.

Each is good for the sealed bytes and the number of entries with which it was read. Nobody else can
write to the store while it is open, so what this process wrote, and what is shown, is looked at
again; after the store was opened anew, all are.
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from sys import intern

from msgspec import Struct
from msgspec.structs import force_setattr

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.summary import Summary, read_summary
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault

_ALL = "SELECT id, entries, summary FROM cases"
_ONE = "SELECT id, entries, summary FROM cases WHERE id = ?"
_SIZE = 16  # bytes of a digest
_Row = tuple[bytes, int, bytes]


class Opened(Struct, frozen=True, gc=False):
    """A summary under its code, and what it was read from: how many entries, which sealed bytes."""

    code: str
    summary: Summary
    entries: int
    digest: bytes


class Kept:
    """The summaries of the cases that I may open, and which of them are others than before."""

    def __init__(self) -> None:
        self.opened: dict[bytes, Opened] = {}
        self.changed: set[bytes] = set()
        self.store: Store | None = None

    def look(self, vault: Vault, cases: Iterable[bytes] | None = None) -> bool:
        """Look at the rows of some cases, or of all; returns whether they are as they were kept.

        Raises:
            AlteredError: A summary is not as it was written.
        """
        before, self.changed = self.changed, set()
        try:
            self._look(vault, cases)
            return not self.changed
        finally:
            self.changed |= before

    def _look(self, vault: Vault, cases: Iterable[bytes] | None) -> None:
        if cases is None:
            here = self._take(vault, vault.store.each(_ALL), vault.keys.mine())
            gone = self.opened.keys() - here
        else:
            asked = set(cases)
            may = {case for case in asked if vault.keys.epochs(case)}
            gone = (asked & self.opened.keys()) - self._take(vault, _rows(vault, asked), may)
        for case in gone:
            del self.opened[case]
        self.changed |= gone

    def _take(self, vault: Vault, rows: Iterable[_Row], may: set[bytes]) -> set[bytes]:
        """Take up what the rows hold, where it is another; returns the cases that are here."""
        here, altered, opened = set[bytes](), vault.altered, self.opened
        for case, entries, sealed in rows:
            if case not in may or case in altered:
                continue
            before = opened.get(case)
            digest = _digest(sealed)
            if before is None or before.digest != digest or before.entries != entries:
                summary = _shared(read_summary(vault, case, entries, sealed))
                opened[case] = Opened(code_of(case), summary, entries, digest)
                self.changed.add(case)
            here.add(case)
        return here


def kept(vault: Vault, *, everything: bool = False) -> Kept:
    """What is kept of the summaries, after a look at what was written since, or at everything.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    found = vault.kept
    if not isinstance(found, Kept):
        found = vault.kept = Kept()
    found.look(vault, None if everything or found.store is not vault.store else vault.touched)
    found.store = vault.store
    vault.touched = set()
    return found


def fitting(vault: Vault, fits: Callable[[Summary], bool]) -> list[tuple[str, Summary]]:
    """The summaries that are such, by code; each of them is looked at in the store.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    while True:
        found = kept(vault)
        those = [case for case, one in found.opened.items() if fits(one.summary)]
        if found.look(vault, those):
            return sorted((found.opened[case].code, found.opened[case].summary) for case in those)


def _rows(vault: Vault, cases: Iterable[bytes]) -> Iterator[_Row]:
    for case in cases:
        yield from vault.store.rows(_ONE, (case,))


def _digest(sealed: object) -> bytes:
    return blake2b(sealed, digest_size=_SIZE).digest() if isinstance(sealed, bytes) else b""


def _shared(summary: Summary) -> Summary:
    """Let the summaries have the words in common that stand in many."""
    force_setattr(summary, "tables", intern(summary.tables))
    if summary.state is not None:
        force_setattr(summary, "state", intern(summary.state))
    for due in summary.deadlines:
        force_setattr(due, "name", intern(due.name))
        force_setattr(due, "article", intern(due.article))
    return summary
