"""The closing test: an invented world is written as court pages, read, and every count is right.

The world shares no code with the reader, and its truth comes from its cases, not from its pages.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import polars as pl
import pytest

from wayout.record import count, read_pages
from wayout.sample import Query, World, make_world, write_world
from wayout.sample.truth import By

EVENTS = (
    "received",
    "received_again",
    "verdict",
    "suspended",
    "resumed",
    "returned_to_prosecutor",
    "terminated",
)
ONLY = {"ground": {"suspended"}, "outcome": {"verdict"}}
SURNAMES = ("Пример", "Тестов", "Образцов", "Шаблонов", "Вымышлен", "Макетов", "Придуман", "Условн")
WORLD = make_world(400, seed=11)


def questions() -> Iterator[Query]:
    """Every question that both sides can answer."""
    for event in EVENTS:
        for by in get_args(By):
            if event in ONLY.get(by, {event}):
                for article in (None, "337"):
                    yield Query(event, by, article, "case")
                    yield Query(event, by, article, "person")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables read from folders, a ZIP and a WARC of the world."""
    folder = tmp_path_factory.mktemp("world")
    write_world(WORLD, folder / "pages", pack="mixed")
    read_pages([folder / "pages"], folder / "tables")
    return folder / "tables"


def counted(tables: Path, query: Query, known_by: date | None = None) -> tuple[dict[str, int], int]:
    """Counts by key without zeros, and how many are undated."""
    answer = count(
        tables,
        query.event,
        by=query.by,
        article=query.article,
        unit=query.unit,
        known_by=known_by,
    )
    return {row.value: row.count for row in answer.rows if row.count}, answer.undated


def true(world: World, known_by: date | None = None) -> dict[Query, tuple[dict[str, int], int]]:
    """The same from the cases themselves."""
    answers = world.truth(questions(), known_by=known_by)
    return {
        query: ({key: n for key, n in answer.counts.items() if n}, answer.undated)
        for query, answer in answers.items()
    }


def test_every_count_equals_the_truth(tables: Path) -> None:
    """By month, quarter, court, article, part, outcome and ground; in cases and persons."""
    wrong = {
        query: (got, want)
        for query, want in true(WORLD).items()
        if (got := counted(tables, query)) != want
    }
    assert not wrong


@pytest.mark.parametrize("visit", [1, 3])
def test_counts_as_known_by_a_day_equal_the_truth_of_that_day(tables: Path, visit: int) -> None:
    """What was written into a page later is not known yet."""
    day = WORLD.visits[visit]
    wrong = {
        query: (got, want)
        for query, want in true(WORLD, day).items()
        if (got := counted(tables, query, day)) != want
    }
    assert not wrong


def test_counts_as_known_by_a_day_equal_reading_only_the_pages_of_that_day_and_before(
    tables: Path, tmp_path: Path
) -> None:
    """Knowledge has no hindsight."""
    day = WORLD.visits[2]
    until = WORLD.changed(visits=WORLD.visits[:3])
    write_world(until, tmp_path / "pages", pack="folder")
    read_pages([tmp_path / "pages"], tmp_path / "tables", workers=1)
    for query in questions():
        assert counted(tables, query, day) == counted(tmp_path / "tables", query), query


def test_no_name_of_the_world_stands_in_any_table(tables: Path) -> None:
    """Names are dropped at the moment of reading; court names are not stored either."""
    for path in sorted(tables.glob("*.parquet")):
        for column in pl.read_parquet(path).select(pl.selectors.string()):
            text = "\n".join(column.drop_nulls().unique().to_list())
            found = [name for name in SURNAMES if name.casefold() in text.casefold()]
            assert not found, (path.name, column.name)
