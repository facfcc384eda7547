"""From a folder of record tables to the odds: the one place in which a folder is asked."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

import polars as pl

from wayout.cohort.record_stays import (
    CLOSED,
    CLOSED_WITHOUT_VERDICT,
    Advance,
    Choice,
    Counted,
    record_stays,
)
from wayout.cohort.watch import unseen_days
from wayout.errors import TooFewError
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.answering import answer
from wayout.odds.answers.question import Question
from wayout.odds.gaps.coarse import one_of_map
from wayout.publish.odds_basis import Basis
from wayout.record.counting.tables_folder import TablesFolder


def quietly(_total: int | None) -> AbstractContextManager[Advance]:
    """Show no progress."""
    return nullcontext(lambda _done: None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asking:
    """Stays that can be asked: what they rest on, and what the states of their source stand for."""

    sojourns: pl.DataFrame
    basis: Basis
    one_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: Mapping[str, str] = field(default_factory=dict)

    @property
    def reach(self) -> int:
        """The last day of the clock on which anybody is watched."""
        return int(self.sojourns["exit"].cast(pl.Int64).max() or 0)  # type: ignore[arg-type]  # a whole day

    @property
    def states(self) -> frozenset[str]:
        """The states that anybody is ever in."""
        return frozenset(self.sojourns["from"].unique().to_list())

    def has(self, state: str, at: float) -> bool:
        """Whether anybody is in a state on a day."""
        there = (pl.col("from") == state) & (pl.col("entry") <= at) & (pl.col("exit") > at)
        return not self.sojourns.filter(there).is_empty()

    def answer(
        self,
        question: Question,
        progress: Callable[[int], AbstractContextManager[Advance]] = quietly,
    ) -> Answer:
        """Answer a question; what it says of coarse states wins over the source.

        Raises:
            StaysError: No estimate can be made from these stays.
            TooFewError: Fewer people than the floor are in the state.
        """
        one_of = {**self.one_of, **question.one_of}
        asked = replace(question, one_of=one_of, apart=self.apart)
        return answer(self.sojourns, asked, progress=progress)


def asking_record(
    tables: TablesFolder, choice: Choice, unseen: int | None, counted: Counted = quietly
) -> Asking:
    """Take the stays of a folder that are chosen.

    Args:
        tables: The folder, with ids as text: see `open_record`.
        choice: Which stays of it.
        unseen: What `unseen_in` says of it.
        counted: Shows how many cases of how many were walked.

    Raises:
        UsageError: The map has no event of the kind that is to be day 0.
        StaysError: Nobody has that event within the days asked for.
    """
    found = record_stays(tables, choice, unseen, counted)
    basis = Basis(
        source_name=tables.path.name,
        digest=tables.digest,
        track=choice.track,
        freeze=tables.freeze,
        article=choice.article,
        entered=choice.entered,
        origin=choice.origin,
        left_out=found.left_out,
        remarks=found.remarks,
    )
    apart = {CLOSED_WITHOUT_VERDICT: CLOSED}
    return Asking(sojourns=found.sojourns, basis=basis, one_of=one_of_map(), apart=apart)


def unseen_in(tables: TablesFolder) -> int | None:
    """Give the last days of which not nearly all is known; None where that cannot be told."""
    try:
        return unseen_days(tables)
    except TooFewError:
        return None
