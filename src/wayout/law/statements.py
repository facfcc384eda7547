"""Which statements hold, without trying every one of them in every world."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wayout.law.grammar import Tree
from wayout.law.in_force import InForce, Said
from wayout.law.judging import settled
from wayout.law.names import FACTS, GIVEN
from wayout.law.world import World

_RARE = tuple(name for name in FACTS if name not in GIVEN)


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that cannot hold while one fact is unknown; those without `need` always may."""

    need: str | None
    statements: tuple[Said, ...]


def holding(world: World) -> Iterator[Said]:
    """Give every statement that holds in a world."""
    if world.said is None:
        yield from (one for one in settled(world.law) if one.when(world))
    else:
        yield from world.said
    for group in _groups(world.law):
        if group.need is None or world[group.need] is not None:
            yield from (one for one in group.statements if one.when(world))


def needed(tree: Tree) -> str | None:
    """Return a fact without which a condition cannot hold, if there is one."""
    return next((name for name in _RARE if name in tree.needs), None)


@cache
def _groups(law: InForce) -> tuple[Group, ...]:
    """Group what is not settled with the part by a fact that it needs."""
    groups: dict[str | None, list[Said]] = {}
    done = set(settled(law))
    for one in law.statements:
        if one not in done:
            groups.setdefault(needed(one.rule.when), []).append(one)
    return tuple(Group(need, tuple(statements)) for need, statements in groups.items())
