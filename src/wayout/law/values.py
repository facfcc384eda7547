"""The facts as expressions of the law files read them."""

from datetime import date
from typing import Any

from wayout.law.case_facts import Facts, FactStep, Prior
from wayout.law.names import FACTS

_SAME = tuple(name for name, key in FACTS.items() if name == key and name != "steps")


def values_of(facts: Facts, on: date) -> dict[str, Any]:
    """Return every fact by its name in expressions; None is unknown.

    Steps count as taken if they were surely taken by the end of the day `on`.
    """
    values = {name: getattr(facts, name) for name in _SAME}
    taken = _taken(facts.steps, on)
    values.update(
        on=on,
        ongoing=facts.ongoing,
        charged=facts.part is not None,
        steps=None if taken is None else tuple(step.kind for step in taken),
        mitigated=_mitigated(facts),
        in_custody=_custody(taken or ()),
        **_priors(facts.priors),
    )
    if facts.custody_days is not None or facts.house_arrest_days is not None:
        values["custody_days"] = facts.custody_days or 0
        values["house_arrest_days"] = facts.house_arrest_days or 0
    return values


def _mitigated(facts: Facts) -> bool | None:
    """Say whether anything mitigates: what is told, or that he surrendered."""
    if facts.mitigating or facts.ended_by == "surrendered":
        return True
    return None if facts.mitigating is None else False


def _taken(steps: tuple[FactStep, ...] | None, on: date) -> tuple[FactStep, ...] | None:
    if steps is None:
        return None
    return tuple(step for step in steps if step.day.last.date() <= on)


def _custody(steps: tuple[FactStep, ...]) -> bool | None:
    """What the latest step that says it says of custody."""
    told = [step for step in steps if step.in_custody is not None]
    return max(told, key=lambda step: step.day.first).in_custody if told else None


def _priors(priors: tuple[Prior, ...] | None) -> dict[str, Any]:
    known = priors or ()
    unknown = priors is None
    return {
        "priors_known": not unknown,
        "prior_count": None if unknown else len(known),
        "priors_unintentional": bool(known) and all(p.intentional is False for p in known),
        "served_before": _some([p.served for p in known], unknown=unknown),
        "recidivist": _some([_counts(p) for p in known], unknown=unknown),
    }


def _counts(prior: Prior) -> bool | None:
    """Say whether an earlier sentence counts for recidivism after imprisonment (Article 18)."""
    grave = None if prior.gravity is None else prior.gravity != "small"
    said = (prior.served, prior.intentional, grave)
    return False if False in said else None if None in said else True


def _some(told: list[bool | None], *, unknown: bool) -> bool | None:
    if True in told:
        return True
    return None if unknown or None in told else False
