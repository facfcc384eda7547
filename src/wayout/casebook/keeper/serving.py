"""A session served as a process: what a module run by `Keeper.start` calls."""

from collections.abc import Callable, Mapping

from wayout.casebook.cases.summary import Deadlines
from wayout.casebook.keeper.process import serve as serve_requests
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Handler, Session
from wayout.casebook.keeper.watch import IDLE, Watch
from wayout.casebook.passphrase import Cost

More = Callable[[Session], Mapping[str, Handler]]


def serve(
    deadlines: Deadlines | None = None,
    *,
    more: More | None = None,
    idle: float = IDLE,
    cost: Cost | None = None,
    tables: Callable[[], str] = str,
) -> None:
    """Serve a session on standard input and output; ends the process.

    Args:
        deadlines: Says what is due in a History.
        more: Makes further requests of a session.
        idle: Seconds without a request after which it ends; 0 is never.
        cost: What a guess at the passphrase of a new vault costs; less only in tests.
        tables: Gives the digest of the law by which deadlines are told.
    """
    session = Session(deadlines, cost, tables=tables)
    handlers = {**every_request(session), **(more(session) if more else {})}
    serve_requests(handlers, session.remarks, Watch(idle), close=session.close, mend=session.mend)
