"""Whoever is accused in a folder is followed, or left out with a number: nothing is lost between.

Invented courts, and any kind of event as day 0.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from wayout.cli.terminal import Advance
from wayout.cohort.record_stays import Choice, open_record, record_stays
from wayout.errors import StaysError
from wayout.pathway import load_pathway
from wayout.pathway.parts import Track
from wayout.record import read_pages
from wayout.record.counting.tables_folder import TablesFolder
from wayout.sample import make_world, write_world

KINDS: Final = sorted(load_pathway().kinds)
TRACKS: Final[tuple[Track, ...]] = ("case", "position")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> TablesFolder:
    """Invented courts, read."""
    place = tmp_path_factory.mktemp("courts")
    world = make_world(200, seed=3, first=date(2025, 6, 2), freeze=date(2026, 4, 30))
    write_world(world, place / "pages")
    read_pages([place / "pages"], place / "tables", workers=1)
    return open_record(place / "tables")


def accused_in(tables: TablesFolder) -> int:
    """Count the people of every case, from the latest page of its cards; at least one a case.

    Written in plain loops: the joins of the command are what is tested.
    """
    cards = {row["card"]: row for row in tables.scan("cards").collect().to_dicts()}
    pages: dict[str, dict[date, set[int]]] = {}
    for row in tables.scan("persons").collect().to_dicts():
        pages.setdefault(row["card"], {}).setdefault(row["known"], set()).add(row["row"])
    people: dict[str, dict[bool, set[int]]] = {}
    for card, seen in pages.items():
        told = people.setdefault(cards[card]["history"], {})
        told.setdefault(cards[card]["family"] == "criminal", set()).update(seen[max(seen)])
    cases = tables.scan("histories").collect()["history"].to_list()
    number = 0
    for case in cases:
        rows = people.get(case, {})
        mine = rows.get(True) or rows.get(False) or set()
        number += 1 if case in tables.untied else max(mine, default=1) or 1
    return number


@contextmanager
def quietly(_total: int | None) -> Iterator[Advance]:
    """Show no progress."""
    yield lambda _done: None


@settings(max_examples=25)
@given(st.sampled_from(KINDS), st.sampled_from(TRACKS), st.sampled_from([None, 0, 10, 60, 200]))
@example("received", "case", None)
@example("verdict", "case", 30)
@example("suspended", "position", 10)
@example("hearing", "case", 0)
def test_accused_are_followed_or_counted(
    tables: TablesFolder, origin: str, track: Track, unseen: int | None
) -> None:
    """Those followed, and those of each remark, are all that there are."""
    try:
        found = record_stays(tables, Choice(track=track, origin=origin), unseen, quietly)
    except StaysError:
        assume(False)  # noqa: FBT003  hypothesis's word for: nobody has that event
        return
    left = [int(re.findall(r"\d+", str(said))[-1]) for said in found.left_out]
    assert found.sojourns["id"].n_unique() + sum(left) == accused_in(tables)
