"""The loud check of stays: what does not agree between rows, what would make estimates wrong.

Each row alone is checked by `wayout.odds.stays.coded`, here as well.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from wayout.errors import Phrase
from wayout.odds.checking import between_states as states_of
from wayout.odds.checking.between_rows import Chains, chains, disagreements, unfollowed
from wayout.odds.checking.finding import (
    Finding,
    Findings,
    NamedRow,
    Rows,
    Severity,
    first_rows,
    named,
)
from wayout.odds.checking.findings_said import ERRORS, REMARKS
from wayout.odds.stays.coded import CENSORED, Coded, coded
from wayout.odds.stays.quoted import listed, short

__all__ = ["Finding", "Findings", "NamedRow", "check"]


def check(
    sojourns: pl.DataFrame, *, states: Sequence[str] | None = None, final: Sequence[str] = ()
) -> Findings:
    """Check stays row by row and against one another.

    Errors would make estimates wrong: rows that are there twice, stays of one person that
    overlap or begin on one day, a move that the next stay contradicts, a move from a state to
    itself or out of a state that nobody can leave, no move at all. Remarks are allowed: gaps, a
    last move with no stay after it, names that look alike, moves that the map does not know.

    Args:
        sojourns: Columns `id`, `from`, `to` (null: censored), `entry`, `exit` on one clock, whole
            ticks or not, `entry` < `exit`; the rows in any order.
        states: All states; one that is never seen is a remark. Left out, those of the data.
        final: States that nobody can leave. Names of death are known, and so is a state in which
            many people end and hardly anybody is watched.

    Raises:
        StaysError: A column is missing, or a row is wrong by itself; the message names it.

    Example:
        >>> import polars as pl
        >>> rows = {"id": [1, 1], "from": ["absent", "held"], "to": ["held", None]}
        >>> found = check(pl.DataFrame(rows | {"entry": [0, 2], "exit": [3, 9]}))
        >>> [(one.kind, one.count) for one in found.errors]
        [('overlap', 1)]
    """
    stays = coded(sojourns, states=states, continuous=True)
    rows = chains(stays)
    found = (
        *_of_rows(sojourns, stays, rows),
        *_of_ids(sojourns),
        *_of_states(sojourns, stays, unfollowed(rows), final),
        *_of_names(stays),
    )
    return Findings(tuple(sorted(found, key=lambda one: one.severity != "error")))


def _of_rows(sojourns: pl.DataFrame, stays: Coded, rows: Chains) -> Iterator[Finding]:
    for kind, (later, before) in disagreements(rows).items():
        yield from _finding(sojourns, kind, later, before)
    yield from _finding(sojourns, "self_move", np.flatnonzero(stays.start == stays.to))
    moved = stays.to != CENSORED
    if not moved.any():
        yield from _finding(sojourns, "no_move", np.arange(len(moved)))


def _of_ids(sojourns: pl.DataFrame) -> Iterator[Finding]:
    column = sojourns["id"]
    if column.dtype.is_numeric():
        return
    text = column.cast(pl.String)
    plain = text.str.strip_chars()
    yield from _finding(sojourns, "no_id", (plain == "").arg_true().to_numpy())
    blanks = (plain != text) & (plain != "")
    yield from _finding(sojourns, "id_blanks", blanks.arg_true().to_numpy())


def _finding(
    sojourns: pl.DataFrame, kind: str, rows: Rows, others: Rows | None = None
) -> Iterator[Finding]:
    """Make a finding of some rows, if there are any."""
    if not len(rows):
        return
    severity: Severity = "error" if kind in ERRORS else "remark"
    shown = first_rows(sojourns, rows, others)
    said = (ERRORS | REMARKS)[kind](named(shown, len(rows)))
    yield Finding(kind, severity, len(rows), tuple(shown), said)


def _of_states(
    sojourns: pl.DataFrame, stays: Coded, ends: Rows, final: Sequence[str]
) -> Iterator[Finding]:
    left = states_of.left_though_final(stays, ends, final)
    yield from _finding(sojourns, "left_final", np.flatnonzero(left))
    yield from _of_ends(sojourns, stays, ends)
    strange = states_of.off_the_map(stays)
    if strange.any():
        rows = first_rows(sojourns, np.flatnonzero(strange))
        said = Phrase(
            "The map of Wayout does not know these moves: {moves}. They are counted: {rows}.",
            moves=states_of.moves_said(stays, strange),
            rows=named(rows, int(strange.sum())),
        )
        yield Finding("off_the_map", "remark", int(strange.sum()), tuple(rows), said)


def _of_ends(sojourns: pl.DataFrame, stays: Coded, ends: Rows) -> Iterator[Finding]:
    """Tell final states apart from those in which only some people are not watched."""
    watched = np.bincount(stays.start, minlength=len(stays.states)) > 0
    last = ends[~watched[stays.to[ends]]]
    if len(last):
        said = Phrase(
            "Taken as final, because nobody is watched in them: {states} (in brackets: how many "
            "end there).",
            states=states_of.ends_said(stays, last),
        )
        yield Finding("final", "remark", len(last), tuple(first_rows(sojourns, last)), said)
    mixed = ends[watched[stays.to[ends]]]
    if len(mixed):
        rows = first_rows(sojourns, mixed)
        said = Phrase(
            "A last move leads into a state in which others are watched, and no stay follows: "
            "{states}; {rows}. The move counts; in that state the person is never at risk.",
            states=states_of.ends_said(stays, mixed),
            rows=named(rows, len(mixed)),
        )
        yield Finding("no_stay_after", "remark", len(mixed), tuple(rows), said)


def _of_names(stays: Coded) -> Iterator[Finding]:
    if groups := states_of.alike(stays.states):
        said = Phrase(
            "Names of states that look the same are taken as different states: {names}.",
            names="; ".join(" / ".join(repr(short(one)) for one in group) for group in groups),
        )
        yield Finding("alike", "remark", len(groups), (), said)
    if empty := states_of.seeming_empty(stays.states):
        said = Phrase(
            "Taken as the name of a state: {names}. If it means that nothing is known, leave the "
            "field empty.",
            names=", ".join(map(repr, empty)),
        )
        yield Finding("seeming_empty", "remark", len(empty), (), said)
    if unseen := states_of.never_seen(stays):
        said = Phrase(
            "Declared, but no stay is in it and no move leads to it: {states}.",
            states=listed(map(short, unseen)),
        )
        yield Finding("never_seen", "remark", len(unseen), (), said)
