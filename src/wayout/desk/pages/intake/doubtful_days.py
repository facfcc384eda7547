"""What is doubtful of the events that a sheet brings: asked as on the page of a case.

The sheet asks for what happened first and for where he is now, so it also knows their order.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from wayout.desk.pages.case.doubtful_events import doubts, named
from wayout.pathway import Day
from wayout.text import Translator

_FIRST, _NOW = "first_day", "now_day"
_Told = Mapping[str, Any]


def asked_about(
    events: Sequence[_Told], sure: str, today: date, _: Translator
) -> tuple[dict[str, str], str]:
    """Say what is asked about, by the question of the day.

    Args:
        events: What the keeper tells of the sheet.
        sure: What was asked about before, as the form sends it back.
        today: The day it is.
        _: The language of the reader.

    Returns:
        What is asked, without what was asked before; and what the form is to send back.
    """
    found = [*_doubts(events, today, _)] or [*_order(events, _)]
    before = sure.split(";")
    asked: dict[str, str] = {}
    for question, name, said in found:
        if name not in before:
            asked[question] = f"{asked[question]} {said}" if question in asked else said
    return asked, ";".join(name for _question, name, _said in found)


def _doubts(events: Sequence[_Told], today: date, _: Translator) -> Iterator[tuple[str, str, str]]:
    for one in events:
        said = doubts(one["event"], one["others"], today, _) if one["is_new"] else ""
        if said:
            yield one["question"], named(one["event"]), said


def _order(events: Sequence[_Told], _: Translator) -> Iterator[tuple[str, str, str]]:
    """Where he is now began before what happened first: a year is wrong, if no day is known to be.

    A day that is doubtful by itself says more.
    """
    told = {one["question"]: one for one in events}
    if told.keys() != {_FIRST, _NOW} or not any(one["is_new"] for one in events):
        return
    first, now = (told[question]["event"] for question in (_FIRST, _NOW))
    if Day.parse(now["day"]).last < Day.parse(first["day"]).first:
        question = _NOW if told[_NOW]["is_new"] else _FIRST
        said = _("By these days, where he is now began before what happened first. Are both years "
                 "right?")  # fmt: skip
        yield question, f"{named(first)} {named(now)}", said
