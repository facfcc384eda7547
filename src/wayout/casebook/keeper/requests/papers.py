"""The request that logs what left the vault on paper."""

from collections.abc import Mapping

from wayout.casebook.cases.work import find_code
from wayout.casebook.chain.log import Act
from wayout.casebook.keeper.session import Handler, Session


class PaperRequests:
    """What leaves the vault on paper."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {"papered": self.papered}

    def papered(self, code: str) -> None:
        """Log that a paper of a case was made for others."""
        self._session.note_act(Act("paper", find_code(self._session.vault, code)))
