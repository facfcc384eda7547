"""The day of which the law is shown: typed as people type it, today if left out."""

from datetime import date
from typing import NamedTuple

from starlette.requests import Request

from wayout.desk.own_day import own_day
from wayout.errors import DayError
from wayout.pathway import Day
from wayout.text import Translator
from wayout.text.dates import format_day
from wayout.text.typed_days import typed_day


class Chosen(NamedTuple):
    """A day, how it stands in the field, and what was wrong with what was typed there."""

    day: date
    typed: str
    fault: str


def chosen_day(request: Request, _: Translator) -> Chosen:
    """Read the day of `?on=`."""
    today = own_day()
    return read_day(request.query_params.get("on", ""), today, _)


def read_day(said: str, default: date, _: Translator) -> Chosen:
    """Read a day; where it is left out or cannot be read, another is taken, and it is said."""
    typed = said.strip()
    if not typed:
        return Chosen(default, format_day(default, _.language), "")
    try:
        day = Day.parse(typed_day(typed, own_day()))
    except DayError as error:
        return Chosen(default, typed, error.say(_))
    if not day.exact:
        return Chosen(default, typed, _("One day is needed, such as 20 January 2025."))
    return Chosen(day.first, format_day(day.first, _.language), "")
