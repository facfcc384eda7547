"""Those who were in a state on a day, followed on: the numbers that etm gives for them alone."""

import numpy as np
import pytest
from tests.golden.odds.golden_sets import GROUPS, NAMES, golden_set, read

from wayout.odds.solving.landmark import cohort, followed
from wayout.odds.stays.coded import coded


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
def test_the_landmark_is_that_of_r(name: str) -> None:
    """How many there are, where they are, how sure that is, and how many are still watched."""
    golden = golden_set(name)
    stays = coded(golden.stays, states=golden.states)
    for expected in golden.numbers["landmark"]:
        group = cohort(stays, expected["state"], expected["at"])
        found = followed(group, expected["days"])
        assert group.people == expected["n"]
        np.testing.assert_allclose(found.occupation, read(expected["est"]), rtol=0, atol=1e-10)
        np.testing.assert_allclose(found.se, read(expected["se"]), rtol=0, atol=1e-8)
        np.testing.assert_array_equal(found.at_risk_by_state, expected["at_risk"])
