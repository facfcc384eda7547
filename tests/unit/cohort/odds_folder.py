"""Small folders of record tables for the joins of `wayout odds`, and how they are walked."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tests.unit.record.counting.tables import Accused, Case, Happening, write_tables

from wayout.cli.terminal import Advance
from wayout.cohort.record_stays import Choice, RecordStays, open_record, record_stays


def case(name: str, *rows: str, accused: int = 1, articles: Sequence[str] = ("337.5",)) -> Case:
    """A case of 2024, by rows of `kind[:detail] MM-DD[..MM-DD] [#row of an accused]`."""
    people = [Accused(row=row, articles=articles) for row in range(1, accused + 1)]
    return Case(name=name, events=[happening(row) for row in rows], accused=people)


def happening(row: str) -> Happening:
    """Read one row."""
    said, days, *whose = row.split()
    kind, _, detail = said.partition(":")
    first, _, last = days.partition("..")
    return Happening(
        kind=kind, detail=detail or None, day=on(first), last=on(last) if last else None,
        accused=int(whose[0][1:]) if whose else None,
    )  # fmt: skip


def on(day: str) -> date:
    """A day of 2024."""
    return date.fromisoformat(f"2024-{day}")


@contextmanager
def quietly(_total: int | None) -> Iterator[Advance]:
    """Show no progress."""
    yield lambda _done: None


def walked(
    folder: Path, *cases: Case, unseen: int | None = 0, untied: bool = False, **words: object
) -> RecordStays:
    """Write the cases and walk them as chosen; `untied` where no row is tied to a person."""
    path = write_tables(folder, cases) / "reading.json"
    if untied:
        summary = json.loads(path.read_text(encoding="utf-8"))
        summary["untied"] = [one.name for one in cases]
        path.write_text(json.dumps(summary), encoding="utf-8")
    choice = Choice(**{"track": "case", "origin": "received"} | words)  # type: ignore[arg-type]  # its words
    return record_stays(open_record(folder), choice, unseen, quietly)


def ways(found: RecordStays) -> dict[str, list[tuple[object, ...]]]:
    """The stays of each id: from, to, first entry and first exit."""
    rows = found.sojourns.select("id", "from", "to", "entry", "exit").rows()
    told: dict[str, list[tuple[object, ...]]] = {}
    for one, *stay in rows:
        told.setdefault(one, []).append(tuple(stay))
    return told


def said(phrases: Sequence[object]) -> str:
    """Remarks as one text, in English."""
    return "\n".join(map(str, phrases))
