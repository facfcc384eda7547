"""The deadlines of the law panel: the day, and everything that it was counted by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.pages.law.links import Cited, cited, edition_of
from wayout.law import load_law
from wayout.law.assessment import Deadline
from wayout.law.due import OWN, day_of, is_over, safe_before
from wayout.law.stages import hangs_on_custody, stage_is_over
from wayout.publish.due_words import off_words
from wayout.publish.law_deadlines import counting, due_words, safe_words
from wayout.publish.law_earliest import earliest_counting
from wayout.publish.law_glosses import gloss
from wayout.publish.law_words import MARKS, cite, edition_words, full_day
from wayout.text import Translator


@dataclass(frozen=True, slots=True)
class DeadlineShown:
    """One deadline: `start`, `counted`, `edition` and `mark` are its why.

    `day` is the last day, or the earliest that it can be where the law leaves it open
    (`is_open_ended`); `own` are his and his lawyer's. `is_ended`: a later step of the case ended
    what it was for. `days` are those left, where the last day is known. `if_custody`: it runs only
    if he is in custody, which is not known.
    """

    name: str
    day: date | None
    own: bool
    is_open_ended: bool
    title: Cited
    due: str
    left: str
    safe: str
    safe_day: date | None
    is_over: bool
    days: int | None
    start: str
    counted: str
    edition: str
    mark: str
    is_ended: bool
    if_custody: bool


def deadline_shown(
    one: Deadline, facts: Mapping[str, Any], on: date, _: Translator
) -> DeadlineShown:
    """Say a deadline and how it was counted.

    Args:
        one: The deadline.
        facts: The facts that it was counted from.
        on: The day asked about.
        _: The language of the reader.
    """
    left = (day_of(one.due) - on).days if one.due else None
    edition = edition_of(load_law(), one.provision, one.version)
    known = one.due or one.safe
    return DeadlineShown(
        name=one.name,
        day=day_of(known) if known else None,
        own=one.name in OWN,
        is_open_ended=one.due is None or one.rolled is None,
        title=cited(one.title, cite(one.article, _), edition),
        due=_earliest(one, _) or due_words(one, on, _, full_day),
        left=_left(left, _),
        safe=safe_words(one, _, full_day),
        safe_day=safe_before(one),
        is_over=is_over(one, on),
        days=left,
        start=_start(one, facts, _),
        counted=" ".join((counting(one, why=True), *earliest_counting(one, _))),
        edition=edition_words(one.version, _),
        mark=_(MARKS[one.mark]),
        is_ended=stage_is_over(one, facts),
        if_custody=hangs_on_custody(one, facts),
    )


def _earliest(one: Deadline, _: Translator) -> str:
    """Say from which day on it can end at the earliest, where the day itself is not known."""
    if one.due or not one.safe:
        return ""
    return _("at the earliest {day}").format(day=full_day(one.safe, _))


def _left(days: int | None, _: Translator) -> str:
    return "" if days is None or days < 0 else off_words(days, _)


def _start(one: Deadline, facts: Mapping[str, Any], _: Translator) -> str:
    """Say the step that the term runs from, and its day."""
    taken = {step["kind"] for step in facts.get("steps", ())}
    rules = (rule for _provision, rule in load_law().deadlines.get(one.name, ()))
    kinds = (kind for rule in rules for kind in rule.steps if kind in taken)
    step = next(kinds, "")
    day = full_day(one.start, _)
    return f"{gloss('kind', step, _)}, {day}" if step else day
