"""What is doubtful of an event that was typed: it is asked about, and never refused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from wayout.pathway import Day
from wayout.text import Translator

_MAY_COME: Final = re.compile(r"_planned$|hearing|deadline")  # what a day is set for ahead
_MOST_YEARS: Final = 3  # that a day lies ahead, by a year that was meant
_EARLIEST: Final = 2014  # the year in which the war began
_Line = Mapping[str, Any]


def doubts(event: _Line, others: Sequence[_Line], today: date, _: Translator) -> str:
    """Say what is doubtful of an event.

    Args:
        event: As it was typed.
        others: The events that stand beside it.
        today: The day it is.
        _: The language of the reader.
    """
    return " ".join((*_of_day(event, today, _), *_of_verdict(event, others, _),
                     *_of_double(event, others, _)))  # fmt: skip


def named(event: _Line) -> str:
    """Name what was asked about, for the form: whoever sends it again is sure of this alone."""
    return f"{event['kind']} {event['day']}"


def _of_day(event: _Line, today: date, _: Translator) -> Iterator[str]:
    day = Day.parse(event["day"])
    if day.first.year < _EARLIEST:
        yield _("This day lies before {year}. Is the year right?").format(year=_EARLIEST)
    if (day.first.year - _MOST_YEARS, day.first.month, day.first.day) > (
        today.year, today.month, today.day,
    ):  # fmt: skip
        yield _("This day is more than three years ahead. Is the year right?")
    elif day.first > today and not _MAY_COME.search(event["kind"]):
        yield _("This day is still to come. Was it meant?")


def _of_verdict(event: _Line, others: Sequence[_Line], _: Translator) -> Iterator[str]:
    """A verdict before all that it could be of is one of another case, or its year is wrong."""
    if event["kind"] != "verdict":
        return
    said = {
        "case_opened": _("The verdict lies before the case was opened. Is it an earlier one, of "
                         "another case?"),
        "left_unit": _("The verdict lies before he left. Is it an earlier one, of another case?"),
    }  # fmt: skip
    last = Day.parse(event["day"]).last
    for kind, words in said.items():
        days = [Day.parse(one["day"]).first for one in others if one["kind"] == kind]
        if days and last < min(days):
            yield words
            return


def _of_double(event: _Line, others: Sequence[_Line], _: Translator) -> Iterator[str]:
    if any(one["kind"] == event["kind"] and one["day"] == event["day"] for one in others):
        yield _("The same event of the same day stands there already. Add it all the same?")
