"""What the law says of one set of facts, with its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from wayout.errors import DayError, InputError
from wayout.law.assessment import Assessment, Deadline, Offence, Suspension, Way
from wayout.law.case_facts import Facts
from wayout.law.chain import (
    case_steps,
    deadline_steps,
    no_offence_steps,
    once,
    part_steps,
    weakest,
)
from wayout.law.deadlines import deadlines, limitation
from wayout.law.disputes import Answered, disputes
from wayout.law.facts import read_facts
from wayout.law.lawbook import LawBook
from wayout.law.load import load_law
from wayout.law.missing import missing
from wayout.law.offences import make_offence
from wayout.law.overall import credit, effects, overall, ways_back
from wayout.law.possibilities import Possibility, possibilities
from wayout.law.provision import WayRule
from wayout.law.spans import ACTS, Spans
from wayout.law.values import values_of
from wayout.law.world import World
from wayout.pathway import Day
from wayout.text import Language


@dataclass(frozen=True, slots=True)
class _Asked:
    """The day asked about, the edition pinned if any, and the language."""

    on: date
    edition: date | None
    language: Language


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything found out of the facts, before it is put together."""

    book: LawBook
    facts: Facts
    values: Mapping[str, Any]
    derived: tuple[Possibility, ...]
    listed: tuple[tuple[Possibility, Offence, World], ...]
    ended: date | None


def assess(
    facts: Mapping[str, object] | Facts,
    on: date | str | None = None,
    language: Language = "en",
    *,
    edition: date | None = None,
    book: LawBook | None = None,
) -> Assessment:
    """Say what the law provides for these facts: offences, ways back, deadlines, and why.

    Args:
        facts: As `wayout law` takes them; what is left out is unknown, which is not "no".
        on: The day asked about; today if left out.
        language: That of the texts in the answer.
        edition: Answer as if everything had happened under the law of this day.
        book: Another law than that of the package.

    Raises:
        InputError: The facts, or the day, cannot be read; the message names the key.

    Example:
        >>> answer = assess({"conduct": "absence", "part": "337.5"}, on="2025-06-01")
        >>> answer.offences[0].effective
        (60, 120)
    """
    law = book or load_law()
    known = facts if isinstance(facts, Facts) else read_facts(facts, law.parts)
    if known.part is not None and known.part not in law.parts:
        raise InputError("part: {part} is no part that can be charged.", part=known.part)
    asked = _Asked(_day(on), edition, language)
    values = values_of(known, asked.on)
    spans = Spans.of(known, asked.on, law.first_day)
    derived = tuple(_derived(law, known, values, spans, asked))
    listed = tuple(_listed(law, known, values, derived, spans.day))
    return _answer(_Found(law, known, values, derived, listed, spans.day), asked)


def _day(on: date | str | None) -> date:
    if on is None:
        return date.today()  # noqa: DTZ011  the local day is meant
    if isinstance(on, date):
        return on.date() if isinstance(on, datetime) else on
    try:
        day = Day.parse(str(on))
    except DayError:
        raise InputError("on: {day} is not one day; write 2025-01-20.", day=on) from None
    if day.precision != "day":
        raise InputError("on: {day} is not one day; write 2025-01-20.", day=on)
    return day.first


def _derived(
    book: LawBook, facts: Facts, values: Mapping[str, Any], spans: Spans, asked: _Asked
) -> Iterator[Possibility]:
    """Go through what follows from the facts, whatever is charged."""
    pinned = asked.edition
    cells = (spans.cell(spans.first, spans.last),) if pinned else spans.cells(book)
    for cell in cells:
        law = book.in_force(pinned or cell.end_last.date(), pinned or asked.on)
        yield from possibilities(law, cell, facts, values)


def _listed(
    book: LawBook,
    facts: Facts,
    values: Mapping[str, Any],
    derived: Sequence[Possibility],
    ended: date | None,
) -> Iterator[tuple[Possibility, Offence, World]]:
    """Make each possible offence once, with the world it was read from."""
    found = derived
    if facts.part is not None:
        found = tuple(_charged(book, facts.part, values, derived))
    seen: set[object] = set()
    for one in found:
        if one.found is None:
            continue
        key = (one.found.provision.id, one.found.provision.since, one.attempt, one.law.judging)
        if key in seen:
            continue
        seen.add(key)
        world = one.world()
        offence = make_offence(one, world, facts, ended)
        if len(found) > 1:
            numbers = replace(offence, because=())
            if numbers in seen:
                continue
            seen.add(numbers)
        yield one, offence, world


