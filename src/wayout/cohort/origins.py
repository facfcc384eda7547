"""Day 0 of each accused of a folder: his first event of one kind; and who has none."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import polars as pl

from wayout.cohort.histories import walked_events
from wayout.pathway import Day, Event, History

_SCHEMA: Final = {"id": pl.String, "origin": pl.Date, "watched": pl.Date}


def origins_of(
    histories: Iterable[History],
    kind: str,
    entered: tuple[date, date] | None,
    rows: Mapping[str, int],
    ends: Mapping[str, date],
) -> tuple[pl.DataFrame, Counter[str]]:
    """Give day 0 and the end of the watch of each accused.

    Args:
        histories: Of court cases.
        kind: Of the event that is day 0.
        entered: The first and the last day it may lie on; others are not asked about.
        rows: How many accused a history has, by its id.
        ends: The day on which the watch of a history ends, by its id.

    Returns:
        Rows of id, origin and watched; and how many are left out: `without` the event, with an
        `inexact` day of it, or `unwatched` after it.
    """
    low, high = entered or (date.min, date.max)
    kept, dropped = [], Counter[str]()
    for history in histories:
        end = ends[history.id]
        for name, events in walked_events(history, rows):
            day = _first(events, kind)
            if day is None or not day.exact:
                dropped["without" if day is None else "inexact"] += 1
            elif low <= day.first <= high and day.first < end:
                kept.append((name, day.first, end))
            elif low <= day.first <= high:
                dropped["unwatched"] += 1
    return pl.DataFrame(kept, schema=_SCHEMA, orient="row"), dropped


def _first(events: Iterable[Event], kind: str) -> Day | None:
    return next((event.day for event in events if event.kind == kind), None)
