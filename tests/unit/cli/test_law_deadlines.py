"""The table of deadlines hides nothing that is over, open, or not counted to the end."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from rich.console import Console

from wayout.cli.law_deadlines import deadline_table
from wayout.law import Assessment, assess
from wayout.law.assessment import Deadline
from wayout.text import translator

ON = date(2025, 6, 10)
ONE = Deadline(
    name="appeal", title="Appeal", article="UPK 389.4(1)", start=date(2025, 6, 1),
    due=date(2025, 6, 16), safe=date(2025, 6, 15), rolled=False, note="Only if asked for.",
    mark="S", provision="upk.389.4.1", version="2023-01-09", steps=("Counted from 1 June 2025",),
)  # fmt: skip


def shown(*deadlines: Deadline, why: bool = False) -> list[str]:
    """The lines of the table of an answer with these deadlines."""
    answer: Assessment = assess({"conduct": "absence", "part": "337.5"}, on=ON)
    console = Console(width=100, color_system=None)
    with console.capture() as caught:
        for one in deadline_table(replace(answer, deadlines=deadlines), translator("en"), why=why):
            console.print(one)
    return [line.rstrip() for line in caught.get().splitlines()]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2025, 6, 9), "9 Jun 2025, over"),
        (date(2025, 6, 10), "10 Jun 2025"),
        (date(2025, 6, 16), "16 Jun 2025"),
        (datetime(2025, 6, 9, 10, 30), "9 Jun 2025, 10:30, over"),  # noqa: DTZ001  the local clock
        (None, "not known"),
    ],
)
def test_what_is_over_stays_and_says_so(due: date | None, said: str) -> None:
    """Today is not over yet; a day that cannot be counted is not left out."""
    _head, row, *_notes = shown(replace(ONE, due=due, safe=due))
    assert row.split("  ")[1] == said


def test_the_earliest_comes_first_under_its_number_in_the_answer() -> None:
    """The number is the one that a calendar file shows."""
    later = replace(ONE, due=date(2025, 7, 1), title="Later")
    _head, first, second = shown(later, ONE)
    assert first.startswith("2  16 Jun 2025")
    assert second.startswith("1  1 Jul 2025")


def test_a_safe_day_stands_only_where_it_is_another() -> None:
    """Saying the same day twice would hide the one that matters."""
    assert "15 Jun 2025" in shown(ONE)[1]
    assert "16 Jun 2025   " not in shown(replace(ONE, safe=ONE.due))[1].replace(
        "16 Jun 2025", "", 1
    )


def test_a_day_that_could_not_be_rolled_says_why() -> None:
    """In every view; other notes and the counting unfold with the reasons."""
    assert not any("Only if asked for." in line for line in shown(ONE))
    assert any("Only if asked for." in line for line in shown(replace(ONE, rolled=None)))
    assert any("Counted from 1 June 2025." in line for line in shown(ONE, why=True))


def test_the_end_of_limitation_is_told_by_the_offence() -> None:
    """It stands in the table only where everything is unfolded."""
    limitation = replace(ONE, name="limitation", title="Limitation period")
    assert shown(limitation) == []
    assert len(shown(limitation, why=True)) > 1
