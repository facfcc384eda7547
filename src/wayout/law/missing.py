"""Which unknown facts would narrow or change the answer, those that decide the offence first."""

from collections.abc import Iterable, Iterator, Sequence

from wayout.law.assessment import Missing
from wayout.law.case_facts import Facts
from wayout.law.moment import Moments
from wayout.law.names import FACTS
from wayout.law.possibilities import LONGEST, Possibility
from wayout.law.shown import facts_behind, shows
from wayout.law.spans import ACTS
from wayout.law.world import World

_ONLY_IMPRISONED = ("cap_months", "effective", "probation", "colony")
_FIRST = ("offences", "liable")  # what decides these is asked for before all else


def missing(
    facts: Facts, found: Sequence[Possibility], worlds: Iterable[World]
) -> tuple[Missing, ...]:
    """Name the facts whose knowledge would settle something, and what.

    Args:
        facts: What was asked about.
        found: Every possibility that the facts leave open.
        worlds: The worlds of the possible offences, already read.
    """
    decides: dict[str, dict[str, None]] = {}
    pairs = [*_of_offence(facts, found), *_of_days(facts, found), *_of_numbers(worlds)]
    for fact, key in pairs:
        decides.setdefault(fact, {})[key] = None
    rows = [Missing(fact, tuple(keys)) for fact, keys in decides.items()]
    return tuple(sorted(rows, key=lambda row: not any(key in _FIRST for key in row.decides)))


def _of_offence(facts: Facts, found: Sequence[Possibility]) -> Iterator[tuple[str, str]]:
    if facts.part is None:
        if _days_matter(found):
            yield from ((key, "offences") for key in _inexact(facts))
        results = {_result(one) for one in found}
        for fact in dict.fromkeys(name for one in found for name, _ in one.tried):
            if _narrows(fact, found, results):
                yield fact, "offences"
    elif facts.conduct == "captivity" and facts.able_to_resist is None:
        yield "able_to_resist", "liable"
    if facts.intended_days is None and facts.part is None:
        yield from _of_intention(facts, found)


def _of_intention(facts: Facts, found: Sequence[Possibility]) -> Iterator[tuple[str, str]]:
    """How long he meant to stay away decides where he was stopped early, and up to 48 hours."""
    if any(one.open for one in found):
        yield "intended_days", "liable"
    elif facts.ended_by == "detained" and any(
        one.length is not None and one.length < LONGEST for one in found
    ):
        yield "intended_days", "offences"


def _days_matter(found: Sequence[Possibility]) -> bool:
    """Say whether some days would leave fewer results than others."""
    by_days: dict[object, set[tuple[str, bool, bool]]] = {}
    for one in found:
        by_days.setdefault((one.cell, one.length), set()).add(_result(one))
    return any(some != results for results in by_days.values() for some in by_days.values())


def _result(one: Possibility) -> tuple[str, bool, bool]:
    return (one.part, one.attempt, one.open)


def _narrows(fact: str, found: Sequence[Possibility], results: set[tuple[str, bool, bool]]) -> bool:
    """Say whether some value of the fact would leave fewer results."""
    by_value: dict[object, set[tuple[str, bool, bool]]] = {}
    always = {_result(one) for one in found if fact not in dict(one.tried)}
    for one in found:
        if fact in (tried := dict(one.tried)):
            by_value.setdefault(tried[fact], set()).add(_result(one))
    return any(some | always != results for some in by_value.values())


def _inexact(facts: Facts) -> Iterator[str]:
    """Name the days that are unknown or imprecise."""
    if facts.from_ is None or not facts.from_.exact:
        yield "from"
    if facts.conduct not in ACTS and not facts.ongoing and (facts.to is None or not facts.to.exact):
        yield "to"


def _of_days(facts: Facts, found: Sequence[Possibility]) -> Iterator[tuple[str, str]]:
    """The day of the end decides limitation; one of two counts of days the credit."""
    if any(one.found for one in found) and not facts.ongoing:
        key = "from" if facts.conduct in ACTS else "to"
        day: Moments | None = facts.from_ if key == "from" else facts.to
        if day is None or day.day is None:
            yield key, "limitation_until"
    counts = ("custody_days", "house_arrest_days")
    known = [key for key in counts if getattr(facts, key) is not None]
    if len(known) == 1:
        yield next(key for key in counts if key not in known), "credit_days"


def _is_shown(key: str, world: World) -> bool:
    """Say whether a key of the answer is filled: some are not where there is no imprisonment."""
    return bool(world["imprisonment"]) or key not in _ONLY_IMPRISONED


def _of_numbers(worlds: Iterable[World]) -> Iterator[tuple[str, str]]:
    """Exceptions that did not apply because a fact of theirs is unknown."""
    for world in worlds:
        for name, rule in world.pending:
            keys = [key for key in shows(world.law, name) if _is_shown(key, world)]
            names = rule.rule.when.names if keys and rule.rule.when else ()
            behind = facts_behind(world.law, names)
            unknown = [fact for fact in behind if fact in FACTS and world[fact] is None]
            yield from ((FACTS[fact], key) for key in keys for fact in unknown)
