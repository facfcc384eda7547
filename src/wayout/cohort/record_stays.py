"""A folder of record tables as stays: each accused from the day that is his day 0."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl

from wayout.cohort.histories import histories_of, rows_of, unmoved, walked_events
from wayout.cohort.origins import origins_of
from wayout.cohort.resumed import Resumptions, with_resumptions
from wayout.cohort.watch import watch_ends
from wayout.errors import Phrase, StaysError, UsageError
from wayout.forms import sojourns_frame, stays_frame, walks
from wayout.odds.answers.state_name import EventName
from wayout.odds.stays.clock import cut, on_clock
from wayout.pathway import History, Misfit, Track, load_pathway
from wayout.record.counting.tables_folder import TablesFolder, open_tables

_AT_A_TIME: Final = 500  # histories between two steps of the progress bar
# A case that ended without a verdict is closed, and is none of what an unknown verdict can be.
CLOSED: Final = "closed"
CLOSED_WITHOUT_VERDICT: Final = "closed without a verdict"
Advance = Callable[[int], None]
Counted = Callable[[int | None], AbstractContextManager[Advance]]


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

    Columns: id, from, to, entry, entry_last, exit, exit_last, watched (the end of the watch).
    """

    sojourns: pl.DataFrame
    tables: TablesFolder
    left_out: tuple[Phrase, ...]
    remarks: tuple[Phrase, ...]


def open_record(folder: Path) -> TablesFolder:
    """Open the tables with their ids as text, as a History has them.

    Raises:
        TablesError: The folder holds no whole set of tables.
    """
    return replace(open_tables(folder), short_ids=False)


def record_stays(
    tables: TablesFolder, choice: Choice, unseen: int | None, counted: Counted
) -> RecordStays:
    """Walk every accused of a folder on one track, from his day 0 to the end of the watch.

    Args:
        tables: The folder.
        choice: Which stays of it.
        unseen: Days before a look of which not nearly all events can be seen at it; None where
            that is not known.
        counted: Shows how many cases of how many were walked.

    Raises:
        UsageError: The map has no event of the kind that is to be day 0.
        StaysError: Nobody has that event within the days asked for.
    """
    _check_origin(choice.origin)
    rows = rows_of(tables)
    told, bare = _moving(tables, list(histories_of(tables, choice.origin, choice.article)))
    histories, undated = with_resumptions(told, rows)
    # a case that was resumed and not heard again yet looks suspended for so long
    late = max(unseen or 0, undated.behind)
    with counted(len(histories)) as advance:
        walked, misfits = _walked(histories, choice.track, rows, advance)
    stays = cut(_told_apart(walked, histories, rows), tables.freeze)
    ends = watch_ends(tables, histories, late)
    origins, dropped = origins_of(histories, choice.origin, choice.entered, rows, ends)
    on = on_clock(stays, origins)
    dropped["nowhere"] = len(origins) - on["id"].n_unique()
    if on.is_empty():
        raise _nobody(tables, choice, walked)
    return RecordStays(
        sojourns=on,
        tables=tables,
        left_out=(*_left_out(dropped, choice, late), *bare),
        remarks=(*_late(unseen, late), *_undated(undated), *_misfitting(misfits)),
    )


def _nobody(tables: TablesFolder, choice: Choice, walked: pl.DataFrame) -> StaysError:
    if walked.is_empty() and choice.track != "case":
        return StaysError(
            "{folder} says nothing of where people are, only of their cases: ask with "
            "--track case.",
            folder=tables.path,
        )
    return StaysError(
        "No case of {folder} has the event “{kind}” in the days asked for, and a stay after it.",
        folder=tables.path,
        kind=EventName(choice.origin),
    )


