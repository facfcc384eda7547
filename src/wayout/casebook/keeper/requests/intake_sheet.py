"""Requests of an intake on one sheet: the answers so far, and all of them saved as one act."""

from collections.abc import Mapping
from datetime import date

import msgspec

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.records import Record
from wayout.casebook.cases.work import find_code, read_case, show_case, write_case
from wayout.casebook.due import local_day
from wayout.casebook.intake.doubles import Doubles, marks_of
from wayout.casebook.intake.sheet import Filled, Sheet, blank, brought, fill
from wayout.casebook.intake.taking import ACTION, begin_call
from wayout.casebook.intake.told import days_so_far, kept_of, left, so_far
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.errors import InputError


class IntakeSheetRequests:
    """An intake whose questions are all asked at once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._doubles: Doubles | None = None

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "intake sheet": self.sheet,
            "intake look": self.look,
            "intake save": self.save,
        }

    def sheet(self, code: str | None = None) -> Row:
        """Tell what was answered so far, in a case or in none yet.

        `answers` as they would be typed, `days` as they were understood, `undated` what has no
        day yet, `open` the questions that have no answer; and see `kept_of`.
        """
        vault = self._session.vault
        case = blank(local_day(vault.clock())) if code is None else show_case(vault, code)
        return {
            "answers": dict(so_far(case)),
            "days": days_so_far(case),
            "undated": case.undated(),
            "open": left(case),
            "title": case.title,
            **kept_of(case),
        }

    def look(self, typed: Row, before: Row, code: str | None = None) -> Row:
        """Read a sheet, and write nothing.

        Args:
            typed: What stands in the fields, by question.
            before: What stood there when the sheet was opened.
            code: The case; None is a new one.

        Returns:
            `wrong` by question, and the `events` as the sheet would have them; see `Brought`.
        """
        case, today = self._case(code)
        filled = fill(case, Sheet(typed, before), today, place=0)
        return {"wrong": _faults(filled), "events": msgspec.to_builtins(brought(case))}

    def save(
        self, typed: Row, before: Row, title: str, code: str | None = None, *, alike: bool = False
    ) -> Row:
        """Save every answer in one entry, or none.

        Args:
            typed: What stands in the fields, by question.
            before: What stood there when the sheet was opened.
            title: What a case is called that begins without one.
            code: The case; None is a new one.
            alike: Whether it was looked at the cases that may be the same.

        Returns:
            `code` of the case, if it was saved; else `wrong` by question, or the codes of the
            cases that may be the same, as `alike`.
        """
        case, today = self._case(code, title)
        marks = marks_of(case)
        filled = fill(case, Sheet(typed, before), today, place=1 if code is None else 0)
        if filled.wrong:
            return {"code": None, "wrong": _faults(filled), "alike": []}
        found = [] if alike or not filled.records else self._alike(case, marks)
        if found:
            return {"code": None, "wrong": {}, "alike": found}
        return {"code": self._written(code, title, filled.records), "wrong": {}, "alike": []}

    def _case(self, code: str | None, title: str = "") -> tuple[Case, date]:
        """The case of a sheet, or a blank one; and the day it is."""
        vault = self._session.vault
        today = local_day(vault.clock())
        if code is None:
            return blank(today, title), today
        return read_case(vault, find_code(vault, code)), today

    def _written(self, code: str | None, title: str, records: list[Record]) -> str | None:
        """Write the answers; returns the code of the case, None where nothing began."""
        if not records:
            return code
        if code is None:
            return begin_call(self._session.vault, title, records)
        write_case(self._session.vault, code, records, ACTION)
        return code

    def _alike(self, case: Case, before: frozenset[str]) -> list[str]:
        vault = self._session.vault
        if self._doubles is None or self._doubles.vault is not vault:
            self._doubles = Doubles(vault)
        doubles = self._doubles
        return self._session.without_altered(lambda: doubles.alike(case, before))


def _faults(filled: Filled) -> Row:
    return {name: _fault(error) for name, error in filled.wrong.items()}


def _fault(error: InputError) -> Row:
    values = {name: str(value) for name, value in error.values.items()}
    return {"message": error.message, "values": values}
