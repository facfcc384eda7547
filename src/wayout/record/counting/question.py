"""What is asked of a count, checked before any table is opened."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from wayout.errors import DayError, UsageError

By = Literal["month", "quarter", "court", "article", "part", "outcome", "ground"]
Unit = Literal["case", "person"]
TIMES: Final = ("month", "quarter")

# In Chapter 33 a dotted number is a part ("337.5"), but for the one article with a point.
_MILITARY: Final = re.compile(r"(3(?:3[1-9]|4\d|5[0-2]))\.(\d+(?:\.\d+)?)")
_MILITARY_ARTICLES: Final = frozenset({"352.1"})
_ARTICLE: Final = re.compile(r"(\d{1,3}(?:\.\d+)?)(?:/(\d+(?:\.\d+)?))?")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the code, or one part of it, as asked for: `337`, `337.5`, `158/1`."""

    article: str
    part: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Article":
        """Read `337`, `228.1` (an article), `337.5` (a part, in Chapter 33) or `158/1` (a part).

        Raises:
            UsageError: If it is none of these.
        """
        stripped = text.strip()
        military = _MILITARY.fullmatch(stripped)
        if military and stripped not in _MILITARY_ARTICLES:
            return cls(*military.groups())
        plain = _ARTICLE.fullmatch(stripped)
        if plain is None:
            raise UsageError(
                "{text!r} is no article of the code. Write 337, 337.5 or 158/1.", text=text
            )
        return cls(*plain.groups())


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
    if by == "ground" and event != "suspended" and not event.endswith("_suspended"):
        raise UsageError("{event} has no ground. --by ground goes with suspended.", event=event)
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
