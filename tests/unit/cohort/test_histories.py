"""Which histories of a folder are walked, and until when."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
from tests.unit.cohort.odds_folder import case, on, quietly, said
from tests.unit.record.counting.tables import SEEN, Case, write_tables

from wayout.cohort.histories import histories_of
from wayout.cohort.record_stays import Choice, RecordStays, open_record, record_stays

ONE = case("one", "received 01-10", "verdict 03-01")
BARE = case("bare", "received 01-12", "verdict 01-12..04-01")


def asked(folder: Path, cases: list[Case], exports: set[str]) -> RecordStays:
    """Write the cases, some of them from an export without movement, and walk them."""
    write_tables(folder, cases)
    cards = pl.read_parquet(folder / "cards.parquet")
    bare = pl.when(pl.col("history").is_in(exports)).then(pl.lit("dataout")).otherwise("layout")
    meta = pl.read_parquet_metadata(folder / "cards.parquet")
    stamp = {key: value for key, value in meta.items() if key != "ARROW:schema"}
    cards.with_columns(layout=bare).write_parquet(folder / "cards.parquet", metadata=stamp)
    choice = Choice(track="case", origin="received")
    return record_stays(open_record(folder), choice, 0, quietly)


def test_cases_of_which_nothing_is_listed_are_left_out(tmp_path: Path) -> None:
    """A suspension cannot be seen there: such a case would look as if in court."""
    found = asked(tmp_path, [BARE, ONE], {"bare"})
    assert found.sojourns["id"].unique().to_list() == ["one/1"]
    assert "a suspension cannot be seen (cases): 1." in said(found.left_out)


def test_where_there_are_no_others_they_stay(tmp_path: Path) -> None:
    """And that is said."""
    found = asked(tmp_path, [BARE], {"bare"})
    assert found.sojourns["id"].unique().to_list() == ["bare/1"]
    assert "All cases are from an export" in said(found.left_out)


def test_nothing_is_said_where_every_card_has_its_movement(tmp_path: Path) -> None:
    """Nobody is left out."""
    found = asked(tmp_path, [BARE, ONE], set())
    assert sorted(found.sojourns["id"].unique()) == ["bare/1", "one/1"]
    assert found.left_out == ()


def test_another_card_does_not_watch_a_card_that_is_gone(tmp_path: Path) -> None:
    """The custody material is still there in June; the case itself was last seen in April."""
    gone = replace(case("gone", "received 01-10"), known=(on("02-01"), on("04-01")))
    material = replace(
        case("gone", "material_received 01-05"), card="other", proceeding="material",
        instance="material", accused=(), known=(SEEN,),
    )  # fmt: skip
    assert last(tmp_path, gone, material) == on("04-01")


def test_a_higher_court_goes_on_with_it(tmp_path: Path) -> None:
    """An appeal tells what became of the verdict."""
    tried = replace(case("tried", "received 01-10", "verdict 02-20"), known=(on("04-01"),))
    appeal = replace(
        case("tried", "appeal_received 04-20"), card="other", instance="appeal", accused=(),
        known=(SEEN,),
    )  # fmt: skip
    assert last(tmp_path, tried, appeal) == SEEN


def last(folder: Path, criminal: Case, other: Case) -> date:
    """The end of the watch of a history with two cards."""
    write_tables(folder, [criminal, other])
    for table, keys in (("histories", ["history"]), ("events", ["history", "order"])):
        path = folder / f"{table}.parquet"
        frame = pl.read_parquet(path).unique(keys, keep="first", maintain_order=True)
        stamp = pl.read_parquet_metadata(path)["wayout_reading"]
        frame.write_parquet(path, metadata={"wayout_reading": stamp})
    (found,) = histories_of(open_record(folder), "received", None)
    return found.until
