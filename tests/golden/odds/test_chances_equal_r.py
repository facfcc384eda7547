"""Counts, hazards, P(s,t) and Greenwood's errors are those of etm and mstate."""

import numpy as np
import pytest
from tests.golden.odds.golden_sets import GROUPS, NAMES, golden_set, read

from wayout.odds.counting.tally import tally
from wayout.odds.solving.occupation import occupation
from wayout.odds.solving.solve import solve


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
def test_the_counts_are_those_of_r(name: str) -> None:
    """Every arrow with its count, and the risk sets of every day that R was asked for."""
    golden = golden_set(name)
    counted = tally(golden.stays, states=golden.states)
    arrows = [(arrow["from"], arrow["to"], arrow["count"]) for arrow in golden.numbers["arrows"]]
    assert sorted(counted.arrows) == sorted(arrows)
    for expected in golden.numbers["P"].values():
        at_risk = counted.at_risk[np.array(expected["days"]) - counted.origin]
        np.testing.assert_array_equal(at_risk, expected["at_risk"])


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
def test_chances_and_greenwood_are_those_of_r(name: str) -> None:
    """From day 0 and from a later day, out of every state."""
    golden = golden_set(name)
    counted = tally(golden.stays, states=golden.states)
    for at, expected in golden.numbers["P"].items():
        found = solve(counted, int(at), expected["days"])
        np.testing.assert_allclose(found.chances, expected["est"], rtol=0, atol=1e-10)
        np.testing.assert_allclose(found.se, read(expected["se"]), rtol=0, atol=1e-8)


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
def test_the_plain_occupation_is_a_row_of_p(name: str) -> None:
    """`occupation(tally(frame), start, days)` on states in an order of its own."""
    golden = golden_set(name)
    counted, expected = tally(golden.stays), golden.numbers["P"]["0"]
    for row, start in enumerate(golden.states):
        found = occupation(counted, start, expected["days"])
        order = [found.states.index(state) for state in golden.states]
        rows = read(expected["est"])[:, row], read(expected["se"])[:, row]
        np.testing.assert_allclose(found.occupation[:, order], rows[0], rtol=0, atol=1e-10)
        np.testing.assert_allclose(found.se[:, order], rows[1], rtol=0, atol=1e-8)
