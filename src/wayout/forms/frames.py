"""Histories to two polars frames and back; there and back is the identity."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

import polars as pl

from wayout.errors import HistoryError
from wayout.forms.schema import EVENTS_SCHEMA, HISTORIES_SCHEMA
from wayout.pathway import Day, Event, History, Precision

_PLAIN = (
    "time", "matter", "accused", "source", "known", "gone", "replaces", "ground", "detail",
)  # fmt: skip

_NOT_OF_A_HISTORY = frozenset({"court", "nth", "first_known"})


class Frames(NamedTuple):
    """`histories` and `events`, with the columns of HISTORIES_SCHEMA and EVENTS_SCHEMA."""

    histories: pl.DataFrame
    events: pl.DataFrame


def histories_to_frames(histories: Sequence[History]) -> Frames:
    """Lay histories out as frames: one row a history in the order given, one row an event.

    Events are sorted by history and order. `court` is null: a History does not know it.

    Raises:
        HistoryError: Two histories have one id.
    """
    ids = [history.id for history in histories]
    if len(set(ids)) < len(ids):
        raise HistoryError("Two histories have one id; a frame could not tell them apart.")
    watched = {
        "history": ids,
        "begins": [history.begins for history in histories],
        "until": [history.until for history in histories],
    }
    events = pl.DataFrame(_columns(histories), schema=EVENTS_SCHEMA).sort("history", "order")
    return Frames(pl.DataFrame(watched, schema=HISTORIES_SCHEMA), with_nth(events))


def with_nth(events: pl.DataFrame) -> pl.DataFrame:
    """Number the events of each kind in each history that are not gone, in the order of rows."""
    live = pl.col("gone").is_null()
    nth = live.cast(pl.Int32).cum_sum().over("history", "kind").cast(pl.Int32)
    return events.with_columns(nth=pl.when(live).then(nth))


def frames_to_histories(histories: pl.DataFrame, events: pl.DataFrame) -> list[History]:
    """Read histories back from their frames, in the order of the histories frame.

    Columns that a History does not have (`court`, `nth`, `first_known`, others) are left aside.

    Raises:
        HistoryError: A column is missing, an event belongs to no history, or the events do not
            make a sane history.
        DayError: The days of an event are not what its precision says.
    """
    _check_columns(histories, HISTORIES_SCHEMA.names())
    needed = (name for name in EVENTS_SCHEMA.names() if name not in _NOT_OF_A_HISTORY)
    _check_columns(events, list(needed))
    found = {
        history: tuple(event for _, event in rows)
        for history, rows in groupby(_events(events.sort("history", "order")), lambda row: row[0])
    }
    watched = histories.select(HISTORIES_SCHEMA.names()).rows()
    made = [History(id_, found.pop(id_, ()), begins, until) for id_, begins, until in watched]
    if found:
        raise HistoryError("{n} histories have events and no row of their own.", n=len(found))
    return made


def _columns(histories: Sequence[History]) -> dict[str, list[Any]]:
    events = [event for history in histories for event in history.events]
    days = [event.day for event in events]
    columns: dict[str, list[Any]] = {
        "history": [history.id for history in histories for _ in history.events],
        "order": [order for history in histories for order in range(len(history.events))],
        "id": [event.id for event in events],
        "kind": [event.kind for event in events],
        "day": [day.first for day in days],
        "day_last": [day.last for day in days],
        "precision": [day.precision for day in days],
    }
    columns |= {name: [getattr(event, name) for event in events] for name in _PLAIN}
    empty = [None] * len(events)
    return columns | {"court": empty, "nth": empty, "first_known": columns["known"]}


def _check_columns(frame: pl.DataFrame, names: list[str]) -> None:
    missing = [name for name in names if name not in frame.columns]
    if missing:
        raise HistoryError(
            "The frame has no column {names}; read the record anew.", names=", ".join(missing)
        )


def _events(events: pl.DataFrame) -> Iterator[tuple[str, Event]]:
    heads = events.select("history", "id", "kind", "day", "day_last", "precision").rows()
    days: dict[tuple[date, date, Precision], Day] = {}
    rest = zip(*(events[name].to_list() for name in _PLAIN), strict=True)
    for (history, id_, kind, *bounds), values in zip(heads, rest, strict=True):
        first, last, precision = bounds
        key = (first, last, precision)
        day = days.get(key) or days.setdefault(key, Day(first, last, precision))
        yield history, Event(id_, kind, day, **dict(zip(_PLAIN, values, strict=True)))
