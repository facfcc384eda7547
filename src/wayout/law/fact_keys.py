"""The facts that the law asks for, and what each may be: the one place where that is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Form = Literal[
    "choice", "choices", "flag", "count", "number", "moments", "end", "part", "priors", "steps"
]

STEPS = (
    "crime_reported", "case_opened", "detained", "custody_ordered", "charged", "to_prosecutor",
    "received_by_court", "hearing_ordered", "verdict", "copy_received", "in_force", "appeal_filed",
)  # fmt: skip
GRAVITIES = ("small", "medium", "grave", "especially_grave")


@dataclass(frozen=True, slots=True)
class FactKey:
    """One fact: its name, the form of its value, and the closed list of values if it has one.

    choice: one of `values`; choices: a list of them; flag: true or false; count: a whole number;
    number: a whole number or a fraction; moments: a day or a moment; end: the same, or null for
    "still absent"; part: a part that can be charged; priors, steps: a list of objects whose own
    facts are `inner`.
    """

    name: str
    form: Form
    values: tuple[str, ...] = ()
    inner: Mapping[str, "FactKey"] = field(default_factory=dict, hash=False)
    needed: bool = False


def _named(*keys: FactKey) -> Mapping[str, FactKey]:
    return MappingProxyType({key.name: key for key in keys})


_PRIOR = _named(
    FactKey("gravity", "choice", GRAVITIES),
    FactKey("intentional", "flag"),
    FactKey("served", "flag"),
)
_STEP = _named(
    FactKey("kind", "choice", STEPS, needed=True),
    FactKey("day", "moments", needed=True),
    FactKey("in_custody", "flag"),
)

FACT_KEYS: Mapping[str, FactKey] = _named(
    FactKey(
        "conduct", "choice",
        ("absence", "desertion", "refusal", "feigned_illness", "captivity", "resistance"),
        needed=True,
    ),
    FactKey("service", "choice",
            ("contract", "mobilised", "conscript", "volunteer", "reservist")),
    FactKey("sex", "choice", ("m", "f")),
    FactKey("part", "part"),
    FactKey("from", "moments"),
    FactKey("to", "end"),
    FactKey("ended_by", "choice", ("returned", "surrendered", "detained")),
    FactKey("intent", "choice", ("for_a_time", "for_good")),
    FactKey("intended_days", "number"),
    FactKey("weapon", "flag"),
    FactKey("group", "flag"),
    FactKey("grave_consequences", "flag"),
    FactKey("able_to_resist", "flag"),
    FactKey("status", "choices",
            ("conditional_release", "suspended_proceedings", "probation", "parole")),
    FactKey("priors", "priors", inner=_PRIOR),
    FactKey("mitigating", "choices",
            ("surrender", "active_help", "restitution", "hardship", "small_children", "coercion",
             "injury", "award", "service", "other")),
    FactKey("aggravating", "choices",
            ("recidivism", "group", "weapon", "intoxication", "public", "other")),
    FactKey("cooperation_agreement", "flag"),
    FactKey("special_order", "flag"),
    FactKey("custody_days", "count"),
    FactKey("house_arrest_days", "count"),
    FactKey("unserved_months", "count"),
    FactKey("pregnant", "flag"),
    FactKey("sole_father_of_child_under_14", "flag"),
    FactKey("unfit", "flag"),
    FactKey("steps", "steps", inner=_STEP),
)  # fmt: skip
