"""A folder whose tables do not belong together is refused in one line; damage is never counted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.unit.record.counting.tables import SEEN, Case, Happening, one, write_tables

from wayout.errors import TablesError
from wayout.record import count

CASES = [one("received", "a", SEEN), one("received", "b", SEEN)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole folder of tables."""
    return write_tables(tmp_path / "tables", CASES)


def refusal(folder: Path) -> str:
    """What the refusal says."""
    with pytest.raises(TablesError) as refused:
        count(folder, "received", by="month")
    said = str(refused.value)
    assert "\n" not in said
    assert refused.value.exit_code == 2
    return said


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    """The message says how to make one."""
    assert "wayout record read" in refusal(tmp_path / "nowhere")


@pytest.mark.parametrize("table", ["histories", "events", "cards", "persons", "acts", "listings"])
def test_a_missing_table_is_named(folder: Path, table: str) -> None:
    """Every table of a reading must be there."""
    (folder / f"{table}.parquet").unlink()
    assert f"{table}.parquet" in refusal(folder)


def test_a_missing_column_is_named(folder: Path) -> None:
    """A table without a column that is counted by is of another version."""
    path = folder / "events.parquet"
    metadata = {"wayout_reading": "invented"}
    pl.read_parquet(path).drop("known").write_parquet(path, metadata=metadata)
    assert "lacks the column known" in refusal(folder)


def test_tables_of_two_readings_are_not_counted_together(folder: Path, tmp_path: Path) -> None:
    """Each file carries the digest of its reading; they must agree."""
    other = write_tables(tmp_path / "other", CASES, stamp="another")
    (other / "events.parquet").replace(folder / "events.parquet")
    assert "different readings" in refusal(folder)


@pytest.mark.parametrize("table", ["events", "cards", "persons"])
def test_a_damaged_file_is_said(folder: Path, table: str) -> None:
    """A file cut off in the middle ends in one line."""
    path = folder / f"{table}.parquet"
    path.write_bytes(path.read_bytes()[:-200])
    refusal(folder)


def test_a_damaged_summary_is_said(folder: Path) -> None:
    """The summary holds the freeze: without it nothing is dated."""
    (folder / "reading.json").write_text("{", encoding="utf-8")
    assert "reading.json" in refusal(folder)


def test_a_table_in_several_files_is_one_table(folder: Path) -> None:
    """`events/*.parquet` stands for `events.parquet`."""
    whole = count(folder, "received", by="month")
    path = folder / "events.parquet"
    events = pl.read_parquet(path)
    path.unlink()
    (folder / "events").mkdir()
    for at, part in enumerate(events.iter_slices(1)):
        file = folder / "events" / f"{at}.parquet"
        part.write_parquet(file, metadata={"wayout_reading": "invented"})
    assert count(folder, "received", by="month").rows == whole.rows


def bare(folder: Path) -> Path:
    """Leave only the tables and columns that every reader of pages gives."""
    for name in ("acts", "listings", "labels", "set_aside"):
        (folder / f"{name}.parquet").unlink()
    (folder / "reading.json").unlink()
    for name in ("histories", "events", "cards", "persons"):
        table = pl.read_parquet(folder / f"{name}.parquet")
        own = {"events": ["nth", "court", "first_known"], "cards": ["family"]}.get(name, [])
        table.drop(own).write_parquet(folder / f"{name}.parquet")
    return folder


def test_a_folder_without_our_own_columns_is_counted(folder: Path) -> None:
    """Without our own columns and tables the same numbers come out."""
    whole = count(folder, "received", by="court")
    found = count(bare(folder), "received", by="court")
    assert (found.rows, found.freeze) == (whole.rows, SEEN)


@pytest.mark.parametrize(("instance", "number"), [("first", "1-1/2024"), (None, "1-1/2024")])
def test_a_case_is_at_the_court_of_its_criminal_card(
    tmp_path: Path, instance: str | None, number: str
) -> None:
    """Not at that of its appeal, whatever their codes; the appeal is at its own."""
    first = replace(
        one("received", "a", SEEN), card="one", court="99GV0005", instance=instance, number=number
    )
    moved = replace(first, card="two", court="99GV0003", received=date(2024, 6, 30))
    appeal = Case(name="a", events=[Happening(kind="appeal_received", day=SEEN)], card="three",
                  court="99AV0001", instance="appeal", number="22-1/2024")  # fmt: skip
    folder = bare(write_tables(tmp_path, [first, replace(moved, events=()), appeal]))
    courts = {
        event: [row.value for row in count(folder, event, by="court").rows]
        for event in ("received", "appeal_received")
    }
    assert courts == {"received": ["99GV0005"], "appeal_received": ["99AV0001"]}
