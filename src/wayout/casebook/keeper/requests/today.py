"""Requests of the page of today: what is due, for whom, and what others did."""

from collections.abc import Mapping

from wayout.casebook.due import agenda
from wayout.casebook.keeper.requests.records import due_row
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.since import Deed, done_since


class TodayRequests:
    """What somebody who comes to work wants to know first."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {"today": self.today, "since": self.since}

    def today(self, days: int, months: int) -> Row:
        """Tell what is due, as `due` does, who I am, and whether there is anybody else."""
        vault = self._session.vault
        made = self._session.without_altered(lambda: agenda(vault, days, months))
        ring = vault.ring
        members = [one for one in ring.present if one.role == "member"]
        return {
            **due_row(made),
            "nobodys": made.nobodys,
            "me": ring.me.name,
            "alone": len(members) == 1,
        }

    def since(self) -> list[Row]:
        """Tell what others did in my cases since I was here before."""
        vault = self._session.vault
        found = self._session.without_altered(lambda: done_since(vault))
        return [_told(one) for one in found]


def _told(one: Deed) -> Row:
    return {
        "code": one.code,
        "member": one.member,
        "actions": list(one.actions),
        "last": one.last.isoformat(),
    }
