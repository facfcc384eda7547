"""The terms of a case for its time line and its banner: those of the law, as they were decided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.casebook.day_to_keep import day_to_keep
from wayout.desk.pages.law.deadlines import DeadlineShown
from wayout.desk.pages.law.panel import LawPanel
from wayout.desk.told import history_of
from wayout.pathway import Event
from wayout.publish.due_words import off_words
from wayout.publish.timeline import How, Term
from wayout.publish.words import event_name
from wayout.text import Translator

_PLANNED = "_planned"  # how the kinds of hearings to come end


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline of the law on its day: that of the law, or the one it was moved to by hand."""

    shown: DeadlineShown
    term: Term
    moved: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """A hearing that is set: the day, the time, what, and in how many days."""

    day: date
    time: str
    what: str
    left: str


def dated(law: LawPanel | None, shown: Mapping[str, Any], today: date, ahead: int) -> list[Dated]:
    """Give the deadlines of the law that have a day and still run, his own first, then by day.

    Args:
        law: The law panel of the case.
        shown: The case, which tells what was decided of its deadlines by hand.
        today: The day it is.
        ahead: So many days before it a deadline is near, unless it was decided otherwise.
    """
    decided = {(one["name"], one["counted"]): one for one in shown.get("decided") or ()}
    found = [
        _dated(one, decided.get((one.name, one.day.isoformat()), {}), today, ahead)
        for one in _deadlines(law)
        if one.day is not None and not one.is_ended
    ]
    return sorted(found, key=lambda one: (not one.term.own, one.term.day, one.term.what))


def most_urgent(found: Iterable[Dated]) -> list[Dated]:
    """Choose what the banner tells: his own next term, and one of the authorities that is nearer.

    His own is what cannot be made good if it is let pass.
    """
    coming = sorted(
        (one for one in found if one.term.how in {"open", "waits"}),
        key=lambda one: (one.term.keep, not one.term.own),
    )
    own = next((one for one in coming if one.term.own), None)
    theirs = next((one for one in coming if not one.term.own), None)
    told = [one for one in (own, theirs) if one]
    if own and theirs and own.term.keep <= theirs.term.keep:
        return [own]
    return told


def hearings_to_come(shown: Mapping[str, Any], today: date, _: Translator) -> Iterator[Coming]:
    """Give the hearings that are set for today or later, by day."""
    history = history_of(shown)
    for one in history.events if history else ():
        if _is_planned(one) and one.day.first >= today:
            days = (one.day.first - today).days
            yield Coming(one.day.first, one.time or "", event_name(one.kind, _), off_words(days, _))


def _is_planned(one: Event) -> bool:
    return one.kind.endswith(_PLANNED) and one.day.exact


def _deadlines(law: LawPanel | None) -> Iterator[DeadlineShown]:
    for absence in law.absences if law else ():
        yield from (*absence.own, *absence.own_over, *absence.theirs, *absence.theirs_over)


def _dated(one: DeadlineShown, said: Mapping[str, Any], today: date, ahead: int) -> Dated:
    day = date.fromisoformat(said["due"]) if said.get("due") else one.day
    assert day is not None  # noqa: S101  those without a day were left out
    safe = None if said.get("due") else one.safe_day
    left = (day_to_keep(day, safe, today) - today).days
    how: How = "waits" if one.is_open_ended else "open"
    if said.get("done"):
        how = "done"
    elif left < 0:
        how = "over"
    near = how in {"open", "waits"} and left <= said.get("ahead", ahead)
    safe = safe if safe and safe >= today else None
    term = Term(one.title.said, one.title.place, day, how, own=one.own, near=near, safe=safe)
    return Dated(one, term, bool(said.get("due")))
