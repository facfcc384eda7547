"""What is asked about of the days of a sheet, once."""

from datetime import date
from typing import Any

from wayout.desk.pages.intake.doubtful_days import asked_about
from wayout.text import translator

TODAY = date(2026, 11, 29)
_ = translator("en")


def told(question: str, kind: str, day: str, *, is_new: bool = True) -> dict[str, Any]:
    """An event of a sheet, as the keeper tells it."""
    return {
        "question": question, "event": {"kind": kind, "day": day}, "others": [], "is_new": is_new,
    }  # fmt: skip


def test_what_was_asked_before_is_not_asked_again() -> None:
    """Only while the kind and the day are the same."""
    first = told("first_day", "detained", "2013")
    now = told("now_day", "pit", "2027-01-01")
    asked, sure = asked_about([first, now], "", TODAY, _)
    assert asked.keys() == {"first_day", "now_day"}
    assert asked_about([first, now], sure, TODAY, _) == ({}, sure)
    moved = told("now_day", "pit", "2027-01-02")
    assert asked_about([first, moved], sure, TODAY, _)[0].keys() == {"now_day"}
    assert asked_about([{**first, "is_new": False}], "", TODAY, _) == ({}, "")


def test_their_order_is_asked_about_at_what_is_new() -> None:
    """Spans that meet are in order; so is what stood there before."""
    first, now = told("first_day", "left_unit", "2026-05"), told("now_day", "pit", "2026-04-30")
    was = {"is_new": False}
    for events, at in (
        ([first, now], {"now_day"}),
        ([first | was, now], {"now_day"}),
        ([first, now | was], {"first_day"}),
        ([first | was, now | was], set()),
        ([first, told("now_day", "pit", "2026-05-01")], set()),
        ([now], set()),
    ):
        asked, sure = asked_about(events, "", TODAY, _)
        assert asked.keys() == at
        assert asked_about(events, sure, TODAY, _)[0] == {}
