"""What a folder of record tables holds: how much, until when, and what was set aside."""

from collections.abc import Iterator

import msgspec
import polars as pl

from wayout.publish.reading_facts import CLASSES, Fact, reading_facts
from wayout.publish.words import number
from wayout.record.counting.tables_folder import SUMMARY, TablesFolder, collect
from wayout.record.run import ReadingResult
from wayout.text import Translator, mark

_ROWS = {
    "cards": mark("case cards"),
    "histories": mark("cases"),
    "persons": mark("rows of accused, one man on many cards"),
    "events": mark("events"),
}


def folder_facts(tables: TablesFolder, _: Translator) -> tuple[Fact, ...]:
    """Give the figures of the reading that wrote a folder; of a foreign one those of its tables."""
    path = tables.path / SUMMARY
    if path.exists():
        result = msgspec.json.decode(path.read_bytes(), type=ReadingResult)
        return tuple(fact for fact in reading_facts(result, _) if fact.key != "set_aside")
    return tuple(_counted(tables, _))


def set_aside(tables: TablesFolder, _: Translator) -> tuple[tuple[str, str], ...]:
    """Say how many pages were set aside for what, the most first."""
    if not tables.has("set_aside", "class"):
        return ()
    found = collect(tables.scan("set_aside").group_by("class").agg(n=pl.len()))
    rows = sorted(found.rows(), key=lambda row: (-row[1], row[0]))
    return tuple((_(CLASSES[one]) if one in CLASSES else one, number(n, _)) for one, n in rows)


def kinds_in(tables: TablesFolder) -> frozenset[str]:
    """Give the kinds of events that a folder holds."""
    return frozenset(collect(tables.scan("events").select("kind").unique())["kind"].to_list())


def _counted(tables: TablesFolder, _: Translator) -> Iterator[Fact]:
    for table, name in _ROWS.items():
        n = collect(tables.scan(table).select(pl.len())).item()
        yield Fact(table, number(n, _), _(name))
