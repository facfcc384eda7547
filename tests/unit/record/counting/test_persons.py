"""The accused are counted by row, by the latest table of each card that was known."""

from datetime import date
from pathlib import Path

from tests.unit.record.counting.tables import Accused, Case, Happening, write_tables

from wayout.record import count

EARLY, LATE = date(2024, 5, 20), date(2024, 6, 10)
RECEIVED = Happening(kind="received", day=date(2024, 5, 14), known=EARLY)


def test_an_event_of_all_accused_counts_each_row_of_the_case(tmp_path: Path) -> None:
    """Two rows are two accused, whether or not their names are shown."""
    case = Case(name="a", events=[RECEIVED], accused=[Accused(row=1), Accused(row=2)])
    folder = write_tables(tmp_path, [case])
    assert count(folder, "received", by="month", unit="person").total == 2


def test_an_event_of_one_accused_counts_that_one(tmp_path: Path) -> None:
    """A verdict on row 2, then one on all: two accused, each by the first of their own."""
    verdicts = [
        Happening(kind="verdict", day=date(2024, 5, 3), accused=2),
        Happening(kind="verdict", day=date(2024, 6, 3)),
    ]
    case = Case(name="a", events=verdicts, accused=[Accused(row=1), Accused(row=2)])
    found = count(write_tables(tmp_path, [case]), "verdict", by="month", unit="person")
    assert [(row.value, row.count) for row in found.rows] == [("2024-05", 1), ("2024-06", 1)]


def test_the_latest_persons_table_counts_and_the_one_known_then(tmp_path: Path) -> None:
    """A second accused who came later is not counted as known before."""
    tables = [
        Accused(row=1, known=EARLY, articles=["337.5"]),
        Accused(row=1, known=LATE, articles=["338.1"]),
        Accused(row=2, known=LATE, articles=["338.1"]),
    ]
    case = Case(name="a", events=[RECEIVED], accused=tables, known=[EARLY, LATE])
    folder = write_tables(tmp_path, [case])
    now = count(folder, "received", by="article", unit="person")
    then = count(folder, "received", by="article", unit="person", known_by=EARLY)
    assert [(row.value, row.count) for row in now.rows] == [("338", 2)]
    assert [(row.value, row.count) for row in then.rows] == [("337", 1)]


def test_a_person_on_two_cards_of_a_case_is_one(tmp_path: Path) -> None:
    """Registered anew at another court, the case has the same accused."""
    first = Case(name="a", events=[RECEIVED], card="one")
    again = Case(
        name="a", events=[Happening(kind="received_again", day=LATE)], card="two", court="99GV0002"
    )
    folder = write_tables(tmp_path, [first, again])
    assert count(folder, "received", by="month", unit="person").total == 1


def test_persons_of_an_appeal_do_not_add_to_those_of_the_first_instance(tmp_path: Path) -> None:
    """The criminal cards of the first instance decide, where there are any."""
    first = Case(name="a", events=[RECEIVED], card="one")
    appeal = Case(
        name="a", events=[Happening(kind="appeal_received", day=LATE)], card="two",
        instance="appeal", number="22-1/2024", accused=[Accused(row=1), Accused(row=2)],
    )  # fmt: skip
    folder = write_tables(tmp_path, [first, appeal])
    assert count(folder, "received", by="month", unit="person").total == 1


def test_a_case_whose_persons_are_not_known_is_said_and_not_counted(tmp_path: Path) -> None:
    """No table of persons means unknown, not nobody and not one."""
    folder = write_tables(tmp_path, [Case(name="a", events=[RECEIVED], accused=())])
    found = count(folder, "received", by="month", unit="person")
    assert (found.total, found.persons_unknown) == (0, 1)
    assert count(folder, "received", by="month").total == 1
