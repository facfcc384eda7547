"""A case whose days are rounded to months, for a reader who is not to find it in a court's card."""

from collections.abc import Mapping
from typing import Any

from wayout.pathway import Day
from wayout.publish.timeline import month_of


def in_months(shown: Mapping[str, Any]) -> dict[str, Any]:
    """Round the days of the events, and leave out what else is told by its day."""
    told = shown.get("history") or {}
    events = [_rounded(one) for one in told.get("events") or ()]
    until = {"until": str(month_of(Day.parse(told["until"])))} if told.get("until") else {}
    return {**shown, "history": {**told, "events": events, **until}, "decided": []}


def _rounded(event: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in event.items() if key != "time"}
    return {**kept, "day": str(month_of(Day.parse(event["day"])))}
