"""A desk with small record tables, of which every share can be counted by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from starlette.requests import Request
from tests.unit.record.counting.tables import Accused, Case, Happening, write_tables

from wayout.desk.gate.body import FORM
from wayout.desk.gate.door import Session
from wayout.desk.gate.guard import SESSION
from wayout.desk.gate.headers import NONCE
from wayout.desk.memory import Memory
from wayout.desk.settings import Settings

CODE = "7KQ2-M9XD"
RECEIVED = date(2024, 1, 2)
# days after the receipt; 40 cases, 30 of Article 337 part 5, 10 of Article 338
SUSPENDED, JUDGED = 30, 60
EVENTS: list[dict[str, Any]] = [
    {"kind": "mobilised", "day": "2022-10-05"},
    {"kind": "left_unit", "day": "2025-06-13"},
]


def case(number: int, *rows: tuple[str, int, str | None], article: str = "337.5") -> Case:
    """A case with one accused: what happened, how many days after the receipt, with what detail."""
    events = [
        Happening(kind=kind, day=RECEIVED + timedelta(days=after), detail=detail)
        for kind, after, detail in (("received", 0, None), *rows)
    ]
    people = [Accused(row=1, articles=[article])]
    return Case(name=f"h{number:03}", events=events, accused=people)


def cases(suspended: int, judged: int, waiting: int, article: str, first: int) -> Sequence[Case]:
    """So many that were suspended on day 30, judged on day 60, and neither."""
    kinds: list[tuple[tuple[str, int, str | None], ...]] = [
        *[(("suspended", SUSPENDED, None),)] * suspended,
        *[(("verdict", JUDGED, "prison"),)] * judged,
        *[()] * waiting,
    ]
    return [case(first + n, *rows, article=article) for n, rows in enumerate(kinds)]


def record_folder(folder: Path) -> Path:
    """Under Article 337: 9 suspended, 12 judged, 9 still in court; under 338: 1, 8, 1."""
    every = [*cases(9, 12, 9, "337.5", 0), *cases(1, 8, 1, "338.1", 100)]
    return write_tables(folder / "tables", every)


def few_folder(folder: Path) -> Path:
    """One fewer than there must be."""
    return write_tables(folder / "few", cases(4, 5, 10, "337.5", 0))


def told(*events: dict[str, Any]) -> dict[str, Any]:
    """A case as the keeper shows it."""
    return {"code": CODE, "title": "t", "history": {"events": list(events)}}


def asked(
    folder: Path,
    record: Path | None,
    query: str = "",
    path_params: dict[str, str] | None = None,
    form: dict[str, bytes] | None = None,
) -> Request:
    """A request to a desk that was given a record, by somebody who entered."""
    settings = Settings(folder / "state" / "desk")
    if record is not None:
        settings.choose(record=str(record))
    book = SimpleNamespace(
        is_open=True, told="", remarks=list, ask=lambda *_words, **_values: told(*EVENTS)
    )
    memory = Memory()
    name = memory.aliases.name(CODE)
    state = SimpleNamespace(book=book, settings=settings, memory=memory)
    session = Session()
    session.language = "en"
    return Request({
        "type": "http", "method": "GET", "path": "/x", "headers": [], "scheme": "http",
        "server": ("127.0.0.1", 1), "query_string": query.encode(),
        "app": SimpleNamespace(state=state), SESSION: session, NONCE: "n", FORM: form or {},
        "path_params": path_params or {"name": name},
    })  # fmt: skip


def thin_folder(folder: Path) -> Path:
    """Thirty in court, two of them suspended later; 22 were last seen on day 50."""
    every = cases(2, 0, 28, "337.5", 0)
    seen = RECEIVED + timedelta(days=50)
    lost = [replace(one, known=(seen,)) for one in every[8:]]
    return write_tables(folder / "thin", [*every[:8], *lost])
