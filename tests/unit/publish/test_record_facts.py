"""What a folder holds is what its reading counted, or else what its tables do."""

import json
from pathlib import Path

import polars as pl
from tests.unit.desk.pages.record_desk import record_folder

from wayout.publish.record_facts import folder_facts, kinds_in, set_aside
from wayout.record.counting.tables_folder import open_tables
from wayout.record.tables import STAMP
from wayout.text import translator


def test_the_figures_of_a_reading_are_told(tmp_path: Path) -> None:
    """As it wrote them down."""
    folder = record_folder(tmp_path)
    path = folder / "reading.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"pages": 77}), encoding="utf-8")
    facts = {fact.key: fact.number for fact in folder_facts(open_tables(folder), translator("en"))}
    assert facts["pages"] == "77"
    assert facts["cards"] == "40"
    assert "set_aside" not in facts


def test_a_folder_of_others_is_counted(tmp_path: Path) -> None:
    """Where there is no summary, the rows."""
    folder = record_folder(tmp_path)
    (folder / "reading.json").unlink()
    facts = {fact.key: fact.number for fact in folder_facts(open_tables(folder), translator("en"))}
    assert facts == {"cards": "40", "histories": "40", "persons": "40", "events": "70"}


def test_what_was_set_aside_is_told_by_its_class(tmp_path: Path) -> None:
    """The most first."""
    folder = record_folder(tmp_path)
    path = folder / "set_aside.parquet"
    rows = [("a", "captcha", ""), ("b", "empty", ""), ("c", "empty", ""), ("d", "odd", "")]
    frame = pl.DataFrame(rows, schema=pl.read_parquet_schema(path), orient="row")
    frame.write_parquet(path, metadata={STAMP: "invented"})
    said = set_aside(open_tables(folder), translator("en"))
    assert said == (("empty files", "2"), ("ask for a code from a picture", "1"), ("odd", "1"))


def test_only_kinds_that_happened_can_be_counted(tmp_path: Path) -> None:
    """The others would be nought."""
    assert kinds_in(open_tables(record_folder(tmp_path))) == {"received", "suspended", "verdict"}
