"""A History as JSON: days as they are written, errors that repeat no value."""

import json
from datetime import date

import pytest

from wayout.errors import DayError, HistoryError
from wayout.forms import histories_from_lines, history_from_json, history_to_json
from wayout.pathway import Day, Event, History

MADE = History(
    "h1",
    (
        Event("e1", "left_unit", Day.parse("2025-01"), source="client", matter="m1"),
        Event("e2", "detained", Day.parse("2025-02-03/2025-02-05"), source="lawyer", time="07:30"),
    ),
    date(2025, 1, 1),
    date(2025, 6, 1),
)
WRITTEN = {
    "id": "h1",
    "begins": "2025-01-01",
    "until": "2025-06-01",
    "events": [
        {"id": "e1", "kind": "left_unit", "day": "2025-01", "source": "client", "matter": "m1"},
        {"id": "e2", "kind": "detained", "day": "2025-02-03/2025-02-05", "source": "lawyer",
         "time": "07:30"},
    ],
}  # fmt: skip


def test_a_history_is_written_as_people_would() -> None:
    """Days keep their precision; what is null is left out."""
    assert json.loads(history_to_json(MADE)) == WRITTEN
    assert history_from_json(json.dumps(WRITTEN)) == MADE
    assert history_from_json(history_to_json(MADE)) == MADE


def test_nulls_may_be_written_out() -> None:
    """`null` is what left out is."""
    event = {**WRITTEN["events"][0], "gone": None, "accused": None}  # type: ignore[dict-item]  # a table
    written = json.dumps({**WRITTEN, "events": [event]})
    assert history_from_json(written).events == MADE.events[:1]


PRIVATE = "Примеров"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"begins": PRIVATE}, r"\$\.begins"),
        ({"events": [{**WRITTEN["events"][0], "name": PRIVATE}]}, r"\$\.events"),  # type: ignore[dict-item]  # a table
        ({"events": [{"id": "e1", "kind": PRIVATE}]}, r"\$\.events"),
        ({"events": PRIVATE}, r"\$\.events"),
        ({"until": "2024-01-01"}, "before"),
    ],
)
def test_what_is_no_history_is_told_without_its_values(
    change: dict[str, object], place: str
) -> None:
    """The message says where, and holds nothing of what stood there."""
    with pytest.raises(HistoryError, match=place) as caught:
        history_from_json(json.dumps({**WRITTEN, **change}))
    assert PRIVATE not in str(caught.value)


@pytest.mark.parametrize("written", ["", "{", "[]", "null", b"\xff\xfe", '{"id": "h1"}'])
def test_what_is_not_json_is_an_input_error(written: str | bytes) -> None:
    """Never another exception."""
    with pytest.raises(HistoryError):
        history_from_json(written)


def test_a_day_outside_the_calendar_is_an_error() -> None:
    """31 February is nobody's day."""
    written = json.dumps(WRITTEN).replace('"2025-01"', '"2024-02-31"')
    with pytest.raises(DayError):
        history_from_json(written)


def test_lines_are_read_one_by_one_and_the_bad_one_is_numbered() -> None:
    """Blank lines are passed over and counted."""
    line = history_to_json(MADE)
    assert list(histories_from_lines([line, b"  \n", line])) == [MADE, MADE]
    with pytest.raises(HistoryError, match="Line 3"):
        list(histories_from_lines([line, b"", b"{}"]))
