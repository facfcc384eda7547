"""The lines of the day: how they are grouped, said and counted."""

from datetime import date, timedelta
from typing import Any

import pytest

from wayout.casebook.intake.questions import DANGER
from wayout.desk.aliases import Aliases
from wayout.desk.pages.today.load import DAYS, WIDTH, load
from wayout.desk.pages.today.rows import SHOWN, Reader, groups, is_shown
from wayout.text import translator

NOW = date(2025, 6, 10)
READER = Reader(NOW, translator("en"), 3, Aliases(), names_owners=False)


def item(off: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401  as the keeper tells it
    """A deadline so many days off."""
    day = (NOW + timedelta(days=off)).isoformat()
    told = {"day": day, "code": "C", "kind": "deadline", "what": "appeal"}
    return {**told, "article": "upk.389.4.1", **more}


@pytest.mark.parametrize(
    ("off", "ahead", "kind", "is_near"),
    [
        (-1, None, "over", False),
        (0, 9, "now", False),
        (3, None, "next", True),
        (4, None, "next", False),
        (3, 2, "next", False),
        (8, None, "later", False),
        (20, 20, "remind", True),
        (20, 19, "later", False),
    ],
)
def test_it_is_near_as_many_days_ahead_as_was_said(
    off: int, ahead: int | None, kind: str, *, is_near: bool
) -> None:
    """By the deadline itself, else by the settings."""
    more = {} if ahead is None else {"ahead": ahead}
    (group,) = groups([item(off, **more)], READER)
    assert (group.kind, group.rows[0].is_near) == (kind, is_near)


def test_a_promise_needs_no_reminder() -> None:
    """Its day is that of the call."""
    (group,) = groups([item(2, kind="promise", what="call_back", id="a")], READER)
    (row,) = group.rows
    assert (row.is_near, row.promise, row.deadline, row.is_own) == (False, "a", "", False)
    assert (row.contact, row.is_refused) == ("not asked whether he agrees to be contacted", False)
    (group,) = groups([item(2, kind="promise", what="call_back", id="a", contact=False)], READER)
    (row,) = group.rows
    assert (row.contact, row.is_refused) == ("does not agree to be contacted", True)


@pytest.mark.parametrize("off", [-40, 0, 3])
def test_danger_to_life_stands_on_top(off: int) -> None:
    """A call that says so is the first group whenever it is due; its words stay in the case."""
    danger = item(off, kind="promise", what="check_in", id=DANGER)
    found = groups([item(-50), danger, item(0)], READER)
    assert [group.kind for group in found] == ["danger", "over", "now"]
    assert [row.promise for row in found[0].rows] == [DANGER]


def test_a_group_tells_how_many_it_leaves_out() -> None:
    """The page stays short."""
    (group,) = groups([item(9)] * (SHOWN + 5), READER)
    assert (group.number, len(group.rows), group.more) == (SHOWN + 5, SHOWN, 5)


def test_what_the_authorities_let_pass_long_ago_is_left_out() -> None:
    """A promise is not, nor a term of the defence."""
    theirs = [is_shown(item(off, what="custody_trial"), NOW) for off in (-15, -14)]
    assert theirs == [False, True]
    assert is_shown(item(-400, kind="promise", what="call_back"), NOW)
    assert is_shown(item(-400), NOW)


def test_the_defence_comes_first_and_what_the_authorities_let_pass_stands_apart() -> None:
    """Under a name of its own, after what has to be done."""
    court = {"what": "custody_trial", "if_custody": True, "earliest": True}
    found = groups([item(-3, **court), item(0, **court), item(-9), item(-1), item(0)], READER)
    assert [row.distance for row in found[0].rows] == ["1 day overdue", "9 days overdue"]
    assert [(one.kind, [row.is_own for row in one.rows]) for one in found] == [
        ("over", [True, True]),
        ("now", [True, False]),
        ("theirs", [False]),
    ]
    row = found[-1].rows[0]
    assert row.distance == "3 days ago"  # by the general rule; it may have been prolonged
    assert (row.if_custody, row.is_earliest) == (True, True)


def test_the_day_to_keep_is_the_safe_one_until_it_is_over() -> None:
    """What is grouped, ordered and counted is that day; both are said."""
    safe = (NOW + timedelta(days=1)).isoformat()
    found = groups([item(2), item(1, what="custody_trial"), item(2, safe=safe)], READER)
    assert [(row.day, row.distance) for row in found[0].rows] == [
        (NOW + timedelta(days=1), "tomorrow"),
        (NOW + timedelta(days=1), "tomorrow"),
        (NOW + timedelta(days=2), "in 2 days"),
    ]
    first = found[0].rows[0]
    assert (first.is_own, first.last) == (True, "11 Jun 2025 to be safe, last day 12 Jun 2025")
    assert load([item(2, safe=safe)], NOW)[1].own == 1
    (group,) = groups([item(0, safe=(NOW - timedelta(days=1)).isoformat())], READER)
    assert (group.kind, group.rows[0].distance) == ("now", "today")
    assert group.rows[0].last == "last day 10 Jun 2025, it was safe until 9 Jun 2025"
    (group,) = groups([item(-1, safe="2025-06-01")], READER)
    assert (group.kind, group.rows[0].last) == ("over", "")


def test_the_load_counts_what_is_due_on_each_day() -> None:
    """Today and two weeks on; the defence's apart; the longest bar fills the width."""
    items = [item(0), item(0, what="custody"), item(13), item(14), item(-1)]
    found = load(items, NOW)
    assert len(found) == DAYS
    assert [(one.number, one.own) for one in found if one.number] == [(2, 1), (1, 1)]
    assert (found[0].width, found[0].own_width, found[13].width) == (WIDTH, WIDTH // 2, WIDTH // 2)
    assert load([], NOW)[0].width == 0
