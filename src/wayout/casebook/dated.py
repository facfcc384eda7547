"""The events of cases by kind and day; read again only where something was written."""

from dataclasses import dataclass, field
from typing import NamedTuple

from wayout.casebook.cases.work import read_case
from wayout.casebook.vault import Vault

_ENTRIES = "SELECT entries FROM cases WHERE id = ?"


class Dated(NamedTuple):
    """An event that was not withdrawn after it had been written down: kind and day as written."""

    kind: str
    day: str


@dataclass(slots=True)
class ReadCases:
    """What was read of cases, each with the number of entries that it had."""

    read: dict[bytes, tuple[int, list[Dated]]] = field(default_factory=dict)

    def events(self, vault: Vault, case: bytes) -> list[Dated]:
        """The events of a case, those that were left out when they came among them.

        Raises:
            AlteredError: It is not as it was written.
        """
        (number,) = vault.store.rows(_ENTRIES, (case,))[0]
        before, found = self.read.get(case, (None, list[Dated]()))
        if before != number:
            found = [Dated(one.line.kind, one.line.day) for one in read_case(vault, case).met()]
            self.read[case] = (number, found)
        return found
