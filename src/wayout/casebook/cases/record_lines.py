"""Record lines: JSON from outside, one record a line, checked whole before anything is written.

What is wrong is said by line and field. Nothing that stands in a line is repeated: it may be a
name.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple

import msgspec
from msgspec import UNSET, Struct, UnsetType

from wayout.casebook.cases.lines import BLANK, MOST_BYTES, check_event, place_of
from wayout.casebook.cases.records import (
    Consent,
    CourtCase,
    DeadlineSet,
    EventSet,
    Noted,
    NoteGone,
    PersonSet,
    Retain,
    Titled,
    Watched,
)
from wayout.errors import CasesError, DayError, HistoryError
from wayout.pathway import Day

MOST_AHEAD = 365  # days that a reminder comes before its deadline
_ID = re.compile(r"[A-Za-z0-9-]{1,32}")


class PromiseLine(
    Struct, tag="promise", tag_field="record", kw_only=True, forbid_unknown_fields=True
):
    """A promise as it is written down: without `id` a new one; else what is left out stays."""

    id: str | UnsetType = UNSET
    what: Literal["call_back", "check_in"] | UnsetType = UNSET
    due: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    done: str | UnsetType | None = UNSET
    gone: bool | UnsetType = UNSET


RecordLine = (
    Noted
    | NoteGone
    | Titled
    | PersonSet
    | EventSet
    | Watched
    | Consent
    | PromiseLine
    | Retain
    | CourtCase
    | DeadlineSet
)
_Plain = Noted | NoteGone | Titled | Watched | Consent | Retain | CourtCase


class Numbered(NamedTuple):
    """A record and the number of its line."""

    number: int
    record: RecordLine


_LINE = msgspec.json.Decoder(RecordLine)


def read_records(lines: Iterable[bytes]) -> list[Numbered]:
    """Read a record from each line that is not blank.

    Raises:
        CasesError: A line is no record, or there is none; the message has the number and the
            field.
    """
    read = [_read(line, n) for n, line in enumerate(lines, 1) if line.strip(BLANK)]
    if not read:
        raise CasesError("There is nothing to write: no line holds a record.")
    return read


def _read(line: bytes, number: int) -> Numbered:
    if len(line) > MOST_BYTES:
        raise CasesError("Line {number} is too long for a record.", number=number)
    try:
        record = _LINE.decode(line)
    except msgspec.ValidationError as error:
        raise CasesError(
            "Line {number} is no record: at {place} a key or a type is wrong.",
            number=number,
            place=place_of(error),
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise CasesError("Line {number} is not JSON.", number=number) from None
    _check(record, number)
    return Numbered(number, record)


def exact_day(written: str) -> date:
    """Read one day of the calendar, in full.

    Raises:
        DayError: It is a month, a year, a span, or none.
    """
    day = Day.parse(written)
    if day.precision != "day":
        raise DayError("{written!r} is not one day; write 2025-01-20.", written=written)
    return day.first


def _check(record: RecordLine, number: int) -> None:
    match record:
        case PersonSet():
            _check_person(record, number)
        case EventSet():
            _check_event(record, number)
        case PromiseLine():
            _check_id(number, record.id)
            _days(number, exact_day, due=record.due, done=record.done)
        case DeadlineSet():
            _check_deadline(record, number)
        case _:
            _check_plain(record, number)


def _check_plain(record: _Plain, number: int) -> None:
    match record:
        case Noted():
            _filled(number, text=record.text)
        case Titled():
            _filled(number, title=record.title)
        case CourtCase():
            _check_court(record, number)
        case NoteGone():
            pass  # whether it is there, the case tells
        case Watched():
            _days(number, Day.parse, until=record.until)
        case Consent():
            _days(number, Day.parse, day=record.day)
        case _:
            _days(number, exact_day, until=record.until)


def _check_court(record: CourtCase, number: int) -> None:
    for text in (record.number, record.court or record.number):
        if not text.strip():
            raise CasesError(
                "Line {number}: a number in a court, or its code, is empty.", number=number
            )
    _days(number, exact_day, missing=record.missing)


def _check_deadline(record: DeadlineSet, number: int) -> None:
    _filled(number, name=record.name)
    _days(number, exact_day, counted=record.counted, due=record.due, done=record.done)
    if record.due is not None and not record.because.strip():
        raise CasesError("Line {number}: say why the deadline is moved.", number=number)
    if record.ahead is not None and not 0 <= record.ahead <= MOST_AHEAD:
        raise CasesError(
            "Line {number}: a reminder comes 0 to {most} days ahead.",
            number=number,
            most=MOST_AHEAD,
        )


def _check_id(number: int, written: str | UnsetType) -> None:
    """An id is shown where no name may be."""
    if written is not UNSET and not _ID.fullmatch(written):
        raise CasesError(
            "Line {number}: an id has 1 to 32 Latin letters, digits and dashes.", number=number
        )


def _check_person(record: PersonSet, number: int) -> None:
    if record.person is None and record.place is None:
        raise CasesError("Line {number}: say which person, or at which place.", number=number)


def _check_event(record: EventSet, number: int) -> None:
    if record.event is None:
        if record.replaces is None:
            raise CasesError(
                "Line {number}: say which event, or which one it replaces.", number=number
            )
        return
    try:
        check_event(record.event)
    except (HistoryError, DayError):
        raise CasesError(
            "Line {number}: the event has a kind, a day or a time that cannot be read.",
            number=number,
        ) from None


def _filled(number: int, **fields: str | UnsetType) -> None:
    for name, text in fields.items():
        if text is not UNSET and not text.strip():
            raise CasesError("Line {number}: {field} is empty.", number=number, field=name)


def _days(number: int, read: Callable[[str], object], **fields: str | UnsetType | None) -> None:
    for name, written in fields.items():
        if isinstance(written, str):
            try:
                read(written)
            except DayError:
                raise CasesError(
                    "Line {number}: {field} is no day that can be read; write 2025-01-20.",
                    number=number,
                    field=name,
                ) from None
