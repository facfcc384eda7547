"""Requests about cases: add, show, note, list, find, delete."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from wayout.casebook.cases.came import came
from wayout.casebook.cases.came import numbers as numbers_of
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.summary import Summary
from wayout.casebook.cases.work import add_cases, find_cases, list_cases, show_case, write_case
from wayout.casebook.deletion import Why, delete_case
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.people import name_of
from wayout.casebook.ring.ring import Ring


class CaseRequests:
    """The plain work on cases."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "add": self.add,
            "show": self.show,
            "note": self.note,
            "list": self.list_,
            "find": self.find,
            "delete": self.delete,
        }

    def add(self, lines: bytes) -> list[str]:
        """Add a case from each line; tells their codes."""
        return add_cases(self._session.vault, read_lines(lines.split(b"\n")))

    def show(self, code: str, *, numbers: bool = False) -> Row:
        """Show a case: its code first, then the line it was added with and what came to it.

        With `numbers` also what its events are called, when they and the notes were written, and
        of how many entries the case is made.
        """
        case = show_case(self._session.vault, code)
        owner = name_of(self._session.vault.ring, case.owner)
        shown = {"code": code_of(case.id), **case.line(), **came(case)}
        shown |= {"owner": owner} if owner else {}
        if numbers:
            shown |= {"numbers": numbers_of(case), "entries": case.entries}
        return shown

    def note(self, code: str, text: str) -> None:
        """Add a note to a case."""
        write_case(self._session.vault, code, [Noted(text=text)], "note")

    def list_(self) -> list[Row]:
        """List the cases, by code."""
        today = datetime.fromtimestamp(self._session.vault.clock(), UTC).date()
        listed = self._session.without_altered(lambda: list_cases(self._session.vault))
        ring = self._session.vault.ring
        return [_listed(code, summary, today, ring) for code, summary in listed]

    def find(self, words: Sequence[str]) -> list[str]:
        """Find the codes of the cases that hold every word."""
        return self._session.without_altered(lambda: find_cases(self._session.vault, words))

    def delete(self, code: str, why: Why = "request") -> None:
        """Delete a case for good."""
        delete_case(self._session.vault, code, why)


def _listed(code: str, summary: Summary, today: date, ring: Ring) -> Row:
    open_ = (due for due in summary.deadlines if due.done is None and due.due >= today)
    coming = sorted((due.due, due.name) for due in open_)
    return {
        "code": code,
        "state": summary.state,
        "since": summary.since.isoformat() if summary.since else None,
        "opened": summary.opened.isoformat(),
        "people": summary.people,
        "next_deadline": coming[0][0].isoformat() if coming else None,
        "next_deadline_name": coming[0][1] if coming else None,
        "owner": name_of(ring, None if summary.owner is None else bytes.fromhex(summary.owner)),
    }
