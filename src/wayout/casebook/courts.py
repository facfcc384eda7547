"""The numbers under which courts have cases, and what of their events a court's card may tell.

So that a card can be compared with a case by its number, and by nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.work import find_code, read_case, summaries, write_lines
from wayout.casebook.chain.log import Act
from wayout.casebook.due import owner_of
from wayout.casebook.vault import Vault


@dataclass(frozen=True, slots=True)
class Numbered:
    """A case that a court has under a number; `court` is its code where that is known."""

    code: str
    number: str
    court: str | None
    owner: str | None


@dataclass(slots=True)
class Dated:
    """What cases tell of their events: kind and day, read again only where something was written.

    `gone` ones are among them: who took one back has seen it.
    """

    read: dict[bytes, tuple[int, list[tuple[str, str]]]] = field(default_factory=dict)

    def of(self, vault: Vault, codes: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """Tell kind and day of every event of some cases, logged.

        Raises:
            VaultError: There is no such case.
            LockedError: It was not shared with me.
            AlteredError: It is not as it was written.
        """
        found = {code: self._events(vault, find_code(vault, code)) for code in codes}
        with vault.change() as change:
            change.log(Act("courts", number=len(found)))
        return found

    def _events(self, vault: Vault, case: bytes) -> list[tuple[str, str]]:
        (number,) = vault.store.rows("SELECT entries FROM cases WHERE id = ?", (case,))[0]
        before, events = self.read.get(case, (None, []))
        if before != number:
            told = read_case(vault, case).told
            events = [(one.line.kind, one.line.day) for one in told]
            self.read[case] = (number, events)
        return events


def numbered(vault: Vault) -> list[Numbered]:
    """List the numbers in court of the cases that I may open, logged; no case is opened.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    ring = vault.ring
    found = [
        Numbered(code, court.number, court.court, owner_of(ring, one))
        for code, one in summaries(vault)
        for court in one.courts
    ]
    with vault.change() as change:
        change.log(Act("courts", number=len(found)))
    return found


def set_aside(vault: Vault, code: str, line: bytes) -> None:
    """Write an event of a court's card down and take it back at once: seen, and not taken over.

    Args:
        vault: The vault.
        code: The case.
        line: The record of the event, as JSON.

    Raises:
        VaultError: There is no such case.
        CasesError: It is no record.
        OutputError: It could not be written.
    """
    entries = read_case(vault, find_code(vault, code)).entries
    back = b'{"record": "event", "event": null, "replaces": "%d.0"}' % entries
    write_lines(vault, code, read_records([line, back]))
