"""A second reading of the law, for comparison only: all worlds tried, nothing shared.

`reference(facts, on)` gives what an answer must hold, in the shape of an example's `expect`.
It takes facts that are in order (`refused` says which are not) and knows no reasons.
"""

from datetime import date
from typing import Any

from tests.oracle.law_reference_dates import HARSHER_PARTS, LENGTHS, TICK, WAR_PARTS
from tests.oracle.law_reference_parts import (
    HARSH,
    WIDENS,
    Facts,
    Outcome,
    When,
    act_of,
    moments,
    outcomes,
    spans,
    when,
)
from tests.oracle.law_reference_sentence import end_day, has_ground, limitation, offence
from tests.oracle.law_reference_steps import deadlines, ways_back

Expected = dict[str, Any]

# what of the wartime parts has a harsher one since 2026
PARTS_WITH_HARSHER = ("337.2.1", "337.3.1", "337.5", "338.3", "339.3")
HARSHER_ELSE = {(part, attempt) for part in PARTS_WITH_HARSHER for attempt in (False, True)}


def reference(facts: Facts, on: date) -> Expected:
    """What the law says of the facts on a day."""
    tried = moments(facts, on)
    times = {when(facts, *pair) for pair in tried}
    found = outcomes(facts, times)
    offences = [
        offence(part, facts, on, attempt=attempt)
        for part, attempt in sorted(charged(facts, found) if "part" in facts else named(found))
    ]
    is_liable = liable_if_charged(facts) if "part" in facts else liable(found)
    back = ways_back(facts, on, offences)
    if "part" in facts and is_liable is not True:
        back.pop("UPK 208")  # charged, but perhaps no offence: the page does not say
    return {
        "offences": offences,
        "liable": is_liable,
        "deadlines": [*deadlines(facts), *limit(facts, on, offences)],
        "back_to_front": [article for article, is_open in back.items() if is_open],
        "back_to_front_not": [article for article, is_open in back.items() if not is_open],
        "missing": sorted(missing(facts, on, found)),
        "disputed": sorted(disputed(facts, on, found, offences)),
        **credit(facts),
    }


def named(found: set[Outcome]) -> set[tuple[str, bool]]:
    """Parts and attempts that some world gives."""
    return {(part, attempt) for part, attempt, _ in found if part is not None}


def charged(facts: Facts, found: set[Outcome]) -> set[tuple[str, bool]]:
    """The part charged; an attempt if every world that gives this very part gives an attempt."""
    ways = {attempt for part, attempt, _ in found if part == facts["part"]}
    return {(facts["part"], ways == {True})}


def liable(found: set[Outcome]) -> bool | None:
    """True if every world is an offence, false if none is or can be, else open."""
    if all(part is not None for part, _, _ in found):
        return True
    return None if named(found) or any(is_open for _, _, is_open in found) else False


def liable_if_charged(facts: Facts) -> bool | None:
    """A charge says that there is an offence, but for one who may not have been able to resist."""
    able: bool | None = facts.get("able_to_resist")
    return able if facts["conduct"] == "captivity" else True


