"""The rows of a count: one value of the breakdown, with the number of units it holds."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import polars as pl

from wayout.record.counting.accused import charged
from wayout.record.counting.profiles import Profile
from wayout.record.counting.question import Question
from wayout.record.counting.tables_folder import TablesFolder, collect

UNKNOWN = "unknown"
Unexpected = Literal["not_over", "little_seen", "unsure", "few_delays"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a count.

    `value` is the month, court, article ... ; the rest only where the rows are months or
    quarters: `working_days` (None outside the verified calendar), `per_working_day`, `seen`
    (share expected to be seen at the freeze, None where not known), `incomplete`, and what an
    estimate of the delays adds: how many are `expected` when all are seen, with a 95 % interval,
    or why that is not said.
    """

    value: str
    count: int
    working_days: int | None = None
    per_working_day: float | None = None
    seen: float | None = None
    incomplete: bool | None = None
    expected: int | None = None
    expected_low: int | None = None
    expected_high: int | None = None
    unexpected: Unexpected | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows, the number of units counted, and how many of them stand in no row.

    `undated`: the day is not known closely enough; `unplaced`: no court or article is known.
    """

    rows: tuple[Row, ...]
    total: int
    undated: int = 0
    unplaced: int = 0


def tally_times(cells: pl.DataFrame, *, quarters: bool) -> Tally:
    """Count by month or quarter; those inside the range without events get 0.

    `cells` has day, day_last and len (units).
    """
    every = "1q" if quarters else "1mo"
    begins = (pl.col(name).dt.truncate(every) for name in ("day", "day_last"))
    inside = cells.with_columns(begins).filter(pl.col("day") == pl.col("day_last"))
    placed = dict(inside.group_by("day").agg(pl.col("len").sum()).rows())
    total = int(cells["len"].sum())
    months = 3 if quarters else 1
    spans = _range(min(placed), max(placed), months) if placed else []
    rows = tuple(Row(_label(day, months), placed.get(day, 0)) for day in spans)
    return Tally(rows, total, undated=total - sum(placed.values()))


def tally_courts(found: pl.LazyFrame) -> Tally:
    """Count by court, by code."""
    cells = dict(collect(found.group_by("court").len()).rows())
    unplaced = cells.pop(None, 0)
    rows = tuple(Row(court, cells[court]) for court in sorted(cells))
    return Tally(rows, sum(cells.values()) + unplaced, unplaced=unplaced)


def tally_charges(tables: TablesFolder, question: Question, found: pl.LazyFrame) -> Tally:
    """Count each unit once under each of its articles, or dotted parts."""
    keys = ["history", "row"] if question.unit == "person" else ["history"]
    charges = charged(tables, question).select(*keys, "value")
    if question.unit == "case":
        charges = charges.unique()
    units = found.select(keys)
    placed = units.join(charges, on=keys, how="left").group_by("value").len()
    cells = dict(collect(placed.with_columns(pl.col("value").cast(pl.String))).rows())
    unplaced = cells.pop(None, 0)
    total = int(collect(units.select(pl.len())).item())
    rows = tuple(Row(value, cells[value]) for value in sorted(cells, key=_numbers))
    return Tally(rows, total, unplaced=unplaced)


def tally_values(found: tuple[Profile, ...]) -> Tally:
    """Count each unit once under each of its outcomes or grounds, else as unknown."""
    cells: dict[str, int] = {}
    for profile in found:
        for value in profile.values or (UNKNOWN,):
            cells[value] = cells.get(value, 0) + profile.count
    names = sorted(cells, key=lambda value: (value == UNKNOWN, value))
    rows = tuple(Row(value, cells[value]) for value in names)
    return Tally(rows, sum(profile.count for profile in found))


def span(value: str) -> tuple[date, date]:
    """Give the first and last day of a month `2024-05` or a quarter `2024-Q2`."""
    year, rest = int(value[:4]), value[5:]
    month, length = (int(rest[1]) * 3 - 2, 3) if rest[0] == "Q" else (int(rest), 1)
    first = date(year, month, 1)
    return first, _next(first, length) - timedelta(1)


def _range(first: date, last: date, months: int) -> list[date]:
    days = [first]
    while days[-1] < last:
        days.append(_next(days[-1], months))
    return days


def _next(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def _label(day: date, months: int) -> str:
    return f"{day:%Y-%m}" if months == 1 else f"{day.year:04d}-Q{(day.month + 2) // 3}"


def _numbers(article: str) -> tuple[tuple[int, str], ...]:
    """Sort 228.1 after 228, and 1102 after 337."""
    return tuple((int(part) if part.isdigit() else 0, part) for part in re.split(r"[./]", article))