def _charged(
    book: LawBook, part: str, values: Mapping[str, Any], derived: Sequence[Possibility]
) -> Iterator[Possibility]:
    """Take the part charged in every edition of the law that the facts allow.

    Where it is in force in none of them, its own last edition counts: the charge decides. It is
    an attempt if every way to this very part is one.
    """
    ways = [one for one in derived if one.part == part]
    lengths = {one.length for one in derived}
    length = lengths.pop() if len(lengths) == 1 else None
    laws = {id(one.law): one for one in derived}.values()
    inside = [one for one in laws if one.law.offence(part)] or [
        _under_own_law(book, part, one) for one in list(laws)[-1:]
    ]
    for one in inside:
        moments = {name: one.values[name] for name in ("start", "end")}
        yield Possibility(
            law=one.law,
            cell=one.cell,
            values={**values, **moments, "length": length},
            found=one.law.offence(part),
            length=length,
            attempt=bool(ways) and all(way.attempt for way in ways),
        )


def _under_own_law(book: LawBook, part: str, one: Possibility) -> Possibility:
    editions = [p for p in book.provisions if p.offence and p.offence.part == part]
    return replace(one, law=book.in_force(editions[-1].since, one.law.on))


def _answer(found: _Found, asked: _Asked) -> Assessment:
    """Put the answer together: ways, statements, deadlines, disputes, and the chain of it all."""
    book, facts, language = found.book, found.facts, asked.language
    liable = _liable(facts, found.derived)
    offences = [offence for _, offence, _ in found.listed]
    sums = overall(offences, possible=bool(offences) and liable is not False)
    worlds = _worlds(found, sums)
    law = book.in_force(asked.edition or asked.on, asked.edition or asked.on)
    case = World(law, {**found.values, **sums})
    ways = tuple(ways_back(law, case, language))
    days, counted = credit(law, found.values)
    said = effects(worlds, language)
    listed = tuple(_with_suspension(offence, ways) for offence in offences)
    due = _deadlines(found, listed, language)
    answered = Answered(
        book, facts, found.derived, [row[:2] for row in found.listed], worlds, found.values,
        found.ended,
    )  # fmt: skip
    trace = once(
        (
            *(step for one, _, world in found.listed for step in part_steps(one, world)),
            *(step for one in _nothing(found) for step in no_offence_steps(one)),
            *case_steps((case, counted)),
            *deadline_steps(due),
        )
    )
    return Assessment(
        offences=listed,
        liable=liable,
        back_to_front=tuple(way for way, _ in ways),
        effects=said,
        deadlines=due,
        credit_days=days,
        missing=missing(facts, found.derived, [world for *_, world in found.listed]),
        disputed=tuple(disputes(answered, language)),
        trace=trace,
        weakest_mark=weakest(trace),
        checked_on=book.checked_on,
        tables=book.digest,
        on=asked.on,
        version=_version(),
    )


def _worlds(found: _Found, sums: Mapping[str, Any]) -> list[World]:
    """Give the worlds of the offences, then that of no offence, if it can be none."""
    worlds = [world for *_, world in found.listed]
    worlds += [one.world() for one in _nothing(found)]
    for world in worlds:
        world.update(sums)
    return worlds


def _nothing(found: _Found) -> Sequence[Possibility]:
    """Give the first possibility that is no offence, if there is one and no part is charged."""
    nothing = [one for one in found.derived if one.found is None]
    return nothing[:1] if found.facts.part is None else ()


def _liable(facts: Facts, derived: Sequence[Possibility]) -> bool | None:
    """Say whether every possibility is an offence; a charge decides, but in captivity strength."""
    if facts.part is not None:
        return facts.able_to_resist if facts.conduct == "captivity" else True
    results = {True if one.found else None if one.open else False for one in derived}
    return results.pop() if len(results) == 1 else None


def _with_suspension(offence: Offence, ways: Sequence[tuple[Way, WayRule]]) -> Offence:
    """Add whether the proceedings can now be suspended on the command's petition."""
    article = next((way.article for way, rule in ways if rule.suspends), None)
    return replace(offence, suspension=Suspension(article is not None, article))


def _deadlines(
    found: _Found, offences: Sequence[Offence], language: Language
) -> tuple[Deadline, ...]:
    facts = found.facts
    clocks = deadlines(facts.steps or (), found.book, language)
    end = facts.from_ if facts.conduct in ACTS else facts.to
    rule = found.listed[0][2].law.variables["limitation_until"].base if found.listed else None
    last = limitation(offences, end, rule.provision, language) if rule else None
    return (*clocks, last) if last else clocks


@cache
def _version() -> str:
    try:
        return version("wayout")
    except PackageNotFoundError:  # a checkout that was never installed
        return "0+unknown"
