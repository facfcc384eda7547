"""The record tables that the desk was given: every question is asked once, then its answer kept."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import Request

from wayout.cohort.growth import grown
from wayout.cohort.record_stays import Choice, open_record
from wayout.desk.kept import Kept
from wayout.desk.memory import Memory
from wayout.errors import WayoutError
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.question import Question
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_record import Asking, asking_record, unseen_in
from wayout.record.counting.count import Count, count
from wayout.record.counting.tables_folder import TablesFolder

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """A folder of record tables, and what is kept of the answers to earlier questions."""

    folder: Path
    memory: Memory

    @property
    def tables(self) -> TablesFolder:
        """The folder, open.

        Raises:
            TablesError: It holds no whole set of tables.
        """
        return _once(self.memory.stays, ("tables", *_mark(self.folder)), self._open)

    def answer(self, choice: Choice, question: Question) -> tuple[Answer, Basis]:
        """Ask the odds.

        Raises:
            TablesError: The folder holds no whole set of tables.
            StaysError: Nobody is there to be asked about.
            TooFewError: Fewer people than the floor are in the state.
        """
        return _once(
            self.memory.answers, self._key(choice, question), lambda: self._ask(choice, question)
        )

    def asking(self, choice: Choice) -> Asking:
        """Take the stays that are chosen.

        Raises:
            TablesError: The folder holds no whole set of tables.
            StaysError: Nobody is there to be asked about.
        """
        key = ("stays", *self._which, choice)
        return _once(self.memory.stays, key, lambda: self._asking(choice))

    def is_known(self, choice: Choice, question: Question | None = None) -> bool:
        """Whether this was asked before, so that it comes at once: the stays, or the answer."""
        if question is None:
            return ("stays", *self._which, choice) in self.memory.stays
        return self._key(choice, question) in self.memory.answers

    def count(self, event: str, **words: Any) -> Count:  # noqa: ANN401  the words of one question
        """Count events; months that are still filling up say what they will be.

        Raises:
            UsageError: A word is not one of the count's.
            TablesError: The folder holds no whole set of tables.
        """
        key = ("count", *self._which, event, *sorted(words.items()))
        return _once(self.memory.answers, key, lambda: grown(count(self.folder, event, **words)))

    def _key(self, choice: Choice, question: Question) -> Hashable:
        asked = (question.start, question.days, question.at, question.floor, question.seed)
        return ("odds", *self._which, choice, *asked)

    @property
    def _which(self) -> tuple[Hashable, ...]:
        return (self.folder, self.tables.digest)

    def _open(self) -> TablesFolder:
        return open_record(self.folder)

    def _ask(self, choice: Choice, question: Question) -> tuple[Answer, Basis]:
        asking = self.asking(choice)
        return asking.answer(question), asking.basis

    def _asking(self, choice: Choice) -> Asking:
        tables = self.tables
        unseen = _once(self.memory.stays, ("unseen", *self._which), lambda: unseen_in(tables))
        return asking_record(tables, choice, unseen)


def record_of(request: Request) -> Record | None:
    """Give the record of a desk; None where no folder was chosen yet."""
    folder: Path | None = request.app.state.settings.record
    return None if folder is None else Record(folder, request.app.state.memory)


def _once(kept: Kept[Any], key: Hashable, make: Callable[[], T]) -> T:
    """Do it, or raise what it raised, once."""
    made = kept.get(key, lambda: _tried(make))
    if isinstance(made, WayoutError):
        raise made.with_traceback(None)
    found: T = made
    return found


def _tried(make: Callable[[], T]) -> T | WayoutError:
    try:
        return make()
    except WayoutError as error:
        return error


def _mark(folder: Path) -> tuple[Hashable, ...]:
    """Tell one state of a folder from another: a reading into it changes its files."""
    try:
        found = [(one.name, one.stat()) for one in sorted(folder.iterdir())]
    except OSError:
        found = []
    return (folder, *((name, stat.st_mtime_ns, stat.st_size) for name, stat in found))
