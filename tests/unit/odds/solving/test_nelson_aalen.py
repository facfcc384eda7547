"""Cumulative hazards are the sums of the daily ones, with both of their variances."""

import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.solving.nelson_aalen import nelson_aalen

STAYS = pl.DataFrame(
    {
        "id": [1, 2, 3, 4],
        "from": ["absent"] * 4,
        "to": ["held", "held", "dead", None],
        "entry": [3, 3, 3, 4],
        "exit": [5, 5, 7, 9],
    }
)
ABSENT, HELD, DEAD = 0, 1, 2


def test_hazards_sum_up_with_the_variances_of_greenwood_and_aalen() -> None:
    """By hand: 2 of 4, then 1 of 2 by another arrow."""
    found = nelson_aalen(tally(STAYS), [4, 5, 9])
    assert found.value[:, ABSENT, HELD].tolist() == [0, 0.5, 0.5]
    assert found.greenwood[:, ABSENT, HELD].tolist() == [0, 2 * 2 / 4**3, 2 * 2 / 4**3]
    assert found.aalen[:, ABSENT, HELD].tolist() == [0, 2 / 4**2, 2 / 4**2]
    assert found.greenwood[:, ABSENT, DEAD].tolist() == [0, 0, 1 * 1 / 2**3]


def test_days_outside_the_data_have_no_hazard() -> None:
    """Before the first and after the last day nothing is known."""
    for day in (2, 10):
        with pytest.raises(StaysError, match=f"Day {day} lies"):
            nelson_aalen(tally(STAYS), [day])
