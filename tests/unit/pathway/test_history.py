"""A History is sane, keeps every version of its events, and can be told as of any day."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from wayout.errors import HistoryError
from wayout.pathway import Day, Event, History

BEGINS, UNTIL = date(2024, 1, 10), date(2024, 12, 31)


def event(id_: str, kind: str, day: str, **more: object) -> Event:
    """Make an event with an invented source."""
    return Event(id_, kind, Day.parse(day), source="card", **more)  # type: ignore[arg-type]  # free keywords


def history(*events: Event, begins: date = BEGINS, until: date = UNTIL) -> History:
    """Make a history of these events."""
    return History("h1", events, begins, until)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: history(event("a", "received", "2024-02-01"), event("b", "hearing", "2024-01-10")),
        lambda: history(event("a", "received", "2024-01-10"), event("a", "hearing", "2024-02-01")),
        lambda: history(until=date(2024, 1, 9)),
        lambda: History("", (), BEGINS, UNTIL),
        lambda: history(event("a", "received", "2024-01-10", replaces="b")),
        lambda: event("a", "received", "2024-01-10", replaces="a"),
        lambda: event("a", "hearing", "2024-01-10", time="24:00"),
        lambda: event("a", "hearing", "2024-01-10", time="9:30"),
        lambda: event("", "hearing", "2024-01-10"),
        lambda: event("a", "hearing", "2024-01-10", known=UNTIL, gone=BEGINS),
    ],
    ids=[
        "out of order", "id twice", "ends before it begins", "no id", "replaces nothing",
        "replaces itself", "no such time", "time of another form", "event without id",
        "gone before known",
    ],
)  # fmt: skip
def test_what_cannot_be_a_history_is_refused(wrong: object) -> None:
    """Each of these is an error at once, not a strange count later."""
    with pytest.raises(HistoryError):
        wrong()  # type: ignore[operator]  # the cases are calls


def test_a_history_cannot_be_changed() -> None:
    """Histories and events are frozen and have no room for other fields."""
    with pytest.raises((FrozenInstanceError, AttributeError)):
        history().until = date(2030, 1, 1)  # type: ignore[misc]  # the point
    assert not hasattr(history(), "__dict__")


def test_a_replaced_or_vanished_event_stays_and_is_not_live() -> None:
    """A correction is a new event; the old one is kept."""
    one = event("a", "verdict", "2024-03-01")
    two = event("b", "verdict", "2024-03-02", replaces="a")
    three = event("c", "hearing", "2024-03-05", known=BEGINS, gone=UNTIL)
    made = history(one, two, three)
    assert made.events == (one, two, three)
    assert made.live == (two,)


def test_a_chain_of_corrections_leaves_the_last() -> None:
    """What replaced another and was replaced itself does not bring the first back."""
    first = event("a", "verdict", "2024-03-01")
    second = event("b", "verdict", "2024-03-01", replaces="a")
    third = event("c", "verdict", "2024-03-01", replaces="b")
    assert history(first, second, third).live == (third,)


def test_a_history_is_rebuilt_as_it_was_known() -> None:
    """Known later: not there yet. Gone later: still there. Corrected later: still walked."""
    old = event("a", "hearing", "2024-02-01", known=date(2024, 2, 2), gone=date(2024, 6, 1))
    wrong = event("b", "suspended", "2024-03-01", known=date(2024, 3, 2))
    right = event("c", "suspended", "2024-03-04", known=date(2024, 5, 1), replaces="b")
    made = history(old, wrong, right)
    april = made.as_known(date(2024, 4, 1))
    assert [e.id for e in april.live] == ["a", "b"]
    assert april.until == date(2024, 4, 1)
    june = made.as_known(date(2024, 6, 1))
    assert [e.id for e in june.live] == ["c"]
    assert made.as_known(UNTIL) == made
    assert made.as_known(date(2030, 1, 1)) == made


def test_before_the_watch_nothing_is_known_and_nothing_is_exposed() -> None:
    """Asked of a day before it begins, a history has no length and no events of later knowledge."""
    made = history(event("a", "received", "2024-01-10", known=date(2024, 2, 1)))
    early = made.as_known(date(2023, 1, 1))
    assert early.events == ()
    assert early.until == early.begins == BEGINS


def test_the_rows_of_the_accused_are_those_of_live_events() -> None:
    """Rows come from events that are walked."""
    made = history(
        event("a", "verdict", "2024-03-01", accused=2),
        event("b", "verdict", "2024-03-01", accused=1),
        event("c", "verdict", "2024-03-01", accused=3, known=BEGINS, gone=UNTIL),
    )
    assert made.rows == (1, 2)


def test_events_can_be_put_in_order() -> None:
    """`History.of` sorts by the first possible day and keeps the order of one day."""
    late, early, also = (
        event("a", "hearing", "2024-03-01"),
        event("b", "received", "2024-02"),
        event("c", "hearing", "2024-03-01"),
    )
    assert History.of("h", [late, early, also], BEGINS, UNTIL).events == (early, late, also)
