"""One possible offence with everything the law says of it, read out of its world."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from wayout.law.assessment import BelowMinimum, Offence, Probation, Suspension
from wayout.law.case_facts import Facts
from wayout.law.judging import ASKED, judge
from wayout.law.names import FACTS
from wayout.law.possibilities import Possibility
from wayout.law.shown import facts_behind
from wayout.law.world import World

_FIELDS = {"from": "from_"}
_ONLY_IMPRISONED = ("effective_min", "effective_max", "probation_open", "colony", "cap_months")


def make_offence(one: Possibility, world: World, facts: Facts, ended: date | None) -> Offence:
    """Read an offence out of its world.

    Args:
        one: The possibility, which leads to a part.
        world: Its world; the chain of reasons grows as it is read.
        facts: What was asked about.
        ended: The day the offence ended; None if it goes on or is not known.
    """
    judged = judge(one, world, charged=facts.part is not None)
    get = {name: judged[name] for name in ASKED}
    if not world["imprisonment"]:
        get.update(dict.fromkeys(_ONLY_IMPRISONED))
    until = world["limitation_until"] if ended else None
    return Offence(
        part=one.part,
        attempt=one.attempt,
        gravity=get["gravity"],
        min_months=world["min_months"],
        max_months=world["max_months"],
        cap_months=get["cap_months"],
        effective=_range(get),
        colony=get["colony"],
        parole=get["parole"],
        limitation_years=get["limitation_years"],
        limitation_until=until.date() if until else None,
        probation=_probation(get, world),
        special_order=bool(get["special_order_open"]),
        hardship_note=bool(get["hardship_note"]),
        suspension=Suspension(open=False, article=None),
        below_minimum=BelowMinimum("64") if world["imprisonment"] else None,
        because=tuple(_because(one, world, facts)),
    )


def _range(get: Mapping[str, Any]) -> tuple[int, int] | None:
    least, most = get["effective_min"], get["effective_max"]
    return None if least is None or most is None else (int(least), int(most))


def _probation(get: Mapping[str, Any], world: World) -> Probation:
    is_open = get["probation_open"]
    if not is_open:
        return Probation(is_open, None, None, tuple(_bars(world)) if is_open is False else ())
    longest = min(int(get["effective_max"]), world["probation_limit"])
    return Probation(open=True, from_months=int(get["effective_min"]), to_months=longest, bars=())


def _bars(world: World) -> Iterator[str]:
    """Cite every exception that closes probation, not only the strongest."""
    for rule in world.law.variables["probation_open"].exceptions:
        if rule.when and rule.when(world) and rule.value(world) is False:
            yield rule.provision.cite


def _because(one: Possibility, world: World, facts: Facts) -> Iterator[str]:
    """Name the facts that lead to this part, with their values; a part charged decides alone."""
    if facts.part is not None or one.found is None or one.found.tree is None:
        yield f"part={one.part}"
        return
    behind = facts_behind(one.law, one.found.tree.names)
    known = (name for name in behind if name in FACTS and world[name] is not None)
    for key in dict.fromkeys(FACTS[name] for name in known):
        value = getattr(facts, _FIELDS.get(key, key))
        if value is not None:  # not what was tried for an unknown fact
            yield f"{key}={_said(value)}"


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
