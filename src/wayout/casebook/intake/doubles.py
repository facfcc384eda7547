"""Cases that may be the same as another: the same contact, or the same first event on one day.

Only cases that I may open are looked at, and only when one is taken down.
"""

import re
from collections.abc import Iterable, Iterator

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.rebuilding import rebuild
from wayout.casebook.cases.sweep import sweep_open
from wayout.casebook.cases.work import opened_on, read_case
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault
from wayout.pathway import Day

_FEW = 50  # cases, read one by one; more are read in one pass
_NUMBER = re.compile(r"\+?\d[\d\s().\N{EN DASH}-]{5,}\d")
_ADDRESS = re.compile(r"\S*@\S+")
_LOCAL = 10  # digits of a telephone number behind the code of its country
_LEAST = 7
_ROWS = "SELECT id, entries FROM cases"

Marks = frozenset[str]


class Doubles:
    """What cases can be told apart by; read once, and again where something was written.

    Args:
        vault: The vault.
    """

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self._known: dict[bytes, tuple[int, Marks]] = {}

    def alike(self, case: Case, before: Marks = frozenset()) -> list[str]:
        """Find the codes of other cases that share a mark, logged.

        Args:
            case: The case as it would be.
            before: The marks that it had before.

        Raises:
            AlteredError: A case is not as it was written.
        """
        wanted = marks_of(case) - before
        if not wanted:
            return []
        self._catch_up()
        found = sorted(
            code_of(other)
            for other, (_, marks) in self._known.items()
            if other != case.id and marks & wanted
        )
        with self.vault.change() as change:
            change.log(Act("find", number=len(found)))
        return found

    def _catch_up(self) -> None:
        vault = self.vault
        readable = vault.keys.mine() - vault.altered.keys()
        rows = {case: number for case, number in vault.store.rows(_ROWS) if case in readable}
        self._known = {case: known for case, known in self._known.items() if case in rows}
        stale = {case for case, n in rows.items() if self._known.get(case, (0,))[0] != n}
        for case in _read(vault, stale):
            self._known[case.id] = (case.entries, marks_of(case))


def marks_of(case: Case) -> Marks:
    """What a case can be told apart by, as words that are compared."""
    contacts = (person.contact for person in case.people if person.contact)
    return frozenset((*_of_contacts(contacts), *_of_first(case)))


def _read(vault: Vault, wanted: set[bytes]) -> Iterator[Case]:
    if len(wanted) <= _FEW or vault.altered:  # one pass would meet the pages of those set aside
        yield from (read_case(vault, case) for case in wanted)
        return
    for case, entries in sweep_open(vault, wanted):
        yield rebuild(case, opened_on(vault, case), entries)


def _of_contacts(contacts: Iterable[str]) -> Iterator[str]:
    for contact in contacts:
        plain = " ".join(contact.casefold().split())
        yield f"contact {plain}"
        yield from (f"contact {one}" for one in _ADDRESS.findall(plain))
        for written in _NUMBER.findall(plain):
            digits = re.sub(r"\D", "", written)
            if len(digits) >= _LEAST:
                yield f"number {digits[-_LOCAL:]}"


def _of_first(case: Case) -> Iterator[str]:
    """The first event, where its day is known."""
    told = min(case.live(), key=lambda one: Day.parse(one.line.day).first, default=None)
    if told is not None and Day.parse(told.line.day).exact:
        yield f"first {told.line.kind} {told.line.day}"
