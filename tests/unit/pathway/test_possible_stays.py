"""A stay that has no length only if its inexact end is as early as can be is kept on demand."""

from datetime import date
from itertools import pairwise

import pytest

from wayout.forms.stays import sojourns_frame
from wayout.pathway import Day, Event, History, Sojourn, sojourns

UNTIL = date(2024, 12, 31)


def history(*rows: str) -> History:
    """Make a history of rows such as "2024-02 received"."""
    events = [
        Event(f"e{number}", row.split()[1], Day.parse(row.split()[0]), source="card")
        for number, row in enumerate(rows)
    ]
    return History("h", tuple(events), events[0].day.first, UNTIL)


def walked(*rows: str) -> tuple[list[Sojourn], list[Sojourn]]:
    """Walk a history as ever, and with the stays that are possible."""
    told = history(*rows)
    return list(sojourns(told).stays), list(sojourns(told, possible=True).stays)


def test_a_stay_that_may_have_a_length_is_kept() -> None:
    """Received on 1 February, suspended some day of February: on the 1st or later."""
    usual, possible = walked("2024-02-01 received", "2024-02 suspended")
    assert [stay.state for stay in usual] == ["suspended"]
    assert [stay.state for stay in possible] == ["court", "suspended"]
    first = possible[0]
    assert (first.entry, first.exit, first.exposure) == (date(2024, 2, 1), date(2024, 2, 1), 0)
    assert (first.entry_last, first.exit_last) == (date(2024, 2, 1), date(2024, 2, 29))


def test_a_stay_in_the_middle_keeps_its_arrows_apart() -> None:
    """Without it the arrows through it are joined."""
    rows = ("2024-01-10 received", "2024-02-01 suspended", "2024-02 resumed")
    usual, possible = walked(*rows)
    assert [(stay.state, stay.to) for stay in usual] == [("court", None)]
    assert [(stay.state, stay.to) for stay in possible] == [
        ("court", "suspended"), ("suspended", "court"), ("court", None),
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["2024-02-01", "2024-02-02"])
def test_exact_days_leave_nothing_to_be_possible(day: str) -> None:
    """On the same day it has no length in either walk; a day later it has one in both."""
    usual, possible = walked("2024-02-01 received", f"{day} suspended")
    assert usual == possible


def test_possible_stays_stand_without_gaps() -> None:
    """One ends where the next begins, first days and last days alike."""
    _, stays = walked("2024-01 received", "2024-01 suspended", "2024-01-20 resumed")
    assert [stay.state for stay in stays] == ["court", "suspended", "court"]
    for one, two in pairwise(stays):
        assert (one.exit, one.exit_last, one.to) == (two.entry, two.entry_last, two.state)


def test_the_frame_of_stays_has_them_too() -> None:
    """A row whose `entry` and `exit` are one day."""
    told = history("2024-02-01 received", "2024-02 suspended")
    assert len(sojourns_frame([told])) == 1
    found = sojourns_frame([told], possible=True)
    assert (found["entry"] == found["exit"]).to_list() == [True, False]
