"""Frames have the columns of the schemas and give the same histories back."""

from datetime import date

import polars as pl
import pytest

from wayout.errors import DayError, HistoryError
from wayout.forms import (
    EVENTS_SCHEMA,
    HISTORIES_SCHEMA,
    SOJOURNS_SCHEMA,
    frames_to_histories,
    histories_to_frames,
    sojourns_frame,
)
from wayout.pathway import Day, Event, History

UNTIL = date(2024, 12, 31)


def event(id_: str, kind: str, day: str, **more: object) -> Event:
    """Make an event with an invented source."""
    return Event(id_, kind, Day.parse(day), source="card", **more)  # type: ignore[arg-type]  # free keywords


TWO = [
    History(
        "h2",
        (
            event("a", "received", "2024-01-10", time="09:00", known=date(2024, 1, 11)),
            event("b", "hearing", "2024-02-09", known=date(2024, 2, 1), gone=date(2024, 2, 20)),
            event("c", "hearing", "2024-02-09", replaces="b", known=date(2024, 2, 20)),
            event("d", "hearing", "2024-03", matter="m", ground="g"),
            event("e", "verdict", "2024-04-01/2024-04-05", accused=2, detail="prison"),
        ),
        date(2024, 1, 10),
        UNTIL,
    ),
    History("h1", (event("a", "received", "2024"),), date(2024, 1, 1), UNTIL),
    History("h0", (), date(2024, 5, 5), date(2024, 5, 5)),
]


def test_frames_have_the_columns_of_their_schemas() -> None:
    """Names, order and types, also without any history."""
    for histories in (TWO, []):
        frames = histories_to_frames(histories)
        assert frames.histories.schema == HISTORIES_SCHEMA
        assert frames.events.schema == EVENTS_SCHEMA
        assert sojourns_frame(histories).schema == SOJOURNS_SCHEMA
    assert list(HISTORIES_SCHEMA) == ["history", "begins", "until"]
    assert list(SOJOURNS_SCHEMA) == [
        "id", "from", "to", "entry", "entry_last", "exit", "exit_last", "track",
    ]  # fmt: skip


def test_there_and_back_is_the_same() -> None:
    """Order of histories, days with their precision, and everything that is null."""
    assert frames_to_histories(*histories_to_frames(TWO)) == TWO
    assert frames_to_histories(*histories_to_frames([])) == []


def test_events_are_sorted_and_numbered() -> None:
    """By history and order; `nth` counts what is not gone, by kind, in each history."""
    events = histories_to_frames(TWO).events
    said = events.select("history", "order", "kind", "nth").rows()
    assert said == [
        ("h1", 0, "received", 1),
        ("h2", 0, "received", 1),
        ("h2", 1, "hearing", None),
        ("h2", 2, "hearing", 1),
        ("h2", 3, "hearing", 2),
        ("h2", 4, "verdict", 1),
    ]


def test_frames_may_be_shuffled_and_have_more_columns() -> None:
    """The order of rows is in the column, and a new column disturbs nothing."""
    histories, events = histories_to_frames(TWO)
    mixed = events.reverse().with_columns(court=pl.lit("99GV0001"), more=pl.lit(1))
    assert frames_to_histories(histories, mixed) == TWO


@pytest.mark.parametrize("name", ["day_last", "known", "id"])
def test_a_missing_column_is_told(name: str) -> None:
    """Its name stands in the message."""
    histories, events = histories_to_frames(TWO)
    with pytest.raises(HistoryError, match=name):
        frames_to_histories(histories, events.drop(name))


def test_what_belongs_to_no_history_is_an_error() -> None:
    """Events without a history, two histories with one id, days that are not their precision."""
    histories, events = histories_to_frames(TWO)
    with pytest.raises(HistoryError, match="1 histories"):
        frames_to_histories(histories.filter(pl.col("history") != "h1"), events)
    with pytest.raises(HistoryError, match="one id"):
        histories_to_frames([TWO[0], TWO[0]])
    with pytest.raises(DayError):
        frames_to_histories(histories, events.with_columns(precision=pl.lit("month")))


def test_stays_become_rows() -> None:
    """Counted by hand: the last one is censored, a stay of one accused names his row."""
    frame = sojourns_frame(TWO, accused={"h2": 2})
    assert frame.select("id", "from", "to", "entry", "exit", "exit_last").rows() == [
        ("h2/1", "court", None, date(2024, 1, 10), UNTIL, UNTIL),
        ("h2/2", "court", "imprisoned", date(2024, 1, 10), date(2024, 4, 1), date(2024, 4, 5)),
        ("h2/2", "imprisoned", None, date(2024, 4, 1), UNTIL, UNTIL),
        ("h1", "court", None, date(2024, 1, 1), UNTIL, UNTIL),
    ]
    assert frame["track"].unique().to_list() == ["case"]
    assert sojourns_frame(TWO, "person").is_empty()
