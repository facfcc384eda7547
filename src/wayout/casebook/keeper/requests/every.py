"""Everything that can be asked of a session."""

from wayout.casebook.keeper.requests.cases import CaseRequests
from wayout.casebook.keeper.requests.courts import CourtRequests
from wayout.casebook.keeper.requests.documents import DocumentRequests
from wayout.casebook.keeper.requests.following import FollowingRequests
from wayout.casebook.keeper.requests.intake import IntakeRequests
from wayout.casebook.keeper.requests.intake_sheet import IntakeSheetRequests
from wayout.casebook.keeper.requests.listing import ListingRequests
from wayout.casebook.keeper.requests.papers import PaperRequests
from wayout.casebook.keeper.requests.proof import ProofRequests
from wayout.casebook.keeper.requests.records import RecordRequests
from wayout.casebook.keeper.requests.saving import SavingRequests
from wayout.casebook.keeper.requests.team import TeamRequests
from wayout.casebook.keeper.requests.today import TodayRequests
from wayout.casebook.keeper.requests.whole import WholeRequests
from wayout.casebook.keeper.session import Handler, Session

_KINDS = (
    CaseRequests,
    ListingRequests,
    RecordRequests,
    SavingRequests,
    FollowingRequests,
    TodayRequests,
    CourtRequests,
    IntakeRequests,
    IntakeSheetRequests,
    TeamRequests,
    WholeRequests,
    DocumentRequests,
    ProofRequests,
    PaperRequests,
)


def every_request(session: Session) -> dict[str, Handler]:
    """What can be asked, by name."""
    handlers: dict[str, Handler] = dict(session.handlers())
    for kind in _KINDS:
        handlers.update(kind(session).handlers())
    return handlers
