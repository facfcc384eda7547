"""Which parts the facts allow: every combination of what is unknown is tried.

A world gives one part or none. `None` of an absence up to 48 hours stays open while the length
he meant is not known: no other unknown fact than those of `WIDENS` makes more worlds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from typing import Any

from tests.oracle.law_reference_dates import (
    DAY,
    HARSHER_PARTS,
    LONG_AGO,
    TICK,
    VOLUNTEERS,
    WAR_PARTS,
    Span,
    midnight,
    pairs,
    span,
    tier,
)

Facts = dict[str, Any]
Outcome = tuple[str | None, bool, bool]  # part, attempt, open (no part, but perhaps an attempt)

LASTING = {"absence", "desertion", "captivity"}
HARSH = {"conditional_release", "suspended_proceedings"}
TWO_DAYS = 2
WIDENS: dict[str, tuple[Any, ...]] = {
    "service": ("contract", "conscript"),  # the volunteer is left out of account
    "status": ((), ("suspended_proceedings",)),
    "group": (False, True),
    "grave_consequences": (False, True),
    "weapon": (False, True),
    "able_to_resist": (False, True),
    "intent": ("for_a_time", "for_good"),
}


@dataclass(frozen=True)
class When:
    """All that dates decide: lengths as tiers 0 to 3, and the edition at the end."""

    length: int
    meant: int | None
    war: bool
    volunteers: bool
    harsher: bool


def act_of(facts: Facts) -> str:
    """The characterisation: an absence for good is desertion."""
    if facts["conduct"] == "absence" and facts.get("intent") == "for_good":
        return "desertion"
    return str(facts["conduct"])


def spans(facts: Facts, on: date) -> tuple[Span, Span]:
    """Instants at which the offence may have begun and ended; the day asked about is the last."""
    today = (midnight(on), midnight(on) + DAY)
    starts = span(facts["from"]) if "from" in facts else (LONG_AGO, today[1])
    if facts["conduct"] not in LASTING:
        return starts, starts
    if "to" not in facts:
        return starts, (starts[0], today[1] if today[1] > starts[0] else starts[1])
    ends = span(facts["to"]) if facts["to"] is not None else today
    if "from" not in facts:
        starts = (LONG_AGO, ends[1])
    return starts, ends


def moments(facts: Facts, on: date) -> list[tuple[datetime, datetime]]:
    """Pairs of start and end to try; an act of a day begins and ends at once."""
    starts, ends = spans(facts, on)
    if facts["conduct"] in LASTING:
        return list(pairs(starts, ends, facts.get("intended_days")))
    edges = {starts[0], starts[1] - TICK}
    edges |= {m for m in (WAR_PARTS, VOLUNTEERS, HARSHER_PARTS) if starts[0] <= m < starts[1]}
    return [(moment, moment) for moment in edges]


def when(facts: Facts, start: datetime, end: datetime, reading: str = "date") -> When:
    """What one pair of moments decides."""
    days = None if still_away(facts) else facts.get("intended_days")
    meant = None if days is None else tier(start, start + days * DAY, reading)
    return When(
        tier(start, end, reading), meant, end >= WAR_PARTS, end >= VOLUNTEERS, end >= HARSHER_PARTS
    )


def still_away(facts: Facts) -> bool:
    """Nobody who is still absent was stopped before the length he meant had run out."""
    return "to" in facts and facts["to"] is None


def fillings(facts: Facts) -> Iterator[Facts]:
    """The facts with every combination of values for what is unknown and widens."""
    unknown = [key for key in WIDENS if key not in facts and _reads(act_of(facts), key)]
    for values in product(*(WIDENS[key] for key in unknown)):
        yield {**facts, **dict(zip(unknown, values, strict=True))}


def _reads(act: str, key: str) -> bool:
    readers = {
        "absence": {"service", "status"},
        "desertion": {"status", "group", "weapon"},
        "refusal": {"group", "grave_consequences"},
        "feigned_illness": {"status", "intent"},
        "captivity": {"able_to_resist"},
        "resistance": {"group", "weapon", "grave_consequences"},
    }
    return key in readers[act]


def outcomes(facts: Facts, times: Iterable[When]) -> set[Outcome]:
    """What each world gives."""
    filled = list(fillings(facts))
    return {outcome(world, time) for time in set(times) for world in filled}


def outcome(world: Facts, time: When) -> Outcome:
    """One world, everything known but perhaps the length he meant."""
    if world.get("service") == "volunteer" and not time.volunteers:
        return None, False, False
    harsh = (
        time.harsher and bool(HARSH & set(world["status"])) and world.get("service") != "volunteer"
        if "status" in world
        else False
    )
    act = act_of(world)
    if act == "absence":
        return absent(world, time, harsh=harsh)
    return other(act, world, time, harsh=harsh), False, False


def absent(world: Facts, time: When, *, harsh: bool) -> Outcome:
    """Article 337, with the attempt at the part of the length he meant."""
    real = part_337(time.length, world, time, harsh=harsh)
    short_aim = world.get("intended_days", TWO_DAYS + 1) <= TWO_DAYS
    if time.meant is not None and time.meant > time.length:
        aimed = part_337(time.meant, world, time, harsh=harsh)
        if aimed is not None:
            return aimed, True, False
    return real, False, time.length == 0 and time.meant is None and not short_aim


def part_337(length: int, world: Facts, time: When, *, harsh: bool) -> str | None:
    """The part of a length: the table's three columns."""
    if time.war:
        row = ("337.2.2", "337.3.2", "337.6") if harsh else ("337.2.1", "337.3.1", "337.5")
    else:
        row = ("337.1", "337.3", "337.4")
    if length == 0 or (not time.war and length == 1 and world["service"] != "conscript"):
        return None
    return row[length - 1]


def other(act: str, world: Facts, time: When, *, harsh: bool) -> str | None:
    """Every other article: one part before the war parts or two, one or two since."""
    if act == "captivity":
        return "352.1" if time.war and world["able_to_resist"] else None
    heavy = {
        "desertion": ("weapon", "group"),
        "refusal": ("group", "grave_consequences"),
        "resistance": ("weapon", "group", "grave_consequences"),
        "feigned_illness": (),
    }[act]
    worse = any(world[key] for key in heavy)
    if act == "refusal":
        return f"332.2.{1 + worse}" if time.war else f"332.{1 + worse}"
    article = {"desertion": "338", "resistance": "333", "feigned_illness": "339"}[act]
    if act == "feigned_illness":
        worse = world["intent"] == "for_good"
    if time.war:
        return f"{article}.4" if harsh and act != "resistance" else f"{article}.3"
    return f"{article}.{1 + worse}"
