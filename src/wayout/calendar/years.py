"""The years of the calendar as they stand in russia.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from wayout.errors import DataError

_TABLE = Path(__file__).with_name("russia.toml")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Decree:
    """The decree of the Government that moves the days off of one year."""

    number: str
    day: date
    title: str


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One verified year: every working day, those with an hour less, and the decree."""

    year: int
    decree: Decree
    working: tuple[date, ...]
    shortened: frozenset[date]


@cache
def load_years() -> dict[int, CalendarYear]:
    """Read the verified years, in order.

    Raises:
        DataError: If the table of the installed package is damaged.
    """
    try:
        table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
        years = [_year(row, table["holidays"]) for row in table["years"]]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise DataError(
            "The calendar {path} is damaged ({error}). Install Wayout anew.",
            path=_TABLE,
            error=error,
        ) from error
    return {year.year: year for year in years}


def _year(row: dict[str, Any], holidays: list[str]) -> CalendarYear:
    year = int(row["year"])
    off = {date.fromisoformat(f"{year}-{holiday}") for holiday in holidays}
    moved = [*row["transferred"], *row["observed"]]
    # a weekend day that is moved and is no holiday is a working day: the working Saturdays
    working_weekends = {move["from"] for move in moved} - off
    off |= {move["to"] for move in moved}
    working = tuple(
        day
        for day in _days(year)
        if day in working_weekends or (day.weekday() < _SATURDAY and day not in off)
    )
    if len(working) != row["working_days"]:
        raise ValueError(f"{year} has {len(working)} working days, not {row['working_days']}")
    return CalendarYear(year, Decree(**row["decree"]), working, frozenset(row["shortened"]))


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
