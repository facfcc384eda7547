"""The plain estimate: one state, or a mix of states, and everybody who was ever at risk."""

import numpy as np
import pytest
from tests.unit.odds.stays_at_hand import loops, written

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.solving.occupation import occupation
from wayout.odds.solving.solve import solve


def test_it_is_one_row_of_the_chances() -> None:
    """With its errors, and with those who bear each day."""
    counted = tally(loops())
    found = occupation(counted, "home", [9, 4], at=2)
    whole = solve(counted, 2, [9, 4])
    row = counted.place("home")
    np.testing.assert_array_equal(found.occupation, whole.chances[:, row])
    np.testing.assert_array_equal(found.se, whole.se[:, row])
    np.testing.assert_array_equal(found.at_risk_by_state, counted.at_risk[[9, 4]])
    assert found.at_risk.tolist() == [4, 6]
    assert (found.states, found.start, found.at, found.days) == (
        ("away", "end", "home"), "home", 2, (9, 4),
    )  # fmt: skip


def test_those_who_came_later_are_used() -> None:
    """Someone seen in b from day 5 on only: that asks for the Markov property."""
    found = occupation(tally(written("p a b 0 3", "q b c 5 6")), "a", [4, 6])
    assert found.occupation.tolist() == [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]


def test_a_mix_of_states_may_begin() -> None:
    """Shares that sum to 1, those left out being 0."""
    counted = tally(loops())
    mixed = occupation(counted, {"home": 0.4, "away": 0.6}, [5])
    apart = [occupation(counted, state, [5]).occupation for state in ("home", "away")]
    np.testing.assert_allclose(mixed.occupation, 0.4 * apart[0] + 0.6 * apart[1], atol=1e-15)
    assert mixed.start is None


def test_nobody_bears_a_day_before_the_data() -> None:
    """From day 0 on, though the first stay begins on day 5."""
    found = occupation(tally(written("p a b 5 8")), "a", [0, 3, 8])
    assert found.at_risk.tolist() == [0, 0, 1]
    assert found.occupation.tolist() == [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]


@pytest.mark.parametrize(
    "mix", [{"home": 0.5}, {"home": 1.5, "away": -0.5}, {"home": float("nan")}]
)
def test_shares_must_be_shares(mix: dict[str, float]) -> None:
    """None below 0, and 1 in all."""
    with pytest.raises(StaysError, match="must sum to 1"):
        occupation(tally(loops()), mix, [5])


@pytest.mark.parametrize("day", ["5", None, 10**20])
def test_a_day_is_a_number(day: int) -> None:
    """And one that a clock can hold."""
    with pytest.raises(StaysError, match="must be a number"):
        occupation(tally(loops()), "home", [day])


def test_an_unknown_state_is_refused() -> None:
    """With the names of those there are."""
    with pytest.raises(StaysError, match="No stay is in the state 'front'"):
        occupation(tally(loops()), "front", [5])
