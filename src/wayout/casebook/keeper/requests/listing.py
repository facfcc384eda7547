"""Requests for the list of the cases: all, a page of what is wanted, or all that is wanted."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

import msgspec

from wayout.casebook.cases.index import OVER, WITHIN, coming
from wayout.casebook.cases.page import Page, Part, Wanted, page_of
from wayout.casebook.cases.summary import Summary
from wayout.casebook.cases.work import list_cases
from wayout.casebook.changed import Changed
from wayout.casebook.due import local_day
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.errors import UsageError

MOST = 500  # rows of a page
MOST_AT_ONCE = 10_000  # rows of all that is wanted
Names = Mapping[str, str]
_Asked = TypeVar("_Asked", Wanted, Part)


class ListingRequests:
    """The list of the cases."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._changed = Changed()

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {"list": self.list_, "page": self.page, "rows": self.rows}

    def list_(self) -> list[Row]:
        """List the cases, by code."""
        listed = self._session.without_altered(lambda: list_cases(self._session.vault))
        today, names = self._today(), self._names()
        return [_listed(code, summary, today, names) for code, summary in listed]

    def page(self, wanted: Row, part: Row) -> Row:
        """Tell a page of the cases that match; see `Wanted` and `Part`.

        Also how many match, how many of each kind, and what the one at work is called. `changed`
        are the rows that others changed since he was here before.
        """
        asked = _read(part, Part)
        if not 0 < asked.limit <= MOST:
            raise UsageError("A page has 1 to {most} rows.", most=MOST)
        return self._told(self._page(_read(wanted, Wanted), asked))

    def rows(self, wanted: Row, order: str) -> Row:
        """Tell all cases that match, as many as go at once."""
        part = _read({"limit": MOST_AT_ONCE, "order": order}, Part)
        return self._told(self._page(_read(wanted, Wanted), part))

    def _page(self, wanted: Wanted, part: Part) -> Page:
        if wanted.due not in {None, OVER, *WITHIN}:
            raise UsageError("Say within how many days: 3, 7, 14, 30 or 90.")
        vault, today = self._session.vault, self._today()
        changed = self._changed.codes(vault)
        return self._session.without_altered(lambda: page_of(vault, wanted, part, today, changed))

    def _told(self, page: Page) -> Row:
        today, names = self._today(), self._names()
        changed = self._changed.codes(self._session.vault)
        return {
            "rows": [
                {
                    **_listed(code, summary, today, names),
                    "written": summary.written.isoformat(),
                    "court": bool(summary.courts),
                    "changed": code in changed,
                }
                for code, summary in page.rows
            ],
            "number": page.number,
            "further": page.further,
            "counts": page.counts,
            "today": today.isoformat(),
            "me": self._session.vault.ring.me.name,
        }

    def _today(self) -> date:
        return local_day(self._session.vault.clock())

    def _names(self) -> Names:
        """The names of the members who are there, by their ids as summaries have them."""
        return {one.id.hex(): one.name for one in self._session.vault.ring.present}


def _listed(code: str, summary: Summary, today: date, names: Names) -> Row:
    due = coming(summary, today)
    return {
        "code": code,
        "state": summary.state,
        "since": summary.since.isoformat() if summary.since else None,
        "opened": summary.opened.isoformat(),
        "people": summary.people,
        "next_deadline": due[0].due.isoformat() if due else None,
        "next_safe": due[0].safe.isoformat() if due and due[0].safe else None,
        "next_deadline_name": due[0].name if due else None,
        "owner": names.get(summary.owner or ""),
    }


def _read(asked: Row, kind: type[_Asked]) -> _Asked:
    try:
        return msgspec.convert(asked, kind, strict=True)
    except msgspec.ValidationError:
        raise UsageError("The list cannot be asked for this.") from None
