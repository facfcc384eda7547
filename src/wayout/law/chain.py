"""The chain of reasons: each step once, in the order in which it was needed."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from wayout.law.assessment import Deadline, Step
from wayout.law.in_force import InForce
from wayout.law.possibilities import Possibility
from wayout.law.provision import Provision
from wayout.law.world import World
from wayout.pathway import Mark

_ORDER: tuple[Mark, ...] = ("B", "S", "T")  # the weakest first


def part_steps(one: Possibility, world: World) -> Iterator[Step]:
    """Give the steps of one offence: how long, which part, and everything read from its world."""
    part = one.part if one.found else None
    if one.length is not None and (applied := _length_rule(one)):
        yield _step("length", one.length, applied, part, one.attempt)
    if one.found is not None:
        yield _step("part", one.part, one.found.provision, part, one.attempt)
    for name, value, provision in world.chain:
        yield _step(name, value, provision, part, one.attempt)


def no_offence_steps(one: Possibility) -> Iterator[Step]:
    """Give the steps by which it is no offence: how long, and what every part hangs on."""
    world = one.world()
    for name in _asked_of_parts(one.law):
        world[name]
    yield from part_steps(one, world)


def case_steps(worlds: Iterable[World]) -> Iterator[Step]:
    """Give the steps that speak of the case as a whole."""
    for world in worlds:
        for name, value, provision in world.chain:
            yield _step(name, value, provision, None)


def deadline_steps(deadlines: Iterable[Deadline]) -> Iterator[Step]:
    """Give a step for each deadline."""
    for one in deadlines:
        yield Step(one.name, one.due, one.article, one.version, one.mark, one.provision, None)


def once(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Drop what was already said, word for word."""
    return tuple(
        {(s.step, s.provision, s.version, s.part, s.attempt, s.value): s for s in steps}.values()
    )


def weakest(steps: Iterable[Step]) -> Mark | None:
    """Return the weakest mark of what the answer rests on; None where it rests on nothing."""
    marks = {step.mark for step in steps}
    return next((mark for mark in _ORDER if mark in marks), None)


@cache
def _asked_of_parts(law: InForce) -> tuple[str, ...]:
    """Name the variables that the conditions of the parts read; the length is told beside them."""
    names = dict.fromkeys(name for one in law.offences if one.tree for name in one.tree.names)
    return tuple(name for name in names if name in law.variables and name != "length")


def _length_rule(one: Possibility) -> Provision | None:
    """Find the provision by which the absence is of its class."""
    variable = one.law.variables["length"]
    rules = (*variable.exceptions, *((variable.base,) if variable.base else ()))
    world = World(one.law, one.values)
    return next((rule.provision for rule in rules if rule.value(world) == one.length), None)


@lru_cache(maxsize=8192)  # the same few steps stand in most answers
def _step(name: str, value: Any, of: Provision, *offence: Any) -> Step:  # noqa: ANN401
    """Make a step; `offence` is the part and whether it is an attempt."""
    if isinstance(value, Fraction):
        value = int(value) if value.denominator == 1 else str(value)
    return Step(name, value, of.cite, of.version, of.mark, of.id, *offence)
