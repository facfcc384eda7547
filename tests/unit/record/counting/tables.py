"""Small invented record tables, written as the reader writes them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from wayout.record.tables import SCHEMAS, STAMP

SEEN = date(2024, 6, 10)


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One event of a case."""

    kind: str
    day: date
    last: date | None = None
    accused: int | None = None
    known: date = SEEN
    gone: date | None = None
    ground: str | None = None
    detail: str | None = None


@dataclass(frozen=True, kw_only=True)
class Accused:
    """One row of the persons table, with articles written `337.5`."""

    row: int
    articles: Sequence[str] = ("337.5",)
    known: date = SEEN


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case with one criminal card of the first instance."""

    name: str
    events: Sequence[Happening]
    accused: Sequence[Accused] = (Accused(row=1),)
    court: str = "99GV0001"
    known: Sequence[date] = (SEEN,)
    known_from: str = "path"
    proceeding: str = "criminal"
    instance: str | None = "first"
    number: str = "1-1/2024"
    numbers: Sequence[str] = ()
    family: str = ""
    card: str = ""
    received: date | None = field(default=None)


def one(kind: str, name: str, day: date, **rest: object) -> Case:
    """A case with one event."""
    return Case(name=name, events=[Happening(kind=kind, day=day, **rest)])  # type: ignore[arg-type]  # words of Happening


def write_tables(  # noqa: PLR0913  each is a part of the folder
    folder: Path,
    cases: Iterable[Case],
    *,
    freeze: date = SEEN,
    first_seen: date | None = None,
    listings: Sequence[tuple[object, ...]] = (),
    stamp: str = "invented",
) -> Path:
    """Write the tables of these cases into a folder and give it."""
    folder.mkdir(parents=True, exist_ok=True)
    every = sorted(cases, key=lambda case: case.name)
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in SCHEMAS}
    rows["listings"] = list(listings)
    for case in every:
        rows["histories"].append((case.name, _begin(case), freeze))
        rows["events"] += _events(case)
        rows["cards"] += _cards(case)
        rows["persons"] += _persons(case)
    for name, found in rows.items():
        frame = pl.DataFrame(found, schema=SCHEMAS[name], orient="row")
        frame.write_parquet(folder / f"{name}.parquet", metadata={STAMP: stamp})
    summary = {"digest": stamp, "freeze": freeze.isoformat(), "cards": len(rows["cards"])}
    if first_seen is not None:
        summary["first_seen"] = first_seen.isoformat()
    (folder / "reading.json").write_text(json.dumps(summary), encoding="utf-8")
    return folder


def _card_of(case: Case) -> str:
    return case.card or f"card-{case.name}"


def _begin(case: Case) -> date:
    return case.received or case.events[0].day


def _events(case: Case) -> list[tuple[object, ...]]:
    seen: dict[str, int] = {}
    rows: list[tuple[object, ...]] = []
    for order, event in enumerate(case.events):
        nth = None
        if event.gone is None:
            nth = seen[event.kind] = seen.get(event.kind, 0) + 1
        last = event.last or event.day
        precision = "day" if last == event.day else "interval"
        row = {
            "history": case.name, "order": order, "id": f"{case.name}-{order}",
            "kind": event.kind, "day": event.day, "day_last": last, "precision": precision,
            "accused": event.accused, "source": _card_of(case), "known": event.known,
            "first_known": event.known,
            "gone": event.gone, "ground": event.ground, "detail": event.detail,
            "court": case.court, "nth": nth,
        }  # fmt: skip
        rows.append(tuple(row.get(name) for name in SCHEMAS["events"]))
    return rows


def _cards(case: Case) -> list[tuple[object, ...]]:
    """One row a page; columns that nothing counts stay empty."""
    row = {
        "card": _card_of(case), "history": case.name, "court": case.court, "uid_valid": False,
        "number": case.number, "numbers": list(case.numbers), "layout": "old",
        "instance": case.instance, "proceeding": case.proceeding, "received": _begin(case),
        "result": "", "persons": len(case.accused), "acts": 0, "known_from": case.known_from,
        "family": _family(case),
    }  # fmt: skip
    pages = [{**row, "known": known} for known in case.known]
    return [tuple(page.get(name) for name in SCHEMAS["cards"]) for page in pages]


def _family(case: Case) -> str:
    """Criminal of the first instance, else what the instance or the proceeding is called."""
    if case.family or case.proceeding != "criminal":
        return case.family or case.proceeding
    return "criminal" if case.instance == "first" else case.instance or "material"


def _persons(case: Case) -> list[tuple[object, ...]]:
    return [
        (_card_of(case), person.row, person.known, [_charge(a) for a in person.articles],
         list(person.articles), "")
        for person in case.accused
    ]  # fmt: skip


def _charge(text: str) -> dict[str, object]:
    """`337.5` is article 337, part 5; `228.1/3` is article 228.1, part 3."""
    article, _, part = text.partition("/") if "/" in text else text.partition(".")
    return {"article": article, "part": part or None, "point": None, "attempt": False,
            "preparation": False}  # fmt: skip
