"""Case lines: what is refused, and that its place is told and nothing else."""

import json

import pytest
from msgspec import ValidationError

from wayout.casebook.cases.lines import (
    MOST_ACCUSED,
    check_event,
    place_of,
    read_line,
    read_lines,
)
from wayout.casebook.cases.records import EventLine
from wayout.errors import CasesError, DayError, HistoryError


def refused(line: bytes) -> CasesError:
    """Read a line that is refused."""
    with pytest.raises(CasesError) as caught:
        read_line(line, 7)
    assert "Примеров" not in str(caught.value)
    assert caught.value.values["number"] == 7
    return caught.value


def test_blank_lines_count_and_are_nothing() -> None:
    """The number of a line is that of the file."""
    assert [case.title for case in read_lines([b"", b'{"title": "a"}', b" \t\r"])] == ["a"]
    with pytest.raises(CasesError) as caught:
        read_lines([b"", b'{"title": "a"}', b"{"])
    assert caught.value.values == {"number": 3}


@pytest.mark.parametrize(
    ("case", "place"),
    [
        ({"title": 1}, "`$.title`"),
        ({"title": "a", "people": [{"role": "Примеров", "name": "a"}]}, "`$.people[0].role`"),
        ({"title": "a", "Примеров": 1}, "`$`"),
        ({"title": "a", "notes": [1]}, "`$.notes[0]`"),
        ({}, "`$`"),
    ],
)
def test_a_place_is_told(case: dict[str, object], place: str) -> None:
    """Our own keys; what is no key of ours is not repeated."""
    assert refused(json.dumps(case).encode()).values["place"] == place


def test_a_key_that_is_not_ours_is_no_place() -> None:
    """Whatever msgspec may say of it."""
    for said, place in (("$.people[0].role", "`$.people[0].role`"), ("$.Примеров", "`$`")):
        assert place_of(ValidationError(f"Expected `str` - at `{said}`")) == place
    assert place_of(ValidationError("Expected `str`")) == "`$`"


@pytest.mark.parametrize(
    ("history", "place"),
    [
        ({"events": [{"kind": "left_unit", "day": "2025"}, {"kind": "x", "day": "2025"}]}, 2),
        ({"events": [{"kind": "left_unit", "day": "2025-13"}]}, 1),
    ],
)
def test_an_event_is_told_by_its_place(history: dict[str, object], place: int) -> None:
    """From 1 on."""
    line = json.dumps({"title": "a", "history": history}).encode()
    assert refused(line).values["place"] == place


def test_what_is_empty_long_or_no_day_is_refused() -> None:
    """A title of blanks, 16 MiB, an until that is none."""
    refused(b'{"title": " "}')
    refused(b'{"title": "' + b"a" * (16 << 20) + b'"}')
    refused('{"title": "a", "history": {"until": "Примеров"}}'.encode())
    refused(b"\xff")


def test_the_row_of_the_accused_has_bounds() -> None:
    """0 and the last are one."""
    for accused in (0, MOST_ACCUSED):
        check_event(EventLine(kind="left_unit", day="2025", accused=accused))
    for accused in (-1, MOST_ACCUSED + 1):
        with pytest.raises(HistoryError):
            check_event(EventLine(kind="left_unit", day="2025", accused=accused))
    with pytest.raises(HistoryError):
        check_event(EventLine(kind="left_unit", day="2025", time="24:00"))
    with pytest.raises(DayError):
        check_event(EventLine(kind="left_unit", day=""))