def _left_out(dropped: Counter[str], choice: Choice, late: int) -> Iterator[Phrase]:
    if dropped["without"]:
        yield Phrase(
            "Left out, because they have no event “{kind}”: {n}.",
            kind=EventName(choice.origin),
            n=dropped["without"],
        )
    if dropped["inexact"]:
        yield Phrase(
            "Left out, because the day of their event “{kind}” is not known exactly: {n}.",
            kind=EventName(choice.origin),
            n=dropped["inexact"],
        )
    if dropped["unwatched"] and late:
        yield Phrase(
            "Left out, because their day 0 lies in the last {days} days, or nobody looked again: "
            "{n}.",
            days=late,
            n=dropped["unwatched"],
        )
    elif dropped["unwatched"]:
        yield Phrase(
            "Left out, because nobody looked again after their day 0: {n}.",
            n=dropped["unwatched"],
        )
    if dropped["nowhere"]:
        yield Phrase(
            "Left out, because nothing says in which state they were: {n}.", n=dropped["nowhere"]
        )


def _late(unseen: int | None, late: int) -> Iterator[Phrase]:
    if unseen is None:
        yield Phrase(
            "How late moves become known cannot be told from these pages: the latest may be "
            "missing, and shares of late days be too low for what people moved to."
        )
    if late:
        yield Phrase(
            "The watch ends {days} days before the last look at a court: what happened later is "
            "not nearly all known yet.",
            days=late,
        )


def _misfitting(number: int) -> Iterator[Phrase]:
    if number:
        yield Phrase(
            "Rows of cards that the map does not allow from where the case stood: {n}. They are "
            "kept in the tables and not walked.",
            n=number,
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


def _moving(
    tables: TablesFolder, histories: list[History]
) -> tuple[list[History], tuple[Phrase, ...]]:
    """Leave out the cases whose source does not show a suspension: they would look as if in court.

    Where there are no others they stay, and that is said.
    """
    bare = unmoved(tables)
    moving = [history for history in histories if history.id not in bare]
    number = len(histories) - len(moving)
    if not number:
        return histories, ()
    if not moving:
        said = Phrase(
            "All cases are from an export that does not list what happened in them: a suspension "
            "cannot be seen, and counts as time in court."
        )
        return histories, (said,)
    said = Phrase(
        "Left out, because they are from an export that does not list what happened in a case, "
        "so that a suspension cannot be seen (cases): {n}.",
        n=number,
    )
    return moving, (said,)


def _check_origin(kind: str) -> None:
    kinds = load_pathway().kinds
    if kind not in kinds:
        raise UsageError(
            "There is no event {kind!r}. {hint}",
            kind=kind,
            hint=Phrase("`wayout pathway --json` lists them."),
        )


def _walked(
    histories: list[History], track: Track, rows: Mapping[str, int], advance: Advance
) -> tuple[pl.DataFrame, int]:
    """Walk the histories; give their stays, and how many events did not fit."""
    frames, misfits = [sojourns_frame([], track)], set()
    for first in range(0, len(histories), _AT_A_TIME):
        some = histories[first : first + _AT_A_TIME]
        found = list(walks(some, track, accused=rows, possible=True))
        misfits |= {m.event.id for walk in found for m in walk.reported if _breaks(m)}
        frames.append(stays_frame(found))
        advance(len(some))
    return pl.concat(frames), len(misfits)


def _breaks(misfit: Misfit) -> bool:
    """Whether the map has no such move; a hearing of a case that waits is read by its own rule."""
    return misfit.reason in {"not_allowed", "unknown_detail"}


def _told_apart(
    stays: pl.DataFrame, histories: list[History], rows: Mapping[str, int]
) -> pl.DataFrame:
    """Name the closed stays of those who were not acquitted apart from those of the acquitted."""
    acquitted = [
        name
        for history in histories
        for name, events in walked_events(history, rows)
        if any(event.kind == "verdict" and event.detail == "acquitted" for event in events)
    ]
    own = pl.col("id").is_in(acquitted)
    return stays.with_columns(
        pl.when((pl.col(name) == CLOSED) & ~own)
        .then(pl.lit(CLOSED_WITHOUT_VERDICT))
        .otherwise(name)
        .alias(name)
        for name in ("from", "to")
    )
