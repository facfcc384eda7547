"""What court pages tell of a case is found by its number, and by nothing else."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.unit.record.counting.tables import Case, Happening, write_tables

from wayout.record.counting.tables_folder import TablesFolder, open_tables
from wayout.record.numbered_cards import Wanted, find_cards, plain_number
from wayout.record.tables import STAMP

FIRST, LAST = date(2025, 5, 1), date(2025, 6, 1)
UID = "99GV0001-01-2024-000331-55"


@pytest.fixture
def tables(tmp_path: Path) -> TablesFolder:
    """A case with an earlier number and an identifier, and two of one number at two courts."""
    gone = Happening(kind="hearing_planned", day=FIRST, gone=LAST)
    kept = Happening(kind="suspended", day=LAST, ground="war", accused=2)
    same = [Happening(kind="verdict", day=FIRST)]
    folder = write_tables(
        tmp_path,
        [
            Case(
                name="a",
                number="1-9/2025",
                numbers=["1-3/2024"],
                events=[kept, gone],
                known=(FIRST, LAST),
            ),
            Case(name="b", number="1-7/2025", events=same, known=(FIRST,)),
            Case(name="c", number="1-7/2025", events=same, court="99GV0002", known=(FIRST,)),
        ],
    )
    cards = pl.read_parquet(folder / "cards.parquet")
    printed = UID.replace("99GV", "99GV").replace("-", "\N{EN DASH}")
    uid = pl.when(pl.col("history") == "a").then(pl.lit(printed)).otherwise(None)
    cards.with_columns(uid=uid).write_parquet(
        folder / "cards.parquet", metadata={STAMP: "invented"}
    )
    return open_tables(folder)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Дело № 1-57/2025 (1-214/2024;)", "1-57/2025"),
        ("1-57/2025 ", "1-57/2025"),
        (UID.lower(), UID),
        (UID.replace("-", "\N{EN DASH}"), UID),
        ("Примеров", None),
        ("57", None),
        ("", None),
    ],
)
def test_a_number_is_read_as_it_is_compared(typed: str, read: str | None) -> None:
    """As the reader of pages reads it; a name is none."""
    assert plain_number(typed) == read


@pytest.mark.parametrize(
    "wanted",
    [Wanted("1-9/2025"), Wanted("1-3/2024"), Wanted("1-9/2025", "99GV0001"), Wanted(UID)],
)
def test_it_is_found_by_each_of_its_numbers(tables: TablesFolder, wanted: Wanted) -> None:
    """With what the last look still showed."""
    found = find_cards(tables, [wanted])[wanted]
    assert [(one.kind, one.day, one.ground, one.accused) for one in found.events] == [
        ("suspended", LAST, "war", 2)
    ]
    assert (found.courts, found.seen, found.missed) == (("99GV0001",), LAST, None)


def test_what_no_page_has_is_left_out(tables: TablesFolder) -> None:
    """Nor is a number found at another court."""
    asked = [Wanted("1-1/2001"), Wanted("1-9/2025", "99GV0002"), Wanted("1-9")]
    assert find_cards(tables, asked) == {}
    assert find_cards(tables, []) == {}


def test_a_number_of_two_courts_chooses_none(tables: TablesFolder) -> None:
    """With the court it is one; a later look that did not show the card is told."""
    several, one, other = (Wanted("1-7/2025", court) for court in (None, "99GV0001", "99GV0002"))
    found = find_cards(tables, [several, one, other, one])
    assert found[several].courts == ("99GV0001", "99GV0002")
    assert (found[several].events, found[several].missed) == ((), None)
    assert [event.kind for event in found[one].events] == ["verdict"]
    assert (found[one].missed, found[other].missed) == (LAST, None)
