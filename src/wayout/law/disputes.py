"""Disputed points that these facts meet, and what each reading would change in the answer."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from wayout.errors import Phrase
from wayout.law.assessment import Dispute, Offence, Reading
from wayout.law.case_facts import Facts
from wayout.law.grammar import Tree
from wayout.law.in_force import InForce
from wayout.law.lawbook import Conflict, LawBook, Question, QuestionReading
from wayout.law.offences import make_offence
from wayout.law.overall import credit
from wayout.law.possibilities import (
    LONGEST,
    Possibility,
    decisions,
    possibilities,
    spans_of_length,
)
from wayout.law.scalar import Run, compile_scalar
from wayout.law.shown import CREDIT, OFFENCES, shows
from wayout.law.spans import ACTS, Cell
from wayout.law.statements import needed
from wayout.law.world import World
from wayout.text import Language, translator

_COMPARED = (
    "gravity", "cap_months", "effective", "colony", "parole", "limitation_years", "probation",
    "special_order", "hardship_note",
)  # fmt: skip
_SHORT_OF_A_MONTH, _BEYOND_A_MONTH = timedelta(days=28), timedelta(days=32)

Gives = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """What has been found so far: the offences listed, each with its world, and what it is from.

    `derived` are the possibilities that follow from the facts without the charge, `worlds` those
    of the offences listed, or of no offence where none is.
    """

    book: LawBook
    facts: Facts
    derived: Sequence[Possibility]
    listed: Sequence[tuple[Possibility, Offence]]
    worlds: Sequence[World]
    values: Gives
    ended: date | None


def disputes(answered: Answered, language: Language) -> Iterator[Dispute]:
    """Name every question that arises, in the order of its id, then the facts that clash."""
    for question in answered.book.questions.values():
        if question.when is None:
            found = _COMPUTED[question.id](question, answered)
            if found and answered.facts.part is not None:
                found = [{} for _ in found]  # whatever the dates give, the charge stands
        else:
            found = _by_condition(question, question.when, answered)
        if found is not None:
            readings = zip(question.readings, found, strict=True)
            said = tuple(Reading(one.text.say(language), what) for one, what in readings)
            yield Dispute(question.text.say(language), said)
    yield from _clashes(answered, language)


def _clashes(answered: Answered, language: Language) -> Iterator[Dispute]:
    values = answered.values
    for need, conflicts in _by_need(answered.book):
        if need is None or values[need] is not None:
            for conflict in conflicts:
                if any(_holds(conflict.when, world) for world in answered.worlds):
                    yield _clash(conflict.text.say(language), language)
    first_day = answered.book.first_day
    if all(one.cell.end_last.date() < first_day for one in answered.derived):
        yield _clash(
            Phrase(
                "they speak of a time before {day}; the law of that day was used.", day=first_day
            ),
            language,
        )
    if (charge := _against_charge(answered)) is not None:
        yield _clash(charge, language)


def _clash(said: Phrase | str, language: Language) -> Dispute:
    return Dispute(Phrase("Facts: {clash}", clash=said).say(translator(language)), ())


def _against_charge(answered: Answered) -> Phrase | None:
    """Say where the facts lead to other parts than the one charged."""
    facts, derived = answered.facts, answered.derived
    if facts.part is None or any(one.part == facts.part for one in derived):
        return None
    if all(one.law.offence(facts.part) is None for one in derived):
        return Phrase("{part} is charged, but was not in force on those days.", part=facts.part)
    if all(one.found and one.found.when is None for one, _ in answered.listed):
        return None  # no facts of ours lead to such a part
    parts = dict.fromkeys(one.part for one in derived if one.found)
    if not parts:
        return Phrase("they lead to no offence, but {part} is charged.", part=facts.part)
    return Phrase(
        "they lead to {parts}, but {part} is charged.", parts=", ".join(parts), part=facts.part
    )


def _by_condition(question: Question, when: Tree, answered: Answered) -> list[Gives] | None:
    met = [n for n, world in enumerate(answered.worlds) if _holds(when, world)]
    if not met:
        return None
    return [
        _changes(reading, answered, met) if reading.replace else {} for reading in question.readings
    ]


def _changes(reading: QuestionReading, answered: Answered, met: Sequence[int]) -> Gives:
    """Answer again under another reading, and keep what comes out differently."""
    changed: dict[str, Any] = {}
    for number in met:
        world = answered.worlds[number]
        law = answered.book.in_force(world.law.end, world.law.on, reading)
        keys = {key for rule in reading.replace for key in shows(law, rule.defines)}
        if number < len(answered.listed) and keys - {CREDIT}:
            changed.update(_other_offence(law, keys, *answered.listed[number], answered))
        if CREDIT in keys and CREDIT not in changed:
            days, _ = credit(law, world)
            if days != credit(world.law, world)[0]:
                changed[CREDIT] = days
    return changed


def _other_offence(
    law: InForce, keys: Collection[str], one: Possibility, offence: Offence, answered: Answered
) -> Iterator[tuple[str, Any]]:
    """Give what is different of one offence under another law: its part, or its numbers."""
    facts = answered.facts
    if OFFENCES in keys and facts.part is None and not one.attempt:
        parts = dict.fromkeys(d.part for d in decisions(law, one.values))
        if offence.part not in parts:
            yield OFFENCES, _listed(parts)
    other = make_offence(one, one.world(law), facts, answered.ended)
    new = {key: getattr(other, key) for key in _COMPARED}
    new = {key: value for key, value in new.items() if value != getattr(offence, key)}
    if new:
        yield offence.part, new


def _straddling(question: Question, answered: Answered) -> list[Gives] | None:
    """Q2: the law of the day it began would give another part than that of the day it ended."""
    facts = answered.facts
    if facts.conduct in ACTS or facts.from_ is None:
        return None
    began = facts.from_.first.date()
    other: dict[str, None] = {}
    for one in answered.derived:
        for day in (began, *answered.book.turning_days):
            if began <= day < one.law.end:
                law = answered.book.in_force(day, one.law.on)
                parts = [d.part for d in decisions(law, one.values) if law is not one.law]
                other.update(dict.fromkeys(part for part in parts if part != one.part))
    if not other:
        return None
    return [{}] + [{OFFENCES: _listed(other)}] * (len(question.readings) - 1)


def _month(question: Question, answered: Answered) -> list[Gives] | None:
    """Q4: by another reading of a month the absence falls under another part."""
    facts = answered.facts
    near = [one for one in answered.derived if _near_a_month(one, facts)]
    if not near:
        return None
    cells = {one.cell: one.law for one in near}
    used = {one.part for one in answered.derived}
    found = [
        _parts_under(reading, cells, answered) or dict.fromkeys(used)
        for reading in question.readings
    ]
    gives: list[Gives] = [
        {} if parts.keys() == used else {OFFENCES: _listed(parts)} for parts in found
    ]
    both = {LONGEST - 1, LONGEST} <= {one.length for one in near}
    return gives if both or any(gives) else None


def _parts_under(
    reading: QuestionReading, cells: Mapping[Cell, InForce], answered: Answered
) -> dict[str, None]:
    """Give the parts under another reading of a month; none if no length is of another class."""
    facts, values = answered.facts, answered.values
    laws = {cell: answered.book.in_force(own.end, own.on, reading) for cell, own in cells.items()}
    same = all(
        spans_of_length(laws[cell], cell, facts) == spans_of_length(own, cell, facts)
        for cell, own in cells.items()
    )
    if same:
        return {}
    found = (one for cell in cells for one in possibilities(laws[cell], cell, facts, values))
    return dict.fromkeys(one.part for one in found)


def _near_a_month(one: Possibility, facts: Facts) -> bool:
    """Say whether an absence, or the one he meant, may be about a month long."""
    if one.length is None or facts.from_ is None:
        return False  # without a beginning the reading of a month settles nothing
    (start, end), (first, last) = one.cell.shortest, one.cell.longest
    lengths = [(end - start, last - first)]
    if facts.intended_days is not None:
        meant = timedelta(days=min(facts.intended_days, _BEYOND_A_MONTH.days))
        lengths.append((meant, meant))
    return any(low < _BEYOND_A_MONTH and high > _SHORT_OF_A_MONTH for low, high in lengths)


def _attempt(question: Question, answered: Answered) -> list[Gives] | None:
    """Q13: he answers for what he meant, though he was away for less than 48 hours."""
    if not any(one.attempt and one.length == 0 for one, _ in answered.listed):
        return None
    return [{}] + [{OFFENCES: []}] * (len(question.readings) - 1)


def _listed(parts: Mapping[str, None]) -> list[str]:
    return [part for part in parts if part != "none"]


_COMPUTED: Mapping[str, Callable[[Question, Answered], list[Gives] | None]] = {
    "Q2": _straddling,
    "Q4": _month,
    "Q13": _attempt,
}


def _holds(tree: Tree, world: World) -> bool:
    """Say whether a condition holds; most need a fact that is unknown, which is soon found out."""
    for name in tree.needs:
        if world[name] is None:
            return False
    return _compiled(tree)(world) is True


@cache
def _by_need(book: LawBook) -> tuple[tuple[str | None, tuple[Conflict, ...]], ...]:
    """Group the facts that clash by one that must be known for it."""
    groups: dict[str | None, tuple[Conflict, ...]] = {}
    for conflict in book.conflicts:
        need = needed(conflict.when)
        groups[need] = (*groups.get(need, ()), conflict)
    return tuple(groups.items())


@cache
def _compiled(tree: Tree) -> Run:
    return compile_scalar(tree)
