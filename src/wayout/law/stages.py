"""Which terms still run: the next step of a case ends those of the stage before it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from wayout.law.assessment import Deadline
from wayout.law.due import day_of
from wayout.law.moment import Moments

_IN_COURT = frozenset({"received_by_court", "verdict", "in_force"})
_SENTENCED = frozenset({"verdict", "in_force"})
_CHECKED = _IN_COURT | {"case_opened", "charged", "to_prosecutor"}
_INVESTIGATED = _IN_COURT | {"to_prosecutor"}
_APPEALED = frozenset({"appeal_filed", "in_force"})

# by which steps, not before its own start, a term has no object any more
ENDED_BY: Mapping[str, frozenset[str]] = {
    "check_first": _CHECKED,
    "check_extended": _CHECKED,
    "check_longest": _CHECKED,
    "detention": _INVESTIGATED | {"custody_ordered"},
    "charge_after_custody": _INVESTIGATED | {"charged"},
    "investigation_first": _INVESTIGATED,
    "investigation_local_head": _INVESTIGATED,
    "investigation_regional_head": _INVESTIGATED,
    "custody_first": _IN_COURT,
    "custody_six_months": _IN_COURT,
    "prosecutor_decision": _IN_COURT,
    "hearing_set": _SENTENCED | {"hearing_ordered"},
    "hearing_set_custody": _SENTENCED | {"hearing_ordered"},
    "trial_start": _SENTENCED,
    "custody_trial": _SENTENCED,
    "sentence_copy": frozenset({"copy_received", "in_force"}),
    "appeal": _APPEALED,
    "appeal_custody": _APPEALED,
}
_ORDERED = frozenset({"charge_after_custody", "custody_first", "custody_six_months"})
_HELD_IN_COURT = frozenset({"hearing_set_custody", "custody_trial"})


def stage_is_over(one: Deadline, facts: Mapping[str, Any]) -> bool:
    """Whether a later step of the case ended what the term was for.

    Args:
        one: The deadline.
        facts: The facts it was counted from, as `facts_of_history` tells them.
    """
    ended_by, start = ENDED_BY.get(one.name, frozenset()), first_day(one.start)
    return any(kind in ended_by and day.last.date() >= start for kind, day, _ in _steps(facts))


def hangs_on_custody(one: Deadline, facts: Mapping[str, Any]) -> bool:
    """Whether the term runs only in custody, and the facts do not tell that he is in custody."""
    if one.name in _ORDERED:
        return not any(kind == "custody_ordered" for kind, _, _ in _steps(facts))
    start = first_day(one.start)
    return one.name in _HELD_IN_COURT and not any(
        kind == "received_by_court" and is_held and day.first.date() == start
        for kind, day, is_held in _steps(facts)
    )


def first_day(start: date | datetime | str) -> date:
    """The first day that a term can run from."""
    return Moments.parse(start).first.date() if isinstance(start, str) else day_of(start)


def _steps(facts: Mapping[str, Any]) -> Iterator[tuple[str, Moments, bool]]:
    for step in facts.get("steps", ()):
        yield step["kind"], Moments.parse(step["day"]), step.get("in_custody") is True
