"""The occupation from the mix that was seen, and its robust errors, are those of survfit."""

import numpy as np
import pytest
from tests.golden.odds.golden_sets import GROUPS, NAMES, golden_set, read

from wayout.odds.uncertainty.influence import observed


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
def test_occupation_and_robust_errors_are_those_of_r(name: str) -> None:
    """One cluster a person, the shares at the start taken as given."""
    golden = golden_set(name)
    expected = golden.numbers["occupation"]
    found = observed(golden.stays, expected["days"])
    order = [found.states.index(state) for state in golden.states]
    np.testing.assert_allclose(found.occupation[:, order], expected["est"], rtol=0, atol=1e-10)
    np.testing.assert_allclose(found.se[:, order], read(expected["se"]), rtol=0, atol=1e-8)


@pytest.mark.parametrize("name", NAMES)
def test_the_mix_is_that_of_r(name: str) -> None:
    """On day 0 nobody has moved yet."""
    golden = golden_set(name)
    found = observed(golden.stays, [0])
    order = [found.states.index(state) for state in golden.states]
    shares = golden.numbers["occupation"]["p0"]
    np.testing.assert_allclose(found.occupation[0, order], shares, rtol=0, atol=1e-12)