def limit(facts: Facts, on: date, offences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The latest last day of limitation; no clock without an offence and the day of its end."""
    end = end_day(facts, on)
    if end is None or not offences:
        return []
    due = max(limitation(end, one["gravity"]) for one in offences)
    return [{"name": "limitation", "start": str(end), "due": str(due), "rolled": False}]


def credit(facts: Facts) -> Expected:
    """Days of custody and half the days of house arrest, by the three regimes."""
    keys = ("custody_days", "house_arrest_days")
    if not any(key in facts for key in keys):
        return {}
    custody, house = (facts.get(key, 0) for key in keys)
    strict = custody + house / 2
    return {"credit_days": {"strict": strict, "general": strict * 1.5, "settlement": strict * 2}}


def verdict(found: set[Outcome]) -> tuple[set[tuple[str, bool]], bool | None]:
    """What of the worlds an answer shows."""
    return named(found), liable(found)


def missing(facts: Facts, on: date, found: set[Outcome]) -> set[str]:
    """Facts that must be named: to know one would give other offences or another `liable`."""
    if "part" in facts:
        unknown = facts["conduct"] == "captivity" and "able_to_resist" not in facts
        return {"able_to_resist"} if unknown else set()
    times = {when(facts, *pair) for pair in moments(facts, on)}
    names = {
        key
        for key, values in WIDENS.items()
        if key not in facts and not (key == "intent" and facts["conduct"] == "absence")
        for value in values
        if verdict(outcomes({**facts, key: value}, times)) != verdict(found)
    }
    if "intended_days" not in facts and any(is_open for _, _, is_open in found):
        names.add("intended_days")
    return names | missing_dates(facts, on, found)


def missing_dates(facts: Facts, on: date, found: set[Outcome]) -> set[str]:
    """Dates of which some exact instant would give another answer."""
    by_moment: dict[tuple[str, Any], set[When]] = {}
    for start, end in moments(facts, on):
        time = when(facts, start, end)
        by_moment.setdefault(("from", start), set()).add(time)
        by_moment.setdefault(("to", end), set()).add(time)
    names = {
        key
        for (key, _), times in by_moment.items()
        if verdict(outcomes(facts, times)) != verdict(found)
    }
    exact = {
        key
        for key, (first, after) in zip(("from", "to"), spans(facts, on), strict=True)
        if after - first == TICK
    }
    still_absent = {"to"} if "to" in facts and facts["to"] is None else set()
    of_a_day = {"to"} if act_of(facts) in {"refusal", "feigned_illness", "resistance"} else set()
    return names - exact - still_absent - of_a_day


def disputed(
    facts: Facts, on: date, found: set[Outcome], offences: list[dict[str, Any]]
) -> set[str]:
    """Ids of the questions that must be named."""
    parts = {one["part"] for one in offences}
    status = HARSH & set(facts.get("status", ()))
    gravities = {one["gravity"] for one in offences}
    named_if = {
        "Q3": bool(status) and bool(gravities & {"grave", "especially_grave"}),
        "Q8": facts.get("ended_by") == "returned" and any(one["max_months"] for one in offences),
        "Q10": has_ground(facts) and bool(parts & {"332.2.1", "332.2.2", "352.1"}),
        "Q14": facts.get("house_arrest_days", 0) > 0,
    }
    found_by_dates = set() if "part" in facts else by_dates(facts, on, found)
    return {question for question, holds in named_if.items() if holds} | found_by_dates


def by_dates(facts: Facts, on: date, found: set[Outcome]) -> set[str]:
    """Q2, Q4, Q6 and Q13: what boundary and length leave open."""
    tried = moments(facts, on)
    by_end = {end for _, end in tried}
    ids = set()
    status = set(facts.get("status", HARSH)) & HARSH
    boundaries = [WAR_PARTS, *([HARSHER_PARTS] if status else [])]
    if facts.get("service") == "volunteer":
        boundaries = []
        harsh_by_now = all(end >= HARSHER_PARTS for end in by_end)
        if "status" in facts and status and harsh_by_now and named(found) & HARSHER_ELSE:
            ids.add("Q6")
    if act_of(facts) != "absence":
        return ids
    straddled = any(all(start < edge <= end for start, end in tried) for edge in boundaries)
    if straddled and named(found):
        ids.add("Q2")
    for reading in ("hour", "days"):
        other = outcomes(facts, {when(facts, *pair, reading) for pair in tried})
        if {part for part, _, _ in other} != {part for part, _, _ in found}:
            ids.add("Q4")
    attempts = all(part and attempt for part, attempt, _ in found)
    if attempts and all(end - start < LENGTHS[0] for start, end in tried):
        ids.add("Q13")
    return ids
