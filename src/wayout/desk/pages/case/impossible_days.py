"""What is wrong with a day that was typed and is not in the calendar."""

import re
from calendar import monthrange
from datetime import date

from wayout.errors import DayError
from wayout.text import Translator
from wayout.text.dates import format_in_month
from wayout.text.typed_days import typed_day

_NUMBERS = re.compile(r"(\d{1,2})[.-](\d{1,2})(?:[.-](\d{2}|\d{4}))?")
_WORDS = re.compile(r"(\d{1,2})\s+([^\W\d]+)(?:\s+(\d{4}))?")
_MONTHS = 12
_SHORT = 100  # a year of two digits is one of this century


def impossible_day(typed: str, today: date, _: Translator) -> str:
    """Say what is wrong with a day; nothing where it is not seen.

    Args:
        typed: What was typed.
        today: The day on which it was typed.
        _: The language of the reader.
    """
    text = " ".join(typed.casefold().split())
    found = _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None:
        return ""
    day, month = int(found[1]), _month(found[2], today)
    year = int(found[3]) if found[3] else today.year
    year += 2000 if year < _SHORT else 0
    if month is None:
        return ""
    if not 1 <= month <= _MONTHS:
        return _("There is no such day: a year has 12 months.")
    if not date.min.year <= year <= date.max.year:
        return ""
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return ""
    named = format_in_month(date(year, month, 1), _.language)
    said = _.n(
        "There is no such day: {month} has {n} day.",
        "There is no such day: {month} has {n} days.",
        last,
    )
    return said.format(month=named, n=last)


def _month(written: str, today: date) -> int | None:
    """Read a month: a number, or a name as days are typed with."""
    if written.isdecimal():
        return int(written)
    try:
        return int(typed_day(f"1 {written} {today.year}", today)[5:7])
    except DayError:
        return None
