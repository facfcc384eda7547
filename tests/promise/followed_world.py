"""A desk with a real vault behind it, opened by whatever law a test gives its keeper."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tests.promise.desk_world import Visitor, served
from tests.promise.keeper_world import TYPED

from wayout.casebook.cases.summary import Due
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.pathway import History

Deadlines = Callable[[History], list[Due]]


class Keeper:
    """What a keeper answers, in one thread as there.

    Args:
        path: The vault; it is made where there is none.
        deadlines: Says what is due in a History.
        tables: The digest of the law by which it does.
    """

    def __init__(self, path: Path, deadlines: Deadlines, tables: str = "law 1") -> None:
        self._turn = ThreadPoolExecutor(1)
        session = Session(deadlines, Cost(64, 1, 1), tables=lambda: tables)
        self._session = session
        self._handlers = every_request(session)
        self._turn.submit(self._open, path).result()

    def _open(self, path: Path) -> None:
        vault = (
            open_vault(path, TYPED)
            if path.exists()
            else make_vault(path, TYPED, cost=Cost(64, 1, 1))
        )
        self._session.take(vault)

    def ask(self, request: str, **values: Any) -> Any:  # noqa: ANN401  as the real one
        """Answer a request."""
        return self._turn.submit(self._handlers[request], **values).result()

    def add(self, *events: tuple[str, str], title: str = "Ушёл зимой") -> str:
        """Add a case with some events; gives its code."""
        told = [{"kind": kind, "day": day} for kind, day in events]
        people = [{"role": "client", "name": "Примеров Иван"}]
        case = {"title": title, "people": people, "history": {"events": told}}
        (code,) = self.ask("add", lines=json.dumps(case).encode())
        return str(code)

    def write(self, code: str, **record: object) -> None:
        """Write a record to a case."""
        self.ask("write", code=code, lines=json.dumps(record).encode())

    def end(self) -> None:
        """Close the vault."""
        self._turn.submit(self._session.close).result()
        self._turn.shutdown()


@contextmanager
def keeping(path: Path, deadlines: Deadlines, tables: str = "law 1") -> Iterator[Keeper]:
    """Keep a vault open."""
    keeper = Keeper(path, deadlines, tables)
    try:
        yield keeper
    finally:
        keeper.end()


@contextmanager
def desk_of(keeper: Keeper, folder: Path) -> Iterator[Visitor]:
    """Serve a desk on a vault that is open, to somebody who entered."""
    with served(folder, is_open=True) as made:
        assert made.book is not None
        made.book.ask = keeper.ask  # type: ignore[method-assign]
        made.enter()
        yield made


def always(*dues: tuple[str, date]) -> Deadlines:
    """A law by which every case with an event has these deadlines."""
    found = [Due(name=name, article="upk.389.4.1", due=day) for name, day in dues]
    return lambda history: list(found) if history.live else []


def between(page: str, before: str, after: str) -> Sequence[str]:
    """Everything that stands between two texts."""
    return [part.partition(after)[0] for part in page.split(before)[1:]]
