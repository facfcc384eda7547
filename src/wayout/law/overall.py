"""What can be said only when every possibility is known: ways back, statements, credit of days."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from wayout.law.assessment import Credit, Effect, Offence, Way
from wayout.law.in_force import InForce, Said
from wayout.law.provision import WayRule
from wayout.law.statements import holding
from wayout.law.world import Values, World
from wayout.text import Language


def overall(offences: Sequence[Offence], *, possible: bool) -> dict[str, Any]:
    """Sum up the possibilities for statements and ways.

    Args:
        offences: The possible offences.
        possible: Whether it can be an offence at all, listed or not.
    """
    return {
        "offence_open": possible,
        "some_probation_open": any(one.probation.open for one in offences),
        "some_imprisonment": any(one.max_months is not None for one in offences),
    }


def ways_back(law: InForce, world: World, language: Language) -> Iterator[tuple[Way, WayRule]]:
    """Give every lawful way back to the front that is open now."""
    for said in law.ways:
        rule = said.rule
        if said.when(world):
            of = said.provision
            world.chain.append(("back_to_front", True, of))
            yield Way(rule.how.say(language), of.cite, of.since, of.mark), rule


def effects(worlds: Iterable[World], language: Language) -> tuple[Effect, ...]:
    """Say every statement that holds for some possibility, with the parts it holds for."""
    found: dict[str, tuple[Said, list[str]]] = {}
    for world in worlds:
        part = world["part"]
        for said in holding(world):
            parts = found.setdefault(said.provision.id, (said, []))[1]
            if part != "none" and part not in parts:
                parts.append(part)
    return tuple(_effect(said, tuple(parts), language) for said, parts in found.values())


@lru_cache(maxsize=4096)
def _effect(said: Said, parts: tuple[str, ...], language: Language) -> Effect:
    rule, of = said.rule, said.provision
    return Effect(rule.topic, rule.text.say(language), of.cite, of.version, of.mark, of.id, parts)


def credit(law: InForce, values: Values) -> tuple[Credit | None, World]:
    """Count the days already served, if any count of days is known; with the world that tells."""
    world = World(law, values)
    if values.get("custody_days") is None:
        return None, world
    strict, general, settlement = (
        _number(world[f"credit_{kind}"]) for kind in ("strict", "general", "settlement")
    )
    return Credit(strict, general, settlement), world


def _number(value: Any) -> int | float:  # noqa: ANN401  whole or a fraction
    return int(value) if value == int(value) else float(value)
