"""Requests about what comes to a case: records, what is due, what waits for a review."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from msgspec import UNSET, to_builtins

from wayout.casebook.cases.record_lines import PromiseLine, read_records
from wayout.casebook.cases.records import Promise
from wayout.casebook.cases.work import write_lines
from wayout.casebook.due import Agenda, agenda, local_day
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.retention import review


class RecordRequests:
    """What is written to a case, and what of it is to be done."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "write": self.write,
            "due": self.due,
            "review": self.review,
        }

    def write(self, code: str, lines: bytes) -> list[str]:
        """Write a record from each line, all or none; tells the ids drawn for new promises."""
        read = read_records(lines.split(b"\n"))
        made = write_lines(self._session.vault, code, read)
        return [
            record.id
            for (_, line), record in zip(read, made, strict=True)
            if isinstance(record, Promise) and isinstance(line, PromiseLine) and line.id is UNSET
        ]

    def due(self, days: int, months: int) -> Row:
        """Tell what is due until so many days from now, and how many cases wait for a review."""
        made = self._session.without_altered(lambda: agenda(self._session.vault, days, months))
        return due_row(made)

    def review(self, months: int) -> list[Row]:
        """List the cases that wait for a decision whether they are kept."""
        vault = self._session.vault
        today = local_day(vault.clock())
        waiting = self._session.without_altered(lambda: review(vault, months, today))
        return [_plain(asdict(one)) for one in waiting]


def due_row(made: Agenda) -> Row:
    """Tell what is due in builtins; what does not apply to an item is left out."""
    return {
        "today": made.today.isoformat(),
        "due": to_builtins(made.items),
        "to_review": made.to_review,
    }


def _plain(row: Row) -> Row:
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()
    }
