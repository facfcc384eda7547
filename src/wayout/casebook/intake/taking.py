"""An intake as it goes: the question that is next, and each answer saved before the one after it.

The case begins with the first answer. Whoever goes on later is asked what has no answer yet.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from wayout.casebook.cases.case import DAY, Case
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.records import CaseLine, Owner, Record
from wayout.casebook.cases.work import begin_case, find_code, read_case, write_case
from wayout.casebook.chain.log import Act
from wayout.casebook.due import local_day
from wayout.casebook.intake import people
from wayout.casebook.intake.answers import Answer, day_of, event_asked, is_left, records_of
from wayout.casebook.intake.questions import BY_ID, QUESTIONS, Question
from wayout.casebook.vault import Vault
from wayout.errors import CasesError

ACTION = "intake"


def begin_call(vault: Vault, title: str, records: Sequence[Record]) -> str:
    """Begin the case of a call; whoever takes it owns it, where somebody else could too."""
    me = vault.ring.me
    members = [one for one in vault.ring.present if one.role == "member"]
    owner = [Owner(member=me.id)] if me in members and len(members) > 1 else []
    return begin_case(vault, CaseLine(title=title), [*records, *owner], ACTION)


class Intake:
    """An intake that is being taken; `code` is that of its case, once it has begun.

    `day` is how the last answer was understood, if it was a day.

    Args:
        vault: The vault.
        code: A case to go on with; its reading is logged.
        passed: Questions that were skipped and are not to be asked now.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
    """

    def __init__(self, vault: Vault, code: str | None = None, passed: Iterable[str] = ()) -> None:
        self.code = code
        self.day: str | None = None
        self._vault = vault
        self._passed = set(passed)
        self._before: list[str] = []
        self._again: str | None = None
        self._case = self._blank() if code is None else self._read(code)

    def question(self) -> Question | None:
        """The question that is next; None when all were asked."""
        if self._again is not None:
            return BY_ID[self._again]
        left = (one for one in QUESTIONS if one.id not in self._passed)
        return next((one for one in left if is_left(self._case, one)), None)

    def offered(self) -> tuple[str, ...]:
        """Which choices of the question there are for this case."""
        now = self.question()
        if now is None:
            return ()
        if now.form == "people":
            return people.offered(self._case)
        return tuple(choice.value for choice in now.choices)

    def event(self) -> str | None:
        """Which kind of event the question is about, where it asks for a day."""
        now = self.question()
        return None if now is None else event_asked(self._case, now)

    def may_keep(self) -> bool | None:
        """Whether the client agreed that what was told is kept; None if he was not asked."""
        said = [one.given for one in self._case.consents if one.to == "keep"]
        return said[-1] if said else None

    def answer(self, typed: str, title: str) -> str:
        """Save an answer, durably, in an entry of its own; returns the code of the case.

        Args:
            typed: What was typed; not empty.
            title: What a case that begins with this answer is called until it gets a title.

        Raises:
            CasesError: It cannot be read, or nothing is asked any more.
            DayError: It is no day that fits.
            OutputError: It could not be saved.
        """
        now, vault = self._now(), self._vault
        if not typed.strip():
            raise CasesError("This is no answer: nothing was typed.")
        if self.code is not None:  # another may have written in it since
            self._case = read_case(vault, find_code(vault, self.code))
        records = records_of(Answer(self._case, now, typed.strip(), self._today()))
        if self.code is None:
            self.code = begin_call(vault, title, records)
            self._case = read_case(vault, find_code(vault, self.code))
        else:
            self._case = write_case(vault, self.code, records, ACTION)
        self.day = day_of(now, records)
        self._passed.discard(now.id + DAY)
        self._leave(now)
        return self.code

    def skip(self) -> None:
        """Leave a question without an answer; it is asked again another time."""
        now = self._now()
        self._passed.add(now.id)
        self._leave(now)

    def back(self) -> None:
        """Ask the question before once more; its answer then takes the place of the first."""
        if self._before:
            self._again = self._before.pop()

    def skipped(self) -> bool:
        """Whether something that is asked once has no answer."""
        return any(is_left(self._case, one) for one in QUESTIONS if not one.again)

    def passed(self) -> list[str]:
        """What was skipped."""
        return sorted(self._passed)

    def _leave(self, question: Question) -> None:
        self._again = None
        self._before.append(question.id)

    def _now(self) -> Question:
        now = self.question()
        if now is None:
            raise CasesError("Everything was asked.")
        return now

    def _today(self) -> date:
        return local_day(self._vault.clock())

    def _blank(self) -> Case:
        return Case(b"", self._today(), written=self._today())

    def _read(self, code: str) -> Case:
        case = find_code(self._vault, code)
        made = read_case(self._vault, case)
        self.code = code_of(case)
        with self._vault.change() as change:
            change.log(Act("show", case))
        return made
