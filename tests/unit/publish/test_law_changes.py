"""The days on which the law changed, and what happened on each."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from wayout.law import load_law
from wayout.publish.law_changes import around, law_changes

BOOK = load_law()
CHANGES = law_changes(BOOK, BOOK.provisions)
DAY = timedelta(days=1)


def test_they_stand_in_order_and_once() -> None:
    """And none lies before the tables begin."""
    days = [one.day for one in CHANGES]
    assert days == sorted(set(days))
    assert days[0] > BOOK.first_day


def test_what_came_was_not_there_the_day_before_and_what_went_was() -> None:
    """Whatever is named, the tables say so."""
    for one in CHANGES:
        assert one.came or one.changed or one.went
        assert all(p.in_force(one.day) and not p.in_force(one.day - DAY) for p in one.came)
        assert all(p.in_force(one.day - DAY) and not p.in_force(one.day) for p in one.went)
        for new in one.changed:
            editions = BOOK.editions(new.id)
            assert any(old.to == new.since and later is new for old, later in pairwise(editions))


def test_no_turn_is_missing() -> None:
    """Every first day and every last one of an edition is there."""
    days = {p.since for p in BOOK.provisions} | {p.to for p in BOOK.provisions if p.to}
    assert {one.day for one in CHANGES} == {day for day in days if day > BOOK.first_day}


@pytest.mark.parametrize("name", ["upk.389.4.1", "uk.78.1.1"])
def test_an_edition_that_follows_another_is_a_change(name: str) -> None:
    """Neither the end of the one nor the beginning of the other is told by itself."""
    old, new = BOOK.editions(name)
    (change,) = [one for one in law_changes(BOOK, [old, new]) if one.day == new.since]
    assert change.changed == [new]
    assert not change.came
    assert not change.went


def test_around_a_day_the_day_itself_is_the_last_change() -> None:
    """Before the first there is none, after the last neither."""
    first, second = CHANGES[0], CHANGES[1]
    assert around(CHANGES, first.day - DAY) == (None, first)
    assert around(CHANGES, first.day) == (first, second)
    assert around(CHANGES, date(2100, 1, 1)) == (CHANGES[-1], None)
