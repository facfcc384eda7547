"""Everything that can be asked of a session."""


from wayout.casebook.keeper.requests.cases import CaseRequests
from wayout.casebook.keeper.requests.whole import WholeRequests
from wayout.casebook.keeper.session import Handler, Session

_KINDS = (CaseRequests, WholeRequests)


def every_request(session: Session) -> dict[str, Handler]:
    """What can be asked, by name."""
    handlers: dict[str, Handler] = dict(session.handlers())
    for kind in _KINDS:
        handlers.update(kind(session).handlers())
    return handlers
