"""Requests about what follows a case: whose it is, and what a change of the law moved."""

from collections.abc import Mapping

from wayout.casebook.cases.records import Owner
from wayout.casebook.cases.recounting import accept_law, recount
from wayout.casebook.cases.work import write_case
from wayout.casebook.keeper.session import Handler, Row, Session


class FollowingRequests:
    """What follows a case."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "take": self.take,
            "law_moved": self.law_moved,
            "accept_law": self.accept_law,
        }

    def take(self, code: str, name: str | None) -> int:
        """Say whose case it is, by the name of a member, None is nobody's; tells the entry."""
        vault = self._session.vault
        member = None if name is None else vault.ring.member(name).id
        return write_case(vault, code, [Owner(member=member)], "write").entries - 1

    def law_moved(self) -> list[Row]:
        """Tell the deadlines that other tables of the law moved, until that is accepted."""
        moved = self._session.without_altered(lambda: recount(self._session.vault))
        return [
            {
                "code": code,
                "name": one.name,
                "article": one.article,
                "was": one.was.isoformat() if one.was else None,
                "now": one.now.isoformat() if one.now else None,
            }
            for code, one in moved
        ]

    def accept_law(self, code: str) -> None:
        """Take note of the deadlines of a case that the law moved."""
        accept_law(self._session.vault, code)
