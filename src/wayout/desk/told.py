"""The History of a case, out of what the keeper shows of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wayout.pathway import Day, Event, History

SOURCE = "casework"


def history_of(shown: Mapping[str, Any]) -> History | None:
    """Put the events of a case together; None where nothing is told yet."""
    told = shown.get("history") or {}
    events = [event_of(f"e{number}", line) for number, line in enumerate(told.get("events") or [])]
    if not events:
        return None
    begins = min(event.day.first for event in events)
    last = max(event.day.first for event in events)
    opened = date.fromisoformat(shown["opened"]) if shown.get("opened") else begins
    until = Day.parse(told["until"]).last if told.get("until") else opened
    return History.of("case", events, min(begins, opened), max(until, last))


def event_of(name: str, line: Mapping[str, Any]) -> Event:
    """Make an event of a line of the case; its name is its id."""
    return Event(
        name,
        line["kind"],
        Day.parse(line["day"]),
        source=line.get("source") or SOURCE,
        time=line.get("time") or None,
        matter=line.get("matter") or None,
        accused=line.get("accused"),
        ground=line.get("ground") or None,
        detail=line.get("detail") or None,
    )
