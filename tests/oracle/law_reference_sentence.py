"""What one part brings: range, cap, colony, parole, probation, limitation."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.oracle.law_reference_dates import DAY, add_months
from tests.oracle.law_reference_parts import LASTING, Facts, spans

SMALL, MEDIUM, GRAVE, WORST = "small", "medium", "grave", "especially_grave"
TABLE: dict[str, tuple[int | None, int | None, str]] = {
    "332.1": (None, None, SMALL),
    "332.2": (2, 60, MEDIUM),
    "332.2.1": (24, 36, SMALL),
    "332.2.2": (36, 120, GRAVE),
    "332.3": (None, None, SMALL),
    "333.1": (2, 60, MEDIUM),
    "333.2": (2, 96, GRAVE),
    "333.3": (60, 180, WORST),
    "334.1": (2, 60, MEDIUM),
    "334.2": (36, 96, GRAVE),
    "334.3": (60, 180, WORST),
    "337.1": (None, None, SMALL),
    "337.2": (2, 24, SMALL),
    "337.2.1": (2, 60, MEDIUM),
    "337.2.2": (24, 72, GRAVE),
    "337.3": (2, 36, SMALL),
    "337.3.1": (2, 84, GRAVE),
    "337.3.2": (36, 96, GRAVE),
    "337.4": (2, 60, MEDIUM),
    "337.5": (60, 120, GRAVE),
    "337.6": (84, 144, WORST),
    "338.1": (2, 84, GRAVE),
    "338.2": (2, 120, GRAVE),
    "338.3": (60, 180, WORST),
    "338.4": (120, 240, WORST),
    "339.1": (None, None, SMALL),
    "339.2": (2, 84, GRAVE),
    "339.3": (60, 120, GRAVE),
    "339.4": (84, 144, WORST),
    "352.1": (36, 120, GRAVE),
}
YEARS = {SMALL: 2, MEDIUM: 6, GRAVE: 10, WORST: 15}
PAROLE = {SMALL: "1/3", MEDIUM: "1/3", GRAVE: "1/2", WORST: "2/3"}
HARDSHIP = {"337.1", "337.2", "337.3", "337.4", "338.1"}
BY_GROUP = {"332.2", "332.2.2"}
BY_GROUP_OR_WEAPON = {"333.2", "333.3", "334.2", "334.3", "338.2", "338.3", "338.4"}
GROUNDS = {"surrender", "active_help", "restitution"}
LONGEST_PROBATION = 96


def offence(part: str, facts: Facts, on: date, *, attempt: bool) -> dict[str, Any]:
    """All compared keys of one offence; without imprisonment the keys about it are left out."""
    least, most, gravity = TABLE[part]
    cap = cap_of(part, facts, attempt=attempt)
    end = end_day(facts, on)
    found = {
        "part": part,
        "attempt": attempt,
        "gravity": gravity,
        "min_months": least,
        "max_months": most,
        "cap_months": cap,
        "effective": None,
        "limitation_years": YEARS[gravity],
        "limitation_until": None if end is None else str(limitation(end, gravity)),
        "special_order": gravity in {SMALL, MEDIUM},
        "hardship_note": part in HARDSHIP,
    }
    if least is None or most is None:
        return found
    low, high = (least, most) if cap is None else (2 if cap < least else least, cap)
    return found | {
        "effective": [low, high],
        "colony": colony(gravity, facts),
        "parole": PAROLE[gravity],
        "probation": probation(low, high, closed=barred(gravity, facts)),
    }


def has_ground(facts: Facts) -> bool:
    """A ground of 62(1): surrender, active help, making good."""
    return facts.get("ended_by") == "surrendered" or bool(
        GROUNDS & set(facts.get("mitigating", ()))
    )


def cap_of(part: str, facts: Facts, *, attempt: bool) -> int | None:
    """The lowered maximum: exact shares, one after the other, the fraction dropped at the end."""
    _, most, gravity = TABLE[part]
    shares = [Fraction(3, 4)] if attempt else []
    if not set(facts.get("aggravating", ())) - elements(part):
        if facts.get("cooperation_agreement"):
            shares.append(Fraction(1, 2))
        elif has_ground(facts):
            shares.append(Fraction(2, 3))
    if facts.get("special_order") and gravity in {SMALL, MEDIUM}:
        shares.append(Fraction(2, 3))
    if most is None or not shares:
        return None
    cap = Fraction(most)
    for share in shares:
        cap *= share
    return int(cap)


def elements(part: str) -> set[str]:
    """Aggravating facts that belong to the part itself and so do not count again."""
    if part in BY_GROUP_OR_WEAPON:
        return {"group", "weapon"}
    return {"group"} if part in BY_GROUP else set()


def colony(gravity: str, facts: Facts) -> str:
    """Article 58, with what is known of sex and of earlier imprisonment."""
    woman = facts.get("sex") == "f"
    served = [prior for prior in facts.get("priors", ()) if prior.get("served") is True]
    told = "recidivism" in facts.get("aggravating", ())
    if not woman and any(
        told or (prior.get("intentional") is True and prior.get("gravity", SMALL) != SMALL)
        for prior in served
    ):
        return "strict"
    if gravity == WORST:
        return "general" if woman else "strict"
    if gravity == GRAVE or served:
        return "general"
    return "settlement"


def barred(gravity: str, facts: Facts) -> bool:
    """73(1): a grave crime on parole, or on probation for a crime not known as unintentional."""
    status, priors = facts.get("status", ()), facts.get("priors", ())
    negligent = bool(priors) and all(prior.get("intentional") is False for prior in priors)
    return gravity in {GRAVE, WORST} and (
        "parole" in status or ("probation" in status and not negligent)
    )


def probation(low: int, high: int, *, closed: bool) -> dict[str, Any]:
    """Open up to eight years."""
    if closed or low > LONGEST_PROBATION:
        return {"open": False, "from_months": None, "to_months": None}
    return {"open": True, "from_months": low, "to_months": min(high, LONGEST_PROBATION)}


def end_day(facts: Facts, on: date) -> date | None:
    """The day the offence ended; None while it goes on or where the day is not known."""
    key = "to" if facts["conduct"] in LASTING else "from"
    if facts.get(key) is None:
        return None
    first, after = spans(facts, on)[1]
    return first.date() if after - first <= timedelta(days=1) else None


def limitation(end: date, gravity: str) -> date:
    """Last day of the term."""
    return add_months(end, 12 * YEARS[gravity]) - DAY
