"""One possibility: a variable is found by the strongest rule that holds, and its reason is kept."""

from datetime import date

from tests.unit.law.small_law import small_law

from wayout.law.grammar import parse
from wayout.law.load import read_law
from wayout.law.world import World

LAW = read_law(small_law()).in_force(date(2025, 1, 1), date(2025, 1, 1))


def reasons(world: World) -> list[tuple[str, object, str]]:
    """The chain, in short."""
    return [(name, value, provision.id) for name, value, provision in world.chain]


def test_an_exception_goes_before_the_base() -> None:
    """One half for her, the whole for others; a fraction is exact."""
    assert World(LAW, {"pregnant": True})["share"] * 2 == 1
    assert World(LAW, {"pregnant": False})["share"] == 1


def test_an_exception_that_is_unknown_does_not_apply_and_is_noted() -> None:
    """Unknown is not yes; but it would change the answer."""
    world = World(LAW, {"pregnant": None})
    assert world["share"] == 1
    assert [name for name, _ in world.pending] == ["share"]


def test_while_the_part_is_sought_it_leaves_the_variable_unknown() -> None:
    """So that every value is tried."""
    assert World(LAW, {"pregnant": None}, strict=True)["share"] is None


def test_the_chain_holds_each_rule_in_the_order_of_need() -> None:
    """The table after what it was asked for; each once, however often it is asked for."""
    world = World(LAW, {})
    assert world["limitation_years"] == world["limitation_years"] == 2
    assert reasons(world) == [
        ("gravity", "small", "uk.1.1"),
        ("years", 2, "uk.1.1"),
        ("limitation_years", 2, "uk.1.2"),
    ]


def test_what_nothing_defines_is_unknown() -> None:
    """A variable of a later law, a table that is not in force, a row that is not there."""
    world = World(LAW, {})
    assert world["of_a_later_law"] is None
    assert world.look_up("of_a_later_law", "small") is None
    assert world.look_up("years", "especially_grave") is None


def test_unknown_facts_are_named_through_the_variables_that_hide_them() -> None:
    """Those that are known, and names that are no facts, are passed over."""
    world = World(LAW, {"sex": "f"}, strict=True)
    trees = map(parse, ("share < 1 and sex == 'f'", "max_months > 2 or weapon"))
    assert list(world.unknown(iter(trees))) == ["pregnant", "weapon"]
