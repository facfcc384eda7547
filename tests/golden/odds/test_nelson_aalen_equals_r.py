"""Cumulative hazards per arrow and their Greenwood variances are those of R's mstate."""

import numpy as np
import pytest
from tests.golden.odds.golden_sets import GROUPS, NAMES, golden_set, read

from wayout.odds.counting.tally import tally
from wayout.odds.solving.nelson_aalen import nelson_aalen


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
def test_hazards_and_variances_equal_mstate(name: str) -> None:
    """Every arrow on every day that R gives."""
    golden = golden_set(name)
    counted = tally(golden.stays, states=golden.states)
    assert golden.numbers["nelson_aalen"]
    for arrow in golden.numbers["nelson_aalen"]:
        found = nelson_aalen(counted, arrow["days"])
        place = (slice(None), counted.place(arrow["from"]), counted.place(arrow["to"]))
        np.testing.assert_allclose(found.value[place], read(arrow["value"]), rtol=0, atol=1e-10)
        variance = read(arrow["var"])
        np.testing.assert_allclose(found.greenwood[place], variance, rtol=0, atol=1e-8)
