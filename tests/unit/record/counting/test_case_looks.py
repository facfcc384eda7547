"""Delays between looks at the card that shows an event, for those who follow each case."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl
from tests.unit.record.counting.tables import Case, Happening, write_tables

from wayout.record.counting.case_looks import case_delay_cells
from wayout.record.counting.count import count
from wayout.record.counting.tables_folder import open_tables

LOOKS = tuple(date(2024, month, 1) for month in (1, 3, 5, 7))


def case(name: str, day: date, known: date, looks: Sequence[date] = LOOKS) -> Case:
    """A case with a verdict, first seen on one of the looks at its card."""
    event = Happening(kind="verdict", day=day, known=known)
    return Case(name=name, events=[event], known=looks)


def cells(folder: Path, *cases: Case) -> list[tuple[int, ...]]:
    """What is known of the delays: low, high, limit, len."""
    return case_delay_cells(open_tables(write_tables(folder, cases))).drop("kind").rows()


def test_a_look_that_passed_a_card_over_is_no_look_at_it(tmp_path: Path) -> None:
    """The court was looked at in March, this card was not: its verdict may have stood there."""
    late = case("late", date(2024, 2, 20), LOOKS[2], (LOOKS[0], *LOOKS[2:]))
    other = case("other", date(2024, 1, 1), LOOKS[0])
    assert cells(tmp_path, late, other) == [(-1, 71, 132, 1)]
    counted = count(tmp_path, "verdict", by="month").delay
    assert counted is not None
    assert counted.cells is not None
    assert counted.cells["low"].to_list() == [10]


def test_what_a_look_at_the_card_did_not_show_came_later(tmp_path: Path) -> None:
    """Looked at ten days after the verdict, and it was not there yet."""
    assert cells(tmp_path, case("late", date(2024, 2, 20), LOOKS[2])) == [(10, 71, 132, 1)]


def test_who_stops_looking_at_a_decided_case_has_not_seen_less(tmp_path: Path) -> None:
    """How late it could have been seen is told by the last look at the court."""
    stopped = case("stopped", date(2024, 2, 20), LOOKS[1], LOOKS[:2])
    other = case("other", date(2024, 1, 1), LOOKS[0])
    assert cells(tmp_path, stopped, other) == [(-1, 10, 132, 1)]


def test_what_only_the_last_look_could_show_tells_nothing(tmp_path: Path) -> None:
    """However late it was, it would have been seen then and not before."""
    assert cells(tmp_path, case("young", date(2024, 6, 1), LOOKS[3])) == []


def test_ids_may_be_of_any_kind(tmp_path: Path) -> None:
    """Short ones are numbers elsewhere; here a source names its card as text."""
    short = [case(f"{name:012d}", date(2024, 2, 20), LOOKS[2]) for name in range(3)]
    tables = open_tables(write_tables(tmp_path, short))
    assert case_delay_cells(tables).select(pl.col("len").sum()).item() == len(short)
