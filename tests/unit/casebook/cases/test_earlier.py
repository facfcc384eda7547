"""What an event was before it was corrected or taken back is told, with the days it stood."""

from datetime import date

from wayout.casebook.cases.case import Case, Told
from wayout.casebook.cases.earlier import earlier
from wayout.casebook.cases.records import EventLine

LEFT = EventLine(kind="left_unit", day="2025-01-20")
LATER = EventLine(kind="left_unit", day="2025-01-21", source="lawyer")


def case(*told: Told) -> Case:
    """A case of these events."""
    return Case(b"x" * 16, date(2025, 2, 1), date(2025, 2, 9), told=list(told))


def test_what_stands_was_nothing_before() -> None:
    """Only what stands no more is told."""
    assert earlier(case(Told("0.0.0", LEFT, date(2025, 2, 1)))) == []


def test_a_correction_and_a_taking_back_are_told_apart() -> None:
    """One by the name of what came in its place, the other by none."""
    first = Told("0.0.0", LEFT, date(2025, 2, 1))
    second = Told("1.0", LATER, date(2025, 2, 3), replaces="0.0.0")
    third = Told("2.0", LEFT, date(2025, 2, 4), gone=date(2025, 2, 5))
    was = {"kind": "left_unit", "day": "2025-01-20"}
    assert earlier(case(first, second, third)) == [
        {"name": "0.0.0", "event": was, "known": "2025-02-01", "until": "2025-02-03", "by": "1.0"},
        {"name": "2.0", "event": was, "known": "2025-02-04", "until": "2025-02-05", "by": None},
    ]
