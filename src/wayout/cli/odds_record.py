"""A folder of record tables as stays: each accused from the day that is his day 0."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import polars as pl

from wayout.cli.odds_resumed import Resumptions, with_resumptions
from wayout.cli.terminal import Advance
from wayout.errors import Phrase, StaysError, UsageError
from wayout.forms import frames_to_histories, sojourns_frame
from wayout.odds.stays.clock import cut, on_clock
from wayout.pathway import History, Track, load_pathway
from wayout.record.counting.accused import accused, cases_with
from wayout.record.counting.question import ask
from wayout.record.counting.tables_folder import TablesFolder, collect, open_tables

_AT_A_TIME: Final = 500  # histories between two steps of the progress bar
# A case that ended without a verdict is closed, and is none of what an unknown verdict can be.
CLOSED: Final = "closed"
CLOSED_WITHOUT_VERDICT: Final = "closed without a verdict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which stays of a folder are asked about.

    `origin` is the kind of event that is day 0, `entered` the first and last day it may lie on,
    `article` keeps the cases in which somebody is charged under it.
    """

    track: Track
    origin: str
    entered: tuple[date, date] | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStays:
    """Stays on the clock of day 0, and what a reader must know of how they were chosen.

    Columns: id, from, to, entry, entry_last, exit, exit_last.
    """

    sojourns: pl.DataFrame
    tables: TablesFolder
    remarks: tuple[Phrase, ...]


def open_record(folder: Path) -> TablesFolder:
    """Open the tables with their ids as text, as a History has them.

    Raises:
        TablesError: The folder holds no whole set of tables.
    """
    return replace(open_tables(folder), short_ids=False)


def record_stays(
    tables: TablesFolder, choice: Choice, unseen: int, advance: Advance
) -> RecordStays:
    """Walk every accused of a folder on one track, from his day 0 to the last look.

    Args:
        tables: The folder.
        choice: Which stays of it.
        unseen: Days before the last look at a case in which not nearly all events are known yet:
            its watch ends before them.
        advance: Called with the number of cases walked since the last call.

    Raises:
        UsageError: The map has no event of the kind that is to be day 0.
        StaysError: Nobody has that event within the days asked for.
    """
    _check_origin(choice.origin)
    rows = _rows(tables)
    histories, undated = with_resumptions(list(_histories(tables, choice)), rows)
    histories = [_seen(history, unseen) for history in histories]
    stays = _told_apart(_walked(histories, choice.track, rows, advance), histories)
    origins, inexact = _origins(histories, choice, stays["id"].unique())
    on = on_clock(cut(stays, tables.freeze), origins)
    if on.is_empty():
        raise StaysError(
            "No case of {folder} has the event {kind} in the days asked for, and a stay after it.",
            folder=tables.path,
            kind=choice.origin,
        )
    without = stays["id"].n_unique() - len(origins) - inexact
    return RecordStays(
        sojourns=on,
        tables=tables,
        remarks=(*_remarks(choice, without, inexact), *_undated(undated)),
    )


def _seen(history: History, unseen: int) -> History:
    """End the watch of a history so many days before its last look."""
    last = max(history.begins, history.until - timedelta(days=unseen))
    return replace(history, until=last)


def _remarks(choice: Choice, without: int, inexact: int) -> Iterator[Phrase]:
    if without:
        yield Phrase(
            "Left out, because they have no event {kind} in the days asked for: {n}.",
            kind=choice.origin,
            n=without,
        )
    if inexact:
        yield Phrase(
            "Left out, because the day of their event {kind} is not known exactly: {n}.",
            kind=choice.origin,
            n=inexact,
        )


def _undated(resumptions: Resumptions) -> Iterator[Phrase]:
    if resumptions.added and resumptions.within is None:
        yield Phrase(
            "Resumptions of a suspended case that no row dates, but a later hearing or the verdict "
            "shows: {n}. Each lies between the suspension and that day.",
            n=resumptions.added,
        )
    elif resumptions.added:
        yield Phrase(
            "Resumptions of a suspended case that no row dates, but a later hearing or the verdict "
            "shows: {n}. Each is taken to lie at most {days} days before that day, as nearly all "
            "that have a row do.",
            n=resumptions.added,
            days=resumptions.within,
        )


