"""What follows from a part and the facts, found out once for facts that are alike.

Parts, sexes, kinds of mitigation and the like are few: most cases have their like. Kept are the
variables with their chain of reasons, never days or anything else that tells a case from its like.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wayout.law.in_force import Applied, InForce, Said
from wayout.law.possibilities import Possibility
from wayout.law.provision import Provision
from wayout.law.shown import facts_behind
from wayout.law.world import World

# what is asked of every world, in the order of the chain of reasons
ASKED = (
    "gravity", "cap_months", "effective_min", "effective_max", "probation_open", "colony",
    "parole", "limitation_years", "special_order_open", "hardship_note",
)  # fmt: skip
_OF_PART = frozenset({"part", "attempt", "elements", "imprisonment", "min_months", "max_months"})
_MOST_KEPT = 4096  # of one law


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found out: variables, the chain of reasons, what stayed open, what is to be said."""

    found: Mapping[str, Any]
    chain: tuple[tuple[str, Any, Provision], ...]
    pending: tuple[tuple[str, Applied], ...]
    said: tuple[Said, ...]


def judge(one: Possibility, world: World, *, charged: bool) -> Mapping[str, Any]:
    """Put every answer into the world of a possibility, and return them by name.

    What the part hangs on begins the chain of reasons, unless a charge decided.
    """
    kept = _kept(world.law)
    key = (one.found, one.attempt, charged, *map(world.get, _judged_by(world.law)))
    judged = kept.get(key)
    if judged is None:
        if len(kept) > _MOST_KEPT:
            kept.clear()
        judged = kept[key] = _judged(one, world, charged=charged)
    world.update(judged.found)
    world.chain[:], world.pending[:], world.said = judged.chain, judged.pending, judged.said
    return judged.found


@cache
def settled(law: InForce) -> tuple[Said, ...]:
    """Return the statements that hang on the part and on the facts it is judged by alone."""
    known = _OF_PART.union(_judged_by(law))
    return tuple(
        one for one in law.statements if known.issuperset(facts_behind(law, one.rule.when.names))
    )


def _judged(one: Possibility, world: World, *, charged: bool) -> Judged:
    if one.found and one.found.when and not charged:
        one.found.when(world)
    for name in ASKED:
        world[name]
    chain, pending = tuple(world.chain), tuple(world.pending)
    said = tuple(one for one in settled(world.law) if one.when(world))
    found = {name: value for name, value in world.items() if name in world.law.variables}
    return Judged(found, chain, pending, said)


@cache
def _kept(law: InForce) -> dict[tuple[object, ...], Judged]:
    """What was judged under one law, by the part and the facts that it hangs on."""
    del law
    return {}


@cache
def _judged_by(law: InForce) -> tuple[str, ...]:
    """Name the facts that the answers hang on."""
    names = dict.fromkeys((*facts_behind(law, ASKED), *law.decisive))
    return tuple(name for name in names if name not in _OF_PART)
