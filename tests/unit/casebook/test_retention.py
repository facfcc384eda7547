"""Which cases wait for a decision whether they are kept."""

from datetime import date, timedelta

import pytest

from wayout.casebook.cases.records import CaseLine, Noted, Retain
from wayout.casebook.cases.summary import Summary
from wayout.casebook.cases.work import add_cases, list_cases, write_case
from wayout.casebook.chain.log import verified
from wayout.casebook.retention import Waiting, months_before, review, to_review
from wayout.casebook.vault import Vault

TODAY = date(2025, 3, 31)


def summary(written: date, retain: date | None = None) -> Summary:
    """A summary of a case that somebody wrote in on a day."""
    return Summary(
        state=None, since=None, opened=written, people=0, deadlines=[], promises=[],
        written=written, retain=retain,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (0, date(2025, 3, 31)),
        (1, date(2025, 2, 28)),
        (3, date(2024, 12, 31)),
        (12, date(2024, 3, 31)),
        (13, date(2024, 2, 29)),
        (2024 * 12 + 2, date(1, 1, 31)),
        (2024 * 12 + 3, date(1, 1, 1)),
        (10**6, date(1, 1, 1)),
    ],
)
def test_months_are_counted_back(months: int, day: date) -> None:
    """To the same day, or the last of a shorter month; no further than the calendar goes."""
    assert months_before(TODAY, months) == day


def test_a_silent_case_waits() -> None:
    """From the day on that lies so many months back."""
    assert to_review(summary(date(2024, 3, 31)), TODAY, 12) == "silent"
    assert to_review(summary(date(2024, 4, 1)), TODAY, 12) is None


def test_a_day_of_retention_alone_decides() -> None:
    """On that day it is still kept, however long nobody wrote in it."""
    old = date(2020, 1, 1)
    assert to_review(summary(old, TODAY), TODAY, 12) is None
    assert to_review(summary(old, TODAY - timedelta(days=1)), TODAY, 12) == "over"
    assert to_review(summary(TODAY, TODAY - timedelta(days=1)), TODAY, 12) == "over"


def test_the_list_is_logged_and_deletes_nothing(vault: Vault) -> None:
    """The oldest first; one that was written in again is not there any more."""
    codes = []
    for day in (20_000, 19_000, 20_400):  # 4 October 2024, 8 January 2022, 8 November 2025
        vault.clock = lambda day=day: day * 86_400  # type: ignore[misc]
        codes += add_cases(vault, [CaseLine(title="a")])
    write_case(vault, codes[2], [Retain(until="2025-11-20")], "write")
    today = date(2025, 11, 30)
    assert review(vault, 12, today) == [
        Waiting(codes[1], "silent", date(2022, 1, 8), None),
        Waiting(codes[0], "silent", date(2024, 10, 4), None),
        Waiting(codes[2], "over", date(2025, 11, 8), date(2025, 11, 20)),
    ]
    act = list(verified(vault.store, vault.ring.body.audit))[-1].act
    assert (act.action, act.number) == ("review", 3)
    assert len(list_cases(vault)) == 3
    write_case(vault, codes[1], [Noted(text="жив")], "note")
    write_case(vault, codes[2], [Retain(until="2025-12-20")], "write")
    assert [one.code for one in review(vault, 12, today)] == [codes[0]]
