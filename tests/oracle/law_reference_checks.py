"""Which facts must be refused, told by plain lists of what each key may hold."""

from typing import Any

from tests.oracle.law_cases import (
    AGGRAVATING,
    CONDUCTS,
    GRAVITIES,
    MITIGATING,
    SERVICES,
    STATUS,
    STEPS,
)
from tests.oracle.law_reference_dates import span
from tests.oracle.law_reference_sentence import TABLE

ONE_OF: dict[str, tuple[str, ...]] = {
    "conduct": CONDUCTS,
    "service": SERVICES,
    "sex": ("m", "f"),
    "ended_by": ("returned", "surrendered", "detained"),
    "intent": ("for_a_time", "for_good"),
    "part": tuple(TABLE),
}
LISTS = {"status": STATUS, "mitigating": MITIGATING, "aggravating": AGGRAVATING}
YES_NO = {
    *("weapon", "group", "grave_consequences", "able_to_resist", "cooperation_agreement"),
    *("special_order", "pregnant", "sole_father_of_child_under_14", "unfit"),
}
COUNTS = {"custody_days", "house_arrest_days", "unserved_months"}
PRIOR = {"gravity", "intentional", "served"}
STEP = {"kind", "day", "in_custody"}


def refused(facts: dict[str, Any]) -> bool:
    """Whether the command must end with 2 and one line."""
    return (
        "conduct" not in facts
        or not all(fits(key, value) for key, value in facts.items())
        or backwards(facts)
    )


def fits(key: str, value: object) -> bool:
    """Whether a key may hold a value."""
    if key in ONE_OF:
        return isinstance(value, str) and value in ONE_OF[key]
    if key in LISTS:
        return isinstance(value, list) and all(one in LISTS[key] for one in value)
    if key in YES_NO:
        return isinstance(value, bool)
    if key in COUNTS:
        return type(value) is int and value >= 0
    if key == "intended_days":
        return type(value) in {int, float} and float(str(value)) >= 0
    return fits_longer(key, value)


def fits_longer(key: str, value: object) -> bool:
    """Moments, steps and earlier convictions."""
    if key in {"from", "to"}:
        return (value is None and key == "to") or a_moment(value)
    if key == "steps":
        return isinstance(value, list) and all(a_step(one) for one in value)
    if key == "priors":
        return isinstance(value, list) and all(a_prior(one) for one in value)
    return False


def a_moment(value: object) -> bool:
    """A year, a month, a day or a minute that exists."""
    try:
        return isinstance(value, str) and bool(span(value))
    except ValueError:
        return False


def a_step(step: dict[str, Any]) -> bool:
    """A known kind on a day that exists."""
    return (
        set(step) <= STEP
        and step["kind"] in STEPS
        and a_moment(step["day"])
        and isinstance(step.get("in_custody", False), bool)
    )


def a_prior(prior: dict[str, Any]) -> bool:
    """A known gravity and yes or no for the rest."""
    return (
        set(prior) <= PRIOR
        and prior.get("gravity", "small") in GRAVITIES
        and all(isinstance(prior.get(key, False), bool) for key in ("intentional", "served"))
    )


def backwards(facts: dict[str, Any]) -> bool:
    """An end wholly before its start; spans that overlap are fine."""
    if facts.get("from") is None or facts.get("to") is None:
        return False
    return span(facts["to"])[1] <= span(facts["from"])[0]
