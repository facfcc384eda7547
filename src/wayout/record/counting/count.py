"""Count the events of the record: how many, of what, known by when, and what is missing."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from wayout.calendar import working_days
from wayout.errors import OutsideCalendarError
from wayout.record.counting.coverage import Coverage, coverage
from wayout.record.counting.delay import Delay, day_cells, delay
from wayout.record.counting.kinds import check_kind
from wayout.record.counting.known import known_then
from wayout.record.counting.occurrences import firsts, persons_unknown
from wayout.record.counting.profiles import profiles
from wayout.record.counting.question import Question, ask
from wayout.record.counting.rows import (
    Row,
    Tally,
    span,
    tally_charges,
    tally_courts,
    tally_times,
    tally_values,
)
from wayout.record.counting.share import Outcomes, outcomes
from wayout.record.counting.tables_folder import TablesFolder, collect, open_tables

__all__ = ["Count", "count"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A dated answer to one question, with what is missing from it.

    `total` counts the units; `undated` of them have no day close enough for their row,
    `unplaced` no known court or article. `persons_unknown` counts cases that could not be
    counted in persons (None where cases are counted). `cards` were read by the day asked for.
    """

    question: Question
    rows: tuple[Row, ...]
    total: int
    undated: int
    unplaced: int
    persons_unknown: int | None
    freeze: date
    first_seen: date | None
    cards: int
    digest: str
    coverage: Coverage
    delay: Delay | None = None
    outcomes: Outcomes | None = None

    @property
    def seen_until(self) -> date:
        """The last day that the answer knows of: the freeze, or the day asked for before it."""
        return min(self.freeze, self.question.known_by or self.freeze)


def count(  # noqa: PLR0913  the words of one question, each by name
    folder: Path | str,
    event: str,
    *,
    by: str,
    article: str | None = None,
    unit: str = "case",
    known_by: date | str | None = None,
) -> Count:
    """Count the events of a kind in a folder of record tables.

    Args:
        folder: Written by `wayout record read`.
        event: A kind of event of the map, `received`, `verdict`, `suspended` ...
        by: month, quarter, court, article, part, outcome or ground.
        article: Keep cases in which some person has this article (`337`) or part (`337.5`).
        unit: case, or person: the accused.
        known_by: Count as the record stood on this day (`2025-01-31`).

    Raises:
        UsageError: If a word of the question is not known.
        DayError: If `known_by` is no day.
        TablesError: If the folder holds no whole set of tables.
    """
    question = ask(event, by=by, article=article, unit=unit, known_by=known_by)
    tables = open_tables(folder)
    check_kind(tables, event)
    return answer(tables, question)


def answer(tables: TablesFolder, question: Question) -> Count:
    """Answer a checked question from opened tables."""
    tally, late, shares = _tally(tables, question)
    unknown = None
    if question.unit == "person":
        unknown = int(collect(persons_unknown(tables, question)).item())
    made = Count(
        question=question,
        rows=tally.rows,
        total=tally.total,
        undated=tally.undated,
        unplaced=tally.unplaced,
        persons_unknown=unknown,
        freeze=tables.freeze,
        first_seen=tables.first_seen,
        cards=_cards(tables, question),
        digest=tables.digest,
        coverage=coverage(tables, question.known_by),
        delay=late,
        outcomes=shares,
    )
    if late is None:
        return made
    return replace(made, rows=tuple(_dated(row, late, made.seen_until) for row in made.rows))


def _tally(tables: TablesFolder, question: Question) -> tuple[Tally, Delay | None, Outcomes | None]:
    match question.by:
        case "month" | "quarter":
            cells = day_cells(tables, firsts(tables, question))
            times = tally_times(cells, quarters=question.by == "quarter")
            return times, delay(tables, question, cells), None
        case "court":
            return tally_courts(firsts(tables, question)), None, None
        case "article" | "part":
            return tally_charges(tables, question, firsts(tables, question)), None, None
        case "outcome" | "ground":
            summed = profiles(tables, question)
            shares = outcomes(summed) if question.by == "outcome" else None
            return tally_values(summed), None, shares


def _cards(tables: TablesFolder, question: Question) -> int:
    """The card pages read by the day asked for."""
    cards = known_then(tables.scan("cards"), question.known_by)
    return int(collect(cards.select(pl.len())).item())


def _dated(row: Row, late: Delay, freeze: date) -> Row:
    """Add to a month or quarter its working days, and whether it is still filling up."""
    first, last = span(row.value)
    try:
        days = working_days(first, last)
    except OutsideCalendarError:
        days = None
    return replace(
        row,
        working_days=days,
        per_working_day=row.count / days if days else None,
        seen=late.seen(first, last, freeze),
        incomplete=late.incomplete(first, last, freeze),
    )
