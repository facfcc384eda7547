"""The expected time in each state is the area under the chances, day by day."""

import numpy as np
import pytest
from tests.unit.odds.stays_at_hand import loops, written

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.solving.durations import expected_time


def test_time_is_spent_where_one_is_before_the_moves_of_a_day() -> None:
    """One leaves a on day 2, the other on day 4: 3 days in a on average; b has the rest of 5."""
    counted = tally(written("p a b 0 2", "q a b 0 4", "r b - 0 5"))
    np.testing.assert_allclose(expected_time(counted, 5), [[3.0, 2.0], [0.0, 5.0]], atol=1e-14)
    np.testing.assert_allclose(expected_time(counted, 4, 2), [[2.0, 0.0], [0.0, 2.0]], atol=1e-14)


def test_no_time_has_passed_at_once() -> None:
    """From a day to itself."""
    np.testing.assert_array_equal(expected_time(tally(loops()), 4, 4), 0.0)


@pytest.mark.parametrize(("until", "at"), [(3, 4), (11, 0)])
def test_a_day_outside_the_data_is_refused(until: int, at: int) -> None:
    """With the days that there are."""
    with pytest.raises(StaysError, match=f"Day {until} does not lie between day {at} and the end"):
        expected_time(tally(loops()), until, at)
