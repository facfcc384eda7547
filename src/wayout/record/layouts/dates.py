"""Dates and times as court pages print them."""

import re
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"(?<!\d)(\d{2})\.(\d{2})\.(\d{4})(?!\d)")
_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


@lru_cache(maxsize=10_000)
def read_date(text: str) -> str | None:
    """ISO form of the first date in a cell; None where there is none or it is no real day."""
    found = _DATE.search(text)
    if not found:
        return None
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_time(text: str) -> str | None:
    """`HH:MM` of the first time in a cell, or None."""
    found = _TIME.search(text)
    return f"{int(found[1]):02d}:{found[2]}" if found else None
