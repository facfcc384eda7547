"""The numbers under which courts have cases, and what of their events a court's card may tell.

So that a card can be compared with a case by its number, and by nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wayout.casebook.cases.kept import fitting
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.work import find_code, read_case, write_lines
from wayout.casebook.chain.log import Act
from wayout.casebook.dated import ReadCases
from wayout.casebook.due import owner_of
from wayout.casebook.vault import Vault


@dataclass(frozen=True, slots=True)
class Numbered:
    """A case that a court has under a number; `court` is its code where that is known.

    `missing` is the day on which its card was last seen, where that it is gone was taken note of.
    """

    code: str
    number: str
    court: str | None
    owner: str | None
    missing: str | None = None


def told(vault: Vault, read: ReadCases, codes: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Tell kind and day of the events of some cases, logged.

    Those that were left out are among them: whoever did that has seen them. What was written down
    and withdrawn later is not: nothing is lost when a save is undone.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        AlteredError: It is not as it was written.
    """
    found = {
        code: [(one.kind, one.day) for one in read.events(vault, find_code(vault, code))]
        for code in codes
    }
    with vault.change() as change:
        change.log(Act("courts", number=len(found)))
    return found


def numbered(vault: Vault) -> list[Numbered]:
    """List the numbers in court of the cases that I may open, logged; no case is opened.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    ring = vault.ring
    found = [
        Numbered(code, court.number, court.court, owner_of(ring, one), court.missing)
        for code, one in fitting(vault, lambda one: bool(one.courts))
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
