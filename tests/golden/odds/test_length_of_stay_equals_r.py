"""The expected time in each state, by state at the start, is that of mstate."""

import numpy as np
import pytest
from tests.golden.odds.golden_sets import GROUPS, NAMES, golden_set

from wayout.odds.counting.tally import tally
from wayout.odds.solving.durations import expected_time


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
def test_the_length_of_stay_is_that_of_r(name: str) -> None:
    """In ticks of the set, from tick 0 on."""
    golden = golden_set(name)
    counted = tally(golden.stays, states=golden.states)
    for expected in golden.numbers["length_of_stay"]:
        found = expected_time(counted, expected["until"])
        np.testing.assert_allclose(found, expected["value"], rtol=1e-9, atol=1e-12)
