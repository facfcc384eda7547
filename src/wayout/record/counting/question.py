"""What is asked of a count, checked before any table is opened."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from wayout.errors import DayError, UsageError
from wayout.record.counting.charge import Article

By = Literal["month", "quarter", "court", "article", "part", "outcome", "ground"]
Unit = Literal["case", "person"]
TIMES: Final = ("month", "quarter")
WITH_GROUNDS: Final = ("suspended", "terminated", "adjourned")  # also on cards of other families


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to the record: which event, broken down by what, of whom, known by when."""

    event: str
    by: By
    article: Article | None = None
    unit: Unit = "case"
    known_by: date | None = None

    @property
    def in_time(self) -> bool:
        """Whether the rows are months or quarters."""
        return self.by in TIMES


def ask(
    event: str,
    *,
    by: str,
    article: str | None = None,
    unit: str = "case",
    known_by: date | str | None = None,
) -> Question:
    """Check the words of a question.

    Raises:
        UsageError: If a word is not one of the count's.
        DayError: If `known_by` is no day of the calendar.
    """
    if by not in get_args(By):
        raise UsageError(
            "Cannot count by {by!r}. Choose one of: {names}.", by=by, names=", ".join(get_args(By))
        )
    if unit not in get_args(Unit):
        raise UsageError("Cannot count {unit!r}. The unit is case or person.", unit=unit)
    if by == "outcome" and event != "verdict" and not event.endswith("_decided"):
        raise UsageError(
            "{event} has no outcome. --by outcome goes with verdict, "
            "appeal_decided or cassation_decided.",
            event=event,
        )
    if by == "ground" and event.rpartition("_")[2] not in WITH_GROUNDS:
        raise UsageError(
            "{event} has no ground. --by ground goes with: {names}.",
            event=event,
            names=", ".join(WITH_GROUNDS),
        )
    return Question(
        event=event,
        by=by,  # type: ignore[arg-type]  # checked two lines above
        article=None if article is None else Article.parse(article),
        unit=unit,  # type: ignore[arg-type]  # checked above
        known_by=_day(known_by),
    )


def _day(text: date | str | None) -> date | None:
    if text is None or isinstance(text, date):
        return text
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise DayError("{text!r} is no day. Write it as 2025-01-31.", text=text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DayError("{text!r} is not a day of the calendar. Correct it.", text=text) from error
