"""The events of cases by kind, day and time; read again only where something was written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from wayout.casebook.cases.work import read_case
from wayout.casebook.vault import Vault
from wayout.pathway import Day

_HEARING = "hearing"  # in the kinds of events that are hearings
_ENTRIES = "SELECT entries FROM cases WHERE id = ?"


class Dated(NamedTuple):
    """An event: its kind, day and time as they were written, and whether it still stands.

    `met`: it was not withdrawn after it had been written down.
    """

    kind: str
    day: str
    time: str | None
    stands: bool
    met: bool


@dataclass(slots=True)
class ReadCases:
    """What was read of cases, each with the number of entries that it had."""

    read: dict[bytes, tuple[int, list[Dated]]] = field(default_factory=dict)

    def events(self, vault: Vault, case: bytes) -> list[Dated]:
        """The events of a case, those that were taken back among them.

        Raises:
            AlteredError: It is not as it was written.
        """
        (number,) = vault.store.rows(_ENTRIES, (case,))[0]
        before, found = self.read.get(case, (None, list[Dated]()))
        if before != number:
            found = _events(vault, case)
            self.read[case] = (number, found)
        return found


def to_come(events: Iterable[Dated], today: date) -> list[tuple[date, str | None]]:
    """The hearings from today on by day, each once: a card and a client may tell the same one."""
    found = set()
    for one in events:
        day = Day.parse(one.day)
        if one.stands and _HEARING in one.kind and day.precision == "day" and day.first >= today:
            found.add((day.first, one.time))
    timed = {day for day, time in found if time}
    kept = [(day, time) for day, time in found if time or day not in timed]
    return sorted(kept, key=lambda one: (one[0], one[1] or ""))


def _events(vault: Vault, case: bytes) -> list[Dated]:
    made = read_case(vault, case)
    live, met = ({told.name for told in some} for some in (made.live(), made.met()))
    return [
        Dated(
            told.line.kind,
            told.line.day,
            told.line.time or None,
            stands=told.name in live,
            met=told.name in met,
        )
        for told in made.told
    ]
