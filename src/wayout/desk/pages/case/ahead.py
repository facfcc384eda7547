"""What stands above the page of a case: his next term, what was missed, the next hearing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.aliases import Aliases
from wayout.desk.pages.case.terms import (
    Coming,
    Dated,
    hearings_to_come,
    most_urgent,
)
from wayout.desk.pages.deadline.names import deadline_path
from wayout.publish.due_words import last_day_words, off_words, over_words
from wayout.text import Translator
from wayout.text.dates import format_day


@dataclass(frozen=True, slots=True)
class Ahead:
    """A term, how far off it is, what and on which day in words, and the address of its page."""

    dated: Dated
    left: str
    what: str
    day: str
    to: str


@dataclass(frozen=True, slots=True)
class AheadShown:
    """What is told above all: terms of his that are over, the next ones, the next hearing."""

    missed: tuple[Ahead, ...]
    urgent: tuple[Ahead, ...]
    hearing: Coming | None

    @property
    def is_near(self) -> bool:
        """Whether one of them is to be shown in red."""
        return bool(self.missed) or any(one.dated.term.near for one in self.urgent)


def ahead_of(
    shown: Mapping[str, Any],
    terms: Sequence[Dated],
    today: date,
    said: tuple[Aliases, Translator],
) -> AheadShown:
    """Choose what is told above all.

    Args:
        shown: The case.
        terms: Its terms that have a day.
        today: The day it is.
        said: The names in addresses, and the language of the reader.
    """
    aliases, _ = said
    code = shown["code"]
    missed = (one for one in terms if one.term.own and one.term.how == "over")
    return AheadShown(
        tuple(_ahead(one, code, today, aliases, _) for one in missed),
        tuple(_ahead(one, code, today, aliases, _) for one in most_urgent(terms)),
        next(hearings_to_come(shown, today, _), None),
    )


def _ahead(one: Dated, code: str, today: date, aliases: Aliases, _: Translator) -> Ahead:
    days, what = (one.term.keep - today).days, one.term.what
    left = off_words(days, _)
    if days < 0:  # "24 days ago: appeal" would read as if it was filed then
        left, what = f"{over_words(-days, _)}:", f"{what[:1].lower()}{what[1:]}"
    safe = None if one.moved else one.shown.safe_day
    day = last_day_words((one.term.day, safe), today, lambda day: format_day(day, _.language), _)
    return Ahead(
        one, left, what, day, deadline_path(aliases, code, one.shown.name, str(one.shown.day))
    )
