"""From the words of `wayout odds` to a question, and to the stays that it is asked of."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wayout.cli.odds_options import HOW, WHOSE, How, Whose
from wayout.cli.terminal import Advance, speak
from wayout.cohort.record_stays import Choice, open_record
from wayout.errors import UsageError
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.question import Question
from wayout.odds.files.table_file import STDIN, read_stays
from wayout.odds.gaps.coarse import parse_one_of
from wayout.odds.gaps.inexact import LASTS
from wayout.odds.stays.row_checks import NEEDED
from wayout.pathway import load_pathway
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_record import Asking, asking_record, unseen_in
from wayout.publish.odds_typed import entered_days, moments

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

    def question(self, state: str, one_of: Mapping[str, tuple[str, ...]]) -> Question:
        """Put the question, of a state by its id.

        Raises:
            UsageError: A word is not one of the command's.
        """
        how, (at,) = self.how, moments(self.at, "--at")
        return Question(
            start=state, days=moments(self.days, "--days"), at=at, floor=how.floor,
            one_of=one_of, dates=how.dates, interval=how.interval,
            replicates=how.replicates, seed=how.seed,
        )  # fmt: skip


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
    _ = speak()
    told = found.answer(question, lambda total: progress(_("estimates"), total))
    return told, found.basis


def _of_file(asked: Asked) -> Asking:
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
    return Asking(sojourns=sojourns, basis=basis)


def _of_folder(asked: Asked, progress: Progress) -> Asking:
    _, whose = speak(), asked.whose
    choice = Choice(
        track=whose.track,
        origin=whose.origin,
        entered=entered_days(whose.entered),
        article=whose.article,
    )
    tables = open_record(asked.source)
    return asking_record(
        tables, choice, unseen_in(tables), lambda total: progress(_("cases"), total)
    )
