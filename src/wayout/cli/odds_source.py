"""From the words of `wayout odds` to a question, and to the stays that it is asked of."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl

from wayout.cli.odds_options import HOW, WHOSE, How, Whose
from wayout.cli.terminal import Advance, speak
from wayout.cohort.record_stays import (
    CLOSED,
    CLOSED_WITHOUT_VERDICT,
    Choice,
    open_record,
    record_stays,
)
from wayout.cohort.watch import unseen_days
from wayout.errors import DayError, TooFewError, UsageError
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.answering import answer
from wayout.odds.answers.question import Question
from wayout.odds.files.table_file import STDIN, read_stays
from wayout.odds.gaps.coarse import one_of_map, parse_one_of
from wayout.odds.gaps.inexact import LASTS
from wayout.odds.stays.row_checks import NEEDED
from wayout.pathway import Day, load_pathway
from wayout.publish.odds_basis import Basis
from wayout.record.counting.tables_folder import TablesFolder

Progress = Callable[[str, int | None], AbstractContextManager[Advance]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The words of one call of `wayout odds`, as they were typed."""

    source: Path
    state: str
    days: str
    at: str = "0"
    whose: Whose = WHOSE
    how: How = HOW

    def question(
        self,
        state: str,
        one_of: Mapping[str, tuple[str, ...]],
        apart: Mapping[str, str] | None = None,
    ) -> Question:
        """Put the question, of a state by its id.

        Raises:
            UsageError: A word is not one of the command's.
        """
        how, (at,) = self.how, _moments(self.at, "--at")
        return Question(
            start=state, days=_moments(self.days, "--days"), at=at, floor=how.floor,
            one_of=one_of, apart=apart or {}, dates=how.dates, interval=how.interval,
            replicates=how.replicates, seed=how.seed,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stays:
    sojourns: pl.DataFrame
    basis: Basis
    one_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: Mapping[str, str] = field(default_factory=dict)


def answered(asked: Asked, progress: Progress) -> tuple[Answer, Basis]:
    """Read the source, ask it, and say what the answer rests on.

    Raises:
        UsageError: A word is not one of the command's.
        InputError: The source cannot be read, or no estimate can be made from its stays.
        TooFewError: Fewer people than the floor are in the state.
    """
    declared = parse_one_of(asked.how.one_of or ())
    folder = asked.source.is_dir()
    state = load_pathway().state(asked.state).id if folder else asked.state
    question = asked.question(state, declared)  # a wrong word is told before anything is read
    found = _of_folder(asked, progress) if folder else _of_file(asked)
    question = asked.question(state, {**found.one_of, **declared}, found.apart)
    _ = speak()
    told = answer(found.sojourns, question, progress=lambda total: progress(_("estimates"), total))
    return told, found.basis


def _of_file(asked: Asked) -> _Stays:
    whose = asked.whose
    for option, word, usual in (
        ("--entered", whose.entered, None),
        ("--article", whose.article, None),
        ("--origin", whose.origin, WHOSE.origin),
        ("--track", whose.track, WHOSE.track),
    ):
        if word != usual:
            raise UsageError(
                "{option} goes with a folder of record tables; a file of stays is taken as it is.",
                option=option,
            )
    digest = sha256()
    table = read_stays(asked.source, seen=digest.update)
    # other columns are the owner's affair, whatever they are called
    sojourns = table.select(name for name in (*NEEDED, *LASTS.values()) if name in table.columns)
    name = "stdin" if str(asked.source) == STDIN else asked.source.name
    basis = Basis(source_name=name, digest=digest.hexdigest())
    return _Stays(sojourns=sojourns, basis=basis)


def _of_folder(asked: Asked, progress: Progress) -> _Stays:
    _, whose = speak(), asked.whose
    choice = Choice(
        track=whose.track,
        origin=whose.origin,
        entered=_entered(whose.entered),
        article=whose.article,
    )
    tables = open_record(asked.source)
    found = record_stays(tables, choice, _unseen(tables), lambda total: progress(_("cases"), total))
    basis = Basis(
        source_name=asked.source.name,
        digest=tables.digest,
        track=whose.track,
        freeze=tables.freeze,
        article=whose.article,
        entered=choice.entered,
        origin=whose.origin,
        left_out=found.left_out,
        remarks=found.remarks,
    )
    return _Stays(
        sojourns=found.sojourns,
        basis=basis,
        one_of=one_of_map(),
        apart={CLOSED_WITHOUT_VERDICT: CLOSED},
    )


def _unseen(tables: TablesFolder) -> int | None:
    try:
        return unseen_days(tables)
    except TooFewError:
        return None


def _moments(written: str, option: str) -> tuple[float, ...]:
    """Read days with commas; a clock of fractions takes 0.5 as well."""
    try:
        found = [_number(word) for word in written.split(",")]
    except ValueError:
        raise UsageError(
            "{option} {written} is no day of the clock. Write numbers: {example}.",
            option=option,
            written=repr(written),
            example="--days 30,90,180" if option == "--days" else "--at 90",
        ) from None
    if option == "--at" and len(found) > 1:
        raise UsageError("--at takes one day.")
    return tuple(dict.fromkeys(found))


def _number(word: str) -> float:
    try:
        return int(word)
    except ValueError:
        day = float(word)
    return int(day) if day.is_integer() else day


def _entered(written: str | None) -> tuple[date, date] | None:
    """Read 2024-01-01..2024-12-31; a month or a year stands for all of its days."""
    if written is None:
        return None
    first, dots, last = written.partition("..")
    if not dots:
        last = first
    ends = Day.parse(first).first, Day.parse(last).last
    if ends[0] > ends[1]:
        raise DayError(
            "{first} lies after {last}; write the earlier day first.", first=first, last=last
        )
    return ends
