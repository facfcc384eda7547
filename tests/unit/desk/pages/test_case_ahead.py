"""Above a case stands what is next: the defence's term first, and why it falls on that day."""

from datetime import date
from typing import Any

import pytest

from wayout.desk.aliases import Aliases
from wayout.desk.pages.case.ahead import AheadShown, ahead_of
from wayout.desk.pages.case.terms import Dated, dated
from wayout.desk.pages.law.panel import law_panel
from wayout.text import translator

EN = translator("en")
VERDICT = date(2025, 3, 3)
LAST = date(2025, 3, 18)  # 15 days, the day of the verdict not counted: CPC 389.4(1), 128(1)
SAFE = date(2025, 3, 17)  # it counted
EVENTS = [
    {"kind": "left_unit", "day": "2024-06-03"},
    {"kind": "case_opened", "day": "2024-09-02"},
    {"kind": "received", "day": "2025-01-20"},
    {"kind": "verdict", "day": VERDICT.isoformat(), "detail": "prison"},
    {"kind": "appeal_hearing_planned", "day": "2025-04-21", "time": "10:00"},
    {"kind": "hearing_planned", "day": "2025-03-01"},
]


def told(today: date, ahead: int = 3, **decided: object) -> tuple[AheadShown, list[Dated]]:
    """What is told above a case on a day, and its own terms."""
    shown: dict[str, Any] = {"code": "K", "history": {"events": EVENTS}}
    if "remind" in decided:
        decided["ahead"] = decided.pop("remind")
    if decided:
        shown["decided"] = [{"name": "appeal", "counted": LAST.isoformat(), **decided}]
    terms = dated(law_panel(shown, EN, today), shown, today, ahead)
    return ahead_of(shown, terms, today, (Aliases(), EN)), [one for one in terms if one.term.own]


def test_his_own_term_is_told_with_its_day_and_its_why() -> None:
    """Counted here by hand; the article and the steps are those of the law."""
    shown, _own = told(date(2025, 3, 10))
    own = next(one for one in shown.urgent if one.dated.term.own)
    assert (own.dated.term.day, own.dated.term.safe, own.left) == (LAST, SAFE, "in 7 days")
    assert own.day == "17 March 2025 to be safe, last day 18 March 2025"
    assert "389.4" in own.dated.term.article
    assert "3 March 2025" in own.dated.shown.start
    assert own.dated.shown.counted
    assert own.to.startswith("/cases/")
    assert shown.missed == ()


@pytest.mark.parametrize(("days", "is_near"), [(6, False), (7, True)])
def test_it_is_near_by_the_days_that_were_chosen(days: int, is_near: bool) -> None:  # noqa: FBT001  a row of the table
    """And by those that were chosen for this one, where they were."""
    for shown, own in (told(date(2025, 3, 10), days), told(date(2025, 3, 10), 0, remind=days)):
        assert [one.term.near for one in own if one.shown.name == "appeal"] == [is_near]
        assert shown.is_near  # the copy of the sentence is due that day


def test_what_was_done_is_not_next() -> None:
    """It stays on the time line as done."""
    shown, own = told(date(2025, 3, 10), done="2025-03-09")
    assert not [one for one in shown.urgent if one.dated.shown.name == "appeal"]
    assert [one.term.how for one in own if one.shown.name == "appeal"] == ["done"]


def test_a_term_that_was_moved_falls_on_its_new_day() -> None:
    """And says that it was moved; its page is that of the day which the law counts."""
    shown, _own = told(date(2025, 3, 10), due="2025-03-24", because="восстановлен")
    own = next(one for one in shown.urgent if one.dated.shown.name == "appeal")
    assert (own.day, own.left, own.dated.moved) == ("24 March 2025", "in 14 days", True)


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2025, 3, 20), "2 days overdue:"), (date(2026, 3, 18), "365 days overdue:")],
)
def test_a_term_that_was_missed_is_told_until_it_is_done(today: date, left: str) -> None:
    """In red, before everything else; no term of the investigation stands beside it any more."""
    shown, _own = told(today)
    (missed,) = shown.missed
    assert (missed.left, missed.day) == (left, "18 March 2025")
    assert missed.what[0].islower()
    assert shown.is_near
    assert shown.urgent == ()
    assert told(today, done="2025-03-17")[0].missed == ()


def test_on_the_last_day_the_safe_one_is_over() -> None:
    """It is due today, not yesterday."""
    (own,) = told(LAST)[0].urgent
    assert own.left == "today"
    assert own.day == "last day 18 March 2025, it was safe until 17 March 2025"


def test_the_next_hearing_is_told() -> None:
    """Not one that is over."""
    hearing = told(date(2025, 3, 10))[0].hearing
    assert hearing is not None
    assert (hearing.day, hearing.time, hearing.left) == (date(2025, 4, 21), "10:00", "in 42 days")
    assert told(date(2025, 4, 22))[0].hearing is None


def test_a_nearer_term_of_the_authorities_is_told_beside_his() -> None:
    """The copy of the sentence, five days after it; once it is over only his own is told."""
    copy = ("sentence_copy", date(2025, 3, 10))  # 8 March is a Saturday, a day off
    for today, more in ((date(2025, 3, 10), [copy]), (date(2025, 3, 11), [])):
        shown, _own = told(today)
        found = [(one.dated.shown.name, one.dated.term.day) for one in shown.urgent]
        assert found == [("appeal", LAST), *more]
