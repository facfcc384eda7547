"""What stands above the page of a case: his next term, what was missed, the next hearing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.aliases import Aliases
from wayout.desk.pages.case.terms import (
    Coming,
    Dated,
    days_left,
    hearings_to_come,
    most_urgent,
)
from wayout.desk.pages.deadline.names import deadline_path
from wayout.text import Translator


@dataclass(frozen=True, slots=True)
class Ahead:
    """A term, how far off it is in words, and the address of its own page."""

    dated: Dated
    left: str
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
    days = (one.term.day - today).days
    left = days_left(days, _)
    if days < 0:
        left = _.n("{n} day ago", "{n} days ago", -days).format(n=-days)
    return Ahead(one, left, deadline_path(aliases, code, one.shown.name, str(one.shown.day)))
