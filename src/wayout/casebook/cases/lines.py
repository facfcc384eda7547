"""Case lines: JSON from outside, checked whole before anything is written.

What is wrong is said by line and place. Nothing that stands in a line is repeated: it may be a
name.
"""

from collections.abc import Iterable

import msgspec

from wayout.casebook.cases.records import CaseLine, EventLine
from wayout.errors import CasesError, DayError, HistoryError
from wayout.pathway import Day, Event, load_pathway

MOST_BYTES = 16 << 20  # of one line
MOST_ACCUSED = 9999  # rows of the accused in one case
_LINE = msgspec.json.Decoder(CaseLine)
BLANK = b" \t\r\n"


def read_lines(lines: Iterable[bytes]) -> list[CaseLine]:
    """Read a case from each line that is not blank.

    Raises:
        CasesError: A line is no case; the message has its number and the place in it.
    """
    return [read_line(line, number) for number, line in enumerate(lines, 1) if line.strip(BLANK)]


def read_line(line: bytes, number: int) -> CaseLine:
    """Read one case.

    Raises:
        CasesError: It is no case.
    """
    if len(line) > MOST_BYTES:
        raise CasesError("Line {number} is too long for a case.", number=number)
    try:
        case = _LINE.decode(line)
    except msgspec.ValidationError as error:
        raise CasesError(
            "Line {number} is no case: at {place} a key or a type is wrong.",
            number=number,
            place=place_of(error),
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise CasesError("Line {number} is not JSON.", number=number) from None
    _check(case, number)
    return case


def check_event(line: EventLine) -> None:
    """Check that an event has a kind of the map, a day of the calendar, and a time.

    Raises:
        HistoryError: It is no event of the map.
        DayError: Its day is not in the calendar.
    """
    load_pathway().kind(line.kind)
    Event("e", line.kind, _day(line.day), source="", time=line.time or None)
    if isinstance(line.accused, int) and not 0 <= line.accused <= MOST_ACCUSED:
        raise HistoryError("Event {event}: no such row of the accused.", event="e")


def place_of(error: msgspec.ValidationError) -> str:
    """Say where something is wrong: our own keys and numbers only, another is not repeated."""
    _, at, place = str(error).rpartition(" - at ")
    allowed = set("`$.[]") | set("abcdefghijklmnopqrstuvwxyz_0123456789")
    return place if at and set(place) <= allowed else "`$`"


def _check(case: CaseLine, number: int) -> None:
    if not case.title.strip():
        raise CasesError("Line {number} is no case: it has no title.", number=number)
    history = case.history or None
    if history is None:
        return
    for place, event in enumerate(history.events or ()):
        try:
            check_event(event)
        except (HistoryError, DayError):
            raise CasesError(
                "Line {number}: event {place} has a kind, a day or a time that cannot be read.",
                number=number,
                place=place + 1,
            ) from None
    try:
        if history.until:
            _day(history.until)
    except DayError:
        raise CasesError("Line {number}: until is no day.", number=number) from None


def _day(written: str) -> Day:
    return Day.parse(written)