def _check_origin(kind: str) -> None:
    kinds = load_pathway().kinds
    if kind not in kinds:
        raise UsageError(
            "There is no event {kind!r}. {hint}",
            kind=kind,
            hint=Phrase("`wayout pathway --json` lists them."),
        )


def _histories(tables: TablesFolder, choice: Choice) -> Iterator[History]:
    """The histories whose events lie on the tracks of the map, in the order of the tables."""
    kinds = load_pathway().kinds
    moving = [kind.id for kind in kinds.values() if kind.track is not None or kind.shows]
    events = tables.scan("events")
    chosen = events.filter(pl.col("kind").is_in([*moving, choice.origin])).select("history")
    if choice.article is not None:
        question = ask("received", by="article", article=choice.article)
        if question.article is not None:
            cases = cases_with(tables, question, question.article)
            chosen = chosen.join(cases, on="history", how="semi")
    chosen = chosen.unique()
    watched = tables.scan("histories").join(chosen, on="history", how="semi", maintain_order="left")
    told = events.join(chosen, on="history", how="semi").filter(pl.col("gone").is_null())
    yield from frames_to_histories(collect(watched), collect(told.with_columns(_no_replaced())))


def _no_replaced() -> pl.Expr:
    """What is gone is left out here, and so is what names it."""
    return pl.lit(None, pl.String).alias("replaces")


def _rows(tables: TablesFolder) -> dict[str, int]:
    """How many accused each history has, where their rows are tied to them."""
    persons = collect(accused(tables, None))
    counted = persons.group_by("history").agg(pl.col("row").max())
    return {case: row for case, row in counted.rows() if row > 0 and case not in tables.untied}


def _walked(
    histories: list[History], track: Track, rows: dict[str, int], advance: Advance
) -> pl.DataFrame:
    frames = []
    for first in range(0, len(histories), _AT_A_TIME):
        some = histories[first : first + _AT_A_TIME]
        frames.append(sojourns_frame(some, track, accused=rows, possible=True))
        advance(len(some))
    return pl.concat(frames) if frames else sojourns_frame([], track)


def _told_apart(stays: pl.DataFrame, histories: list[History]) -> pl.DataFrame:
    """Name the closed stays of those who were not acquitted apart from those of the acquitted."""
    acquitted = [
        history.id if event.accused is None else f"{history.id}/{event.accused}"
        for history in histories
        for event in history.live
        if event.kind == "verdict" and event.detail == "acquitted"
    ]
    case = pl.col("id").str.split("/").list.first()
    own = pl.col("id").is_in(acquitted) | case.is_in(acquitted)
    return stays.with_columns(
        pl.when((pl.col(name) == CLOSED) & ~own)
        .then(pl.lit(CLOSED_WITHOUT_VERDICT))
        .otherwise(name)
        .alias(name)
        for name in ("from", "to")
    )


def _origins(histories: list[History], choice: Choice, ids: pl.Series) -> tuple[pl.DataFrame, int]:
    """Day 0 of each history and accused: `id`, `origin`; and how many have it inexactly."""
    first: dict[str, Any] = {}
    for history in histories:
        found = next((e for e in history.live if e.kind == choice.origin), None)
        if found is not None:
            first[history.id] = found.day
    low, high = choice.entered or (date.min, date.max)
    case = ids.str.split("/").list.first()
    days = [first.get(one) for one in case]
    sharp = [day.first if day is not None and day.exact else None for day in days]
    blurred = sum(day is not None and not day.exact for day in days)
    frame = pl.DataFrame({"id": ids, "origin": sharp}, schema={"id": pl.String, "origin": pl.Date})
    inside = pl.col("origin").is_between(low, high)
    return frame.filter(pl.col("origin").is_not_null() & inside), blurred
