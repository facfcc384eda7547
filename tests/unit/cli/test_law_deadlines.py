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
    _group, _head, row, *_notes = shown(replace(ONE, due=due, safe=due))
    assert row.split("  ")[1] == said


def test_the_earliest_comes_first_and_numbers_follow_the_order_shown() -> None:
    """The number is the one that a calendar file shows."""
    later = replace(ONE, due=date(2025, 7, 1), title="Later")
    _group, _head, first, second = shown(later, ONE)
    assert first.startswith("1  16 Jun 2025")
    assert second.startswith("2  1 Jul 2025")


def test_his_own_stand_before_those_of_the_authorities() -> None:
    """Only his own have a safe day: an early day proves nothing against others."""
    theirs = replace(ONE, name="charge", title="Charge", due=date(2025, 6, 12))
    own_group, _head, own, their_group, _their_head, charge = shown(theirs, ONE)
    assert (own_group, their_group) == (
        "Binding on him and his lawyer", "Binding on the investigation and the court",
    )  # fmt: skip
    assert own.startswith("1  16 Jun 2025  15 Jun 2025")
    assert charge == "2  12 Jun 2025  Charge (CPC 389.4(1))"


def test_a_term_of_the_authorities_that_is_over_may_have_been_prolonged() -> None:
    """The table knows the general rule, not the order."""
    said = "whether the term was prolonged stands in the order."
    theirs = replace(ONE, name="charge", due=date(2025, 6, 9), safe=None)
    assert said in shown(theirs)[-1]
    assert not any(said in line for line in shown(replace(theirs, due=ON)))
    assert not any(said in line for line in shown(replace(ONE, due=date(2025, 6, 9))))


def test_a_term_of_the_authorities_without_a_day_ends_not_before_the_earliest() -> None:
    """What is known of it is said."""
    row = shown(replace(ONE, name="charge", due=None))[2]
    assert row.startswith("1  not before 15 Jun 2025")


def test_a_safe_day_stands_only_where_it_is_another() -> None:
    """Saying the same day twice would hide the one that matters."""
    assert "15 Jun 2025" in shown(ONE)[2]
    assert "16 Jun 2025   " not in shown(replace(ONE, safe=ONE.due))[2].replace(
        "16 Jun 2025", "", 1
    )


def test_a_day_that_could_not_be_rolled_says_why() -> None:
    """In every view; other notes and the counting unfold with the reasons."""
    assert not any("Only if asked for." in line for line in shown(ONE))
    assert any("Only if asked for." in line for line in shown(replace(ONE, rolled=None)))
    assert any("Counted from 1 June 2025." in line for line in shown(ONE, why=True))


def test_the_end_of_limitation_is_told_by_the_offence() -> None:
    """How it was counted unfolds with the reasons; a row of its own it has not."""
    limitation = replace(ONE, name="limitation", title="Limitation period")
    assert shown(limitation) == []
    assert shown(limitation, why=True)[0].startswith("   Limitation period: ")
