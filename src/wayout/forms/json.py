"""A History as JSON: days as they are written, nothing that is null.

`{"id": "h1", "begins": "2025-01-20", "until": "2025-06-01", "events": [{"id": "e1",
"kind": "left_unit", "day": "2025-01", "source": "client"}]}`
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from msgspec import Struct

from wayout.errors import HistoryError
from wayout.pathway import Day, Event, History


class _EventForm(Struct, omit_defaults=True, forbid_unknown_fields=True):
    id: str
    kind: str
    day: str
    source: str
    time: str | None = None
    matter: str | None = None
    accused: int | None = None
    known: date | None = None
    gone: date | None = None
    replaces: str | None = None
    ground: str | None = None
    detail: str | None = None


class _HistoryForm(Struct, forbid_unknown_fields=True):
    id: str
    begins: date
    until: date
    events: list[_EventForm]


_DECODER = msgspec.json.Decoder(_HistoryForm)
_PLAIN = tuple(name for name in _EventForm.__struct_fields__ if name not in {"id", "kind", "day"})


def history_to_json(history: History) -> bytes:
    """Write a history as one line of JSON, UTF-8."""
    events = [
        _EventForm(
            event.id,
            event.kind,
            str(event.day),
            **{name: getattr(event, name) for name in _PLAIN},
        )
        for event in history.events
    ]
    return msgspec.json.encode(_HistoryForm(history.id, history.begins, history.until, events))


def history_from_json(written: bytes | str) -> History:
    """Read a history from JSON.

    Raises:
        HistoryError: Not JSON, a key too many or missing, or not a sane history. The message
            says where, and repeats no value.
        DayError: A day that is not in the calendar.
    """
    try:
        form = _DECODER.decode(written)
    except msgspec.ValidationError as error:
        where = str(error).rpartition(" - at ")[2] if " - at " in str(error) else "`$`"
        raise HistoryError(
            "Not a history at {where}: a key or a type is wrong.", where=where
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise HistoryError("Not a history: the text is not JSON.") from None
    events = tuple(
        Event(e.id, e.kind, Day.parse(e.day), **{name: getattr(e, name) for name in _PLAIN})
        for e in form.events
    )
    return History(form.id, events, form.begins, form.until)


def histories_from_lines(lines: Iterable[bytes | str]) -> Iterator[History]:
    """Read a history from each line that is not blank.

    Raises:
        HistoryError: A line is not a history; the message has its number.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield history_from_json(line)
            except HistoryError as error:
                raise HistoryError("Line {number}: {fault}", number=number, fault=error) from None
