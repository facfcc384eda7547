"""Requests of pages on which several edit a case: save, undo, and what was changed meanwhile."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
from msgspec import UNSET

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.meanwhile import Met, stands
from wayout.casebook.cases.record_lines import Numbered, PromiseLine, read_records
from wayout.casebook.cases.records import Promise
from wayout.casebook.cases.saving import Others, met_since, save, undo
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.people import name_of


class SavingRequests:
    """Writing that meets nobody's change, and can be undone."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {"save": self.save, "undo": self.undo, "meanwhile": self.meanwhile}

    def save(self, code: str, lines: bytes, seen: int | None = None) -> Row:
        """Write a record from each line, all or none, to a case that had so many entries.

        Tells the number of the entry, the ids drawn for new promises, whether it can be undone,
        and what was written since, by whom.
        """
        read = read_records(lines.split(b"\n"))
        made = save(self._session.vault, code, read, seen)
        drawn = [
            record.id
            for (_, line), record in zip(read, made.records, strict=True)
            if isinstance(record, Promise) and isinstance(line, PromiseLine) and line.id is UNSET
        ]
        return {
            "entry": made.entry,
            "ids": drawn,
            "undo": made.can_undo,
            "others": self._others(made.others),
        }

    def undo(self, code: str, entry: int) -> None:
        """Undo an entry of a case by a later one."""
        undo(self._session.vault, code, entry)

    def meanwhile(self, code: str, lines: bytes, seen: int) -> Row:
        """Tell what lines met that was changed since, and the lines that would keep them now."""
        read = read_records(lines.split(b"\n"))
        case, met = met_since(self._session.vault, code, read, seen)
        again = [
            line.record if one is None else one.again for line, one in zip(read, met, strict=True)
        ]
        return {
            "entries": case.entries,
            "met": [
                self._told(case, line, one) for line, one in zip(read, met, strict=True) if one
            ],
            "again": [msgspec.to_builtins(one) for one in again if one is not None],
        }

    def _told(self, case: Case, line: Numbered, met: Met) -> Row:
        ring = self._session.vault.ring
        return {
            "line": msgspec.to_builtins(line.record),
            "now": stands(case, met.now),
            "by": name_of(ring, met.entry.by),
            "me": met.entry.by == ring.me.id,
            "at": datetime.fromtimestamp(met.entry.at, UTC).isoformat().replace("+00:00", "Z"),
        }

    def _others(self, others: Others) -> list[Row]:
        ring = self._session.vault.ring
        return [
            {"by": name_of(ring, who), "me": who == ring.me.id, **kinds}
            for who, kinds in others.items()
        ]
