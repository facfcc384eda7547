"""The same data give their states in the same order."""

import polars as pl

from wayout.odds.stays.state_order import in_order


def test_an_enum_keeps_its_order_and_all_its_states() -> None:
    """Also those that never occur."""
    kind = pl.Enum(["z", "a", "m"])
    assert in_order(pl.Series(["a"], dtype=kind), pl.Series(["z"], dtype=kind)) == ("z", "a", "m")


def test_states_of_the_map_stand_as_on_the_map() -> None:
    """From the front on, and only those that occur."""
    found = in_order(pl.Series(["held", "absent"]), pl.Series(["deployed", None]))
    assert set(found) == {"held", "absent", "deployed"}
    assert found == in_order(pl.Series(["deployed", "absent", "held"]))


def test_other_names_are_sorted_with_their_numbers_as_numbers() -> None:
    """One name that the map does not have is enough."""
    names = pl.Series(["10", "9", "s10", "s2", "absent", "1"])
    assert in_order(names) == ("1", "9", "10", "absent", "s2", "s10")


def test_names_of_one_number_have_an_order_too() -> None:
    """However the names are mixed, 001 stands before 01 and 1."""
    for names in (["1", "01", "001"], ["001", "1", "01"]):
        assert in_order(pl.Series(names)) == ("001", "01", "1")


def test_enums_that_differ_are_names_like_others() -> None:
    """There is no order that both share."""
    start = pl.Series(["b"], dtype=pl.Enum(["b", "a"]))
    assert in_order(start, pl.Series(["a"], dtype=pl.Enum(["a", "b"]))) == ("a", "b")
