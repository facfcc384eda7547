"""Which keys of the answer a variable of the law leads to."""

from collections.abc import Mapping
from functools import cache

from wayout.law.in_force import InForce, through

# variable -> the key of the answer that shows it
_SHOWN: Mapping[str, str] = {
    "cap_months": "cap_months",
    "effective_min": "effective",
    "effective_max": "effective",
    "probation_open": "probation",
    "colony": "colony",
    "parole": "parole",
    "gravity": "gravity",
    "limitation_years": "limitation_until",
    "special_order_open": "special_order",
    "hardship_note": "hardship_note",
    "credit_strict": "credit_days",
    "credit_general": "credit_days",
    "credit_settlement": "credit_days",
}
OFFENCES, CREDIT = "offences", "credit_days"


@cache
def shows(law: InForce, variable: str) -> tuple[str, ...]:
    """Name the keys of the answer that a variable leads to; "offences" if parts hang on it."""
    keys = [OFFENCES] if _chooses(law, variable) else []
    if variable in _SHOWN:
        keys.append(_SHOWN[variable])
    for other in law.variables.values():
        if variable in other.names() and other.name != variable:
            keys += shows(law, other.name)
    return tuple(dict.fromkeys(keys))


def _chooses(law: InForce, variable: str) -> bool:
    trees = (one.tree for one in law.offences if one.tree)
    return any(variable in tree.names for tree in trees)


@cache
def facts_behind(law: InForce, names: tuple[str, ...]) -> tuple[str, ...]:
    """Name what names lead to in the end, each once, through the rules of variables."""
    return tuple(dict.fromkeys(through(law.variables, names)))
