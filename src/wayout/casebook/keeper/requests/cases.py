"""Requests about cases: add, show, note, find, delete."""

from collections.abc import Mapping, Sequence

from wayout.casebook.cases.came import came
from wayout.casebook.cases.came import numbers as numbers_of
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.earlier import earlier
from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, show_case, write_case
from wayout.casebook.deletion import Why, delete_case
from wayout.casebook.intake.told import left
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.people import name_of


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
            "find": self.find,
            "delete": self.delete,
        }

    def add(self, lines: bytes) -> list[str]:
        """Add a case from each line; tells their codes."""
        return add_cases(self._session.vault, read_lines(lines.split(b"\n")))

    def show(self, code: str, *, numbers: bool = False) -> Row:
        """Show a case: its code first, then the line it was added with and what came to it.

        With `numbers` also the day it was added, what its events are called, when they and the
        notes were written, of how many entries the case is made, and what events were before they
        were corrected.
        """
        case = show_case(self._session.vault, code)
        owner = name_of(self._session.vault.ring, case.owner)
        shown = {"code": code_of(case.id), **case.line(), **came(case)}
        shown |= {"owner": owner} if owner else {}
        if numbers:
            shown |= {"numbers": numbers_of(case), "entries": case.entries, "open": left(case)}
            shown |= {"earlier": earlier(case), "opened": case.opened.isoformat()}
        return shown

    def note(self, code: str, text: str) -> None:
        """Add a note to a case."""
        write_case(self._session.vault, code, [Noted(text=text)], "note")

    def find(
        self, words: Sequence[str], called: Mapping[str, Sequence[str]] | None = None
    ) -> dict[str, list[str]]:
        """Find the cases that hold every word, or what it is `called` by; see `find_cases`."""
        vault = self._session.vault
        return self._session.without_altered(lambda: find_cases(vault, words, called))

    def delete(self, code: str, why: Why = "request") -> None:
        """Delete a case for good."""
        delete_case(self._session.vault, code, why)
