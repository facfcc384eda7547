"""Where two exceptions of one variable apply together, the order between them is written."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import combinations

from hypothesis import given
from tests.property.law_facts import Facts, charged_facts, known_facts

from wayout.law import load_law, read_facts
from wayout.law.fact_keys import FACT_KEYS
from wayout.law.in_force import InForce
from wayout.law.values import values_of
from wayout.law.world import World

ON = date(2026, 6, 1)
Met = tuple[str, int, str, str]  # what is defined, the order, the provision, the expression


def met(facts: Facts) -> Iterator[list[Met]]:
    """For each possible part and each variable, every rule with a condition that holds."""
    book = load_law()
    known = read_facts(facts, book.parts)
    end = datetime.fromisoformat(facts["to"] if "to" in facts else facts["from"])
    law = book.in_force(end.date(), ON)
    values = values_of(known, ON) | {"start": datetime.fromisoformat(facts["from"]), "end": end}
    world = World(law, values)
    yield [
        ("part", one.offence.order, one.provision.id, one.tree.text)
        for one in law.offences
        if one.when and one.tree and one.when(world)
    ]
    for found in law.offences:
        for attempt in (False, True):
            charged = World(law, values)
            charged.charge(found, attempt=attempt)
            yield from exceptions(law, charged)


def exceptions(law: InForce, world: World) -> Iterator[list[Met]]:
    """For each variable, the exceptions that hold."""
    for variable in law.variables.values():
        yield [
            (variable.name, one.rule.order, one.provision.id, one.rule.when.text)
            for one in variable.exceptions
            if one.when and one.rule.when and one.when(world)
        ]


@given(known_facts() | charged_facts())
def test_no_two_exceptions_apply_without_an_order(facts: Facts) -> None:
    """Parts too: the strongest that holds wins, and which is the strongest is written."""
    for rules in met(facts):
        for one, other in combinations(rules, 2):
            assert one[1] != other[1], (one, other)
            assert min(one[1], other[1]) > 0


@cache
def meetings() -> set[frozenset[str]]:
    """The pairs of provisions that meet for a man of whom the worst and the best is told."""
    everything: Facts = {
        "conduct": "absence", "service": "contract", "sex": "f", "from": "2026-01-10T08:00",
        "to": "2026-03-20T08:00", "ended_by": "surrendered", "cooperation_agreement": True,
        "status": list(FACT_KEYS["status"].values), "special_order": True,
        "mitigating": list(FACT_KEYS["mitigating"].values),
        "aggravating": list(FACT_KEYS["aggravating"].values),
        "priors": [{"gravity": "grave", "intentional": True, "served": True}],
        "house_arrest_days": 10,
    }  # fmt: skip
    pairs = (combinations(rules, 2) for rules in met(everything))
    return {frozenset((one[2], other[2])) for pair in pairs for one, other in pair}


def test_exceptions_do_meet() -> None:
    """Otherwise the order between them would prove nothing."""
    assert {
        frozenset(("uk.62.1", "uk.62.2")),
        frozenset(("uk.62.2", "uk.62.aggravated")),
        frozenset(("uk.58.1.v", "uk.58.1.b.women")),
        frozenset(("uk.73.1.b", "uk.73.1.b.parole")),
        frozenset(("uk.337.5", "uk.337.6")),
    } <= meetings()
