"""Requests of an intake: what is asked next, and the answers. One is taken at a time."""

from collections.abc import Mapping, Sequence

from wayout.casebook.intake.taking import Intake
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.errors import VaultError


class IntakeRequests:
    """An intake, question by question."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._taken: Intake | None = None

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name; each tells the question that is next."""
        return {
            "intake": self.begin,
            "intake answer": self.answer,
            "intake skip": self.skip,
            "intake back": self.back,
        }

    def begin(self, code: str | None = None, passed: Sequence[str] = ()) -> Row:
        """Begin an intake, or go on with a case; `passed` questions are not asked now."""
        self._taken = Intake(self._session.vault, code, passed)
        return _next(self._taken)

    def answer(self, typed: str, title: str) -> Row:
        """Save an answer; `title` is what a case is called that begins with it."""
        taken = self._taking()
        taken.answer(typed, title)
        return _next(taken)

    def skip(self) -> Row:
        """Leave the question without an answer."""
        taken = self._taking()
        taken.skip()
        return _next(taken)

    def back(self) -> Row:
        """Ask the question before once more."""
        taken = self._taking()
        taken.back()
        return _next(taken)

    def _taking(self) -> Intake:
        if self._taken is None:
            raise VaultError("No intake was begun.")
        return self._taken


def _next(taken: Intake) -> Row:
    question = taken.question()
    return {
        "code": taken.code,
        "question": None if question is None else question.id,
        "offered": list(taken.offered()),
        "event": taken.event(),
        "passed": taken.passed(),
        "skipped": taken.skipped(),
        "day": taken.day,
        "may_keep": taken.may_keep(),
    }
