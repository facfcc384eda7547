"""A comparable rule set in OpenFisca-Core: 19 derived variables of one absence, dated parameters.

The peer of the benchmark of one case. It is not among the requirements of the tests; without it
`openfisca_core` is not found and the benchmark goes on. It shares no code with the product.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

# what OpenFisca gives has no types of its own
Array: TypeAlias = Any
Person: TypeAlias = Any
Period: TypeAlias = Any
Law: TypeAlias = Any
System: TypeAlias = Any
Formula = Callable[[Any, Any, Any], Array]

PERSON = build_entity(key="person", plural="persons", label="A serviceman", is_person=True)
WAR, HARSHER = "2022-09-24", "2026-01-09"
START = "2014-01-01"
LESS_THAN_NOTHING = -1


def dated(**values: float) -> dict[str, Any]:
    """A parameter: `before`, `war`, `harsher` are the days from which a value holds."""
    days = {"before": START, "war": WAR, "harsher": HARSHER}
    return {"values": {days[name]: {"value": value} for name, value in values.items()}}


PARAMETERS: dict[str, Any] = {
    "hours": {"short": dated(before=48), "long": dated(before=240)},
    "first_is_the_conscripts": dated(before=1, war=0),
    "harsher_in_force": dated(before=0, harsher=1),
    "war_in_force": dated(before=0, war=1),
    "plain": {
        "least_1": dated(before=LESS_THAN_NOTHING, war=2),
        "least_2": dated(before=2),
        "least_3": dated(before=2, war=60),
        "most_1": dated(before=LESS_THAN_NOTHING, war=60),
        "most_2": dated(before=36, war=84),
        "most_3": dated(before=60, war=120),
    },
    "harsher": {
        **{f"least_{at}": dated(before=0, harsher=m) for at, m in ((1, 24), (2, 36), (3, 84))},
        **{f"most_{at}": dated(before=0, harsher=m) for at, m in ((1, 72), (2, 96), (3, 144))},
    },
    "gravity": {"small": dated(before=36), "medium": dated(before=60), "grave": dated(before=120)},
    "limitation": {f"years_{at}": dated(before=y) for at, y in enumerate((2, 6, 10, 15))},
    "share": {
        "attempt": dated(before=3 / 4),
        "cooperation": dated(before=1 / 2),
        "surrender": dated(before=2 / 3),
        "special_order": dated(before=2 / 3),
    },
    "least_of_all": dated(before=2),
    "probation": {"longest": dated(before=96)},
    "credit": {"house": dated(before=0.5), "general": dated(before=1.5), "open": dated(before=2)},
}
INPUTS: dict[str, type] = {
    **dict.fromkeys(("left", "came_back"), date),
    **dict.fromkeys(("left_hour", "back_hour", "custody_days", "house_arrest_days"), float),
    **dict.fromkeys(("conscript", "harsher_status", "on_probation", "on_parole"), bool),
    **dict.fromkeys(("surrendered", "cooperation", "special_order_asked", "attempt"), bool),
    **dict.fromkeys(("woman", "served_before"), bool),
}


def absence_hours(person: Person, period: Period, _: Law) -> Array:
    """Whole days in hours, and the hours of the clock at both ends."""
    days = (person("came_back", period) - person("left", period)).astype(float)
    return days * 24 + person("back_hour", period) - person("left_hour", period)


def length(person: Person, period: Period, parameters: Law) -> Array:
    """0 up to 48 hours, 1 over 48, 2 over 240, 3 over a month by date."""
    hours, limits = person("absence_hours", period), parameters(period).hours
    left = person("left", period).astype("datetime64[D]")
    month = left.astype("datetime64[M]")
    first, second = ((month + at).astype("datetime64[D]") for at in (1, 2))
    same = first + np.minimum(left - month.astype("datetime64[D]"), second - first - 1)
    over = person("came_back", period).astype("datetime64[D]") > same
    return np.where(over, 3, (hours > limits.short).astype(int) + (hours > limits.long))


def part(person: Person, period: Period, parameters: Law) -> Array:
    """0 for none; 1 to 3 by length, 4 to 6 with the status of 2026."""
    law, at = parameters(period), person("length", period)
    none = (at == 1) & ~person("conscript", period) & (law.first_is_the_conscripts == 1)
    harsher = person("harsher_status", period) & (law.harsher_in_force == 1) & (at > 0)
    return np.where(none, 0, at + 3 * harsher)


def months(name: str) -> Formula:
    """Minimum or maximum of the part, from the parameters of the day."""

    def formula(person: Person, period: Period, parameters: Law) -> Array:
        law, at = parameters(period), person("part", period)
        plain = [law.plain[f"{name}_{row}"] for row in (1, 2, 3)]
        harsher = [law.harsher[f"{name}_{row}"] for row in (1, 2, 3)]
        return np.select([at == row for row in range(1, 7)], plain + harsher, LESS_THAN_NOTHING)

    return formula


def gravity(person: Person, period: Period, parameters: Law) -> Array:
    """0 small, 1 medium, 2 grave, 3 especially grave."""
    most, limits = person("most", period), parameters(period).gravity
    return (most > limits.small) + 1 * (most > limits.medium) + 1 * (most > limits.grave)


def share(person: Person, period: Period, parameters: Law) -> Array:
    """What all that lowers the maximum leaves of it."""
    shares = parameters(period).share
    ground = np.where(person("surrendered", period), shares.surrender, 1)
    ground = np.where(person("cooperation", period), shares.cooperation, ground)
    asked = person("special_order_asked", period) & person("special_order_open", period)
    attempt = np.where(person("attempt", period), shares.attempt, 1)
    return ground * attempt * np.where(asked, shares.special_order, 1)


def cap(person: Person, period: Period, _: Law) -> Array:
    """The lowered maximum; the small addition is for shares that binary fractions cut short."""
    return np.floor(person("most", period) * person("share", period) + 1e-4)


def effective_least(person: Person, period: Period, parameters: Law) -> Array:
    """The minimum, or two months where the cap fell below it."""
    least = person("least", period)
    return np.where(person("cap", period) < least, parameters(period).least_of_all, least)


def probation_open(person: Person, period: Period, parameters: Law) -> Array:
    """Closed above eight years, or for a grave crime on probation or parole."""
    status = person("on_probation", period) | person("on_parole", period)
    longest = parameters(period).probation.longest
    low = person("effective_least", period)
    return ~(status & (person("gravity", period) >= 2)) & (low <= longest) & (low > 0)


def probation_to(person: Person, period: Period, parameters: Law) -> Array:
    """The longest term that may be suspended."""
    longest = np.minimum(person("cap", period), parameters(period).probation.longest)
    return np.where(person("probation_open", period), longest, LESS_THAN_NOTHING)


def colony(person: Person, period: Period, _: Law) -> Array:
    """0 settlement, 1 general, 2 strict."""
    served, at = person("served_before", period), person("gravity", period)
    man = np.select([at == 3, (at == 2) | served], [2, 1], 0)
    return np.where(person("woman", period), np.minimum(man, 1), man)


def limitation_years(person: Person, period: Period, parameters: Law) -> Array:
    """Years by gravity."""
    years = parameters(period).limitation
    rows = [years[f"years_{at}"] for at in range(4)]
    return np.select([person("gravity", period) == at for at in range(4)], rows)


def limitation_until(person: Person, period: Period, _: Law) -> Array:
    """Last day of the term."""
    end = person("came_back", period).astype("datetime64[D]")
    month = end.astype("datetime64[M]")
    later = month + 12 * person("limitation_years", period).astype(int)
    in_month = (later + 1).astype("datetime64[D]") - later.astype("datetime64[D]") - 1
    number = np.minimum(end - month.astype("datetime64[D]"), in_month)
    return later.astype("datetime64[D]") + number - 1


def special_order_open(person: Person, period: Period, _: Law) -> Array:
    """Small and medium gravity."""
    return person("gravity", period) <= 1


def parole(person: Person, period: Period, _: Law) -> Array:
    """The share to be served, in sixths."""
    return np.select([person("gravity", period) <= 1, person("gravity", period) == 2], [2, 3], 4)


def hardship_note(person: Person, period: Period, parameters: Law) -> Array:
    """Open for the parts before the war only."""
    return (person("part", period) > 0) & (parameters(period).war_in_force == 0)


def credit_strict(person: Person, period: Period, parameters: Law) -> Array:
    """Days of custody and half those of house arrest."""
    house = person("house_arrest_days", period) * parameters(period).credit.house
    return person("custody_days", period) + house


def credit_general(person: Person, period: Period, parameters: Law) -> Array:
    """One and a half times that."""
    return person("credit_strict", period) * parameters(period).credit.general


DERIVED: dict[str, tuple[type, Formula]] = {
    **{name: (float, one) for name, one in (("absence_hours", absence_hours), ("share", share))},
    **{one.__name__: (int, one) for one in (length, part, gravity, cap, colony, parole)},
    **{name: (int, months(name)) for name in ("least", "most")},
    **{one.__name__: (int, one) for one in (effective_least, probation_to, limitation_years)},
    **{one.__name__: (bool, one) for one in (probation_open, special_order_open, hardship_note)},
    **{one.__name__: (float, one) for one in (credit_strict, credit_general)},
    "limitation_until": (date, limitation_until),
}


def make_system() -> System:
    """The rule set, loaded once."""
    system = TaxBenefitSystem([PERSON])
    system.parameters = ParameterNode("", data=PARAMETERS)
    for name, kind in INPUTS.items():
        system.add_variable(variable(name, kind, {}))
    for name, (kind, formula) in DERIVED.items():
        system.add_variable(variable(name, kind, {"formula": formula}))
    return system


def variable(name: str, kind: type, more: dict[str, Any]) -> type:
    """A variable of one person, for a day."""
    held = {"value_type": kind, "entity": PERSON, "definition_period": DateUnit.DAY, "label": name}
    return type(name, (Variable,), held | more)


def traced(system: System, day: str, facts: dict[str, Any], *, read: bool) -> dict[str, Any]:
    """All variables of one person on the law of a day, with the trace of how they came about.

    The trace is kept as the engine leaves it or, to be read, as its own web API gives it.
    """
    person = {name: {day: value} for name, value in facts.items()}
    simulation = SimulationBuilder().build_from_entities(system, {"persons": {"one": person}})
    simulation.trace = True
    found = {name: simulation.calculate(name, day)[0] for name in DERIVED}
    tracer = simulation.tracer
    found["trace"] = tracer.get_serialized_flat_trace() if read else tracer.trees
    return found
