"""The chance of ever entering a state, and of entering it again: every way through, counted."""

import numpy as np
import pytest
from tests.oracle.odds_by_hand import entries, paths
from tests.unit.odds.stays_at_hand import loops, written

from wayout.errors import StaysError, UsageError
from wayout.odds.counting.tally import tally
from wayout.odds.solving.reach import reach
from wayout.odds.solving.solve import increments, solve
from wayout.odds.stays.coded import Floats

STATES = ("home", "away", "end")
STEP = 1e-5
SHORT = (
    "p home away 0 1", "p away home 1 2", "p home away 2 4", "q home away 0 1", "q away home 1 4",
    "r home away 0 2", "r away home 2 3", "r home end 3 4", "s away home 0 1", "s home - 1 6",
    "t away end 0 3", "u home away 0 3", "u away home 3 4", "v away - 0 6",
)  # fmt: skip


def by_ways(steps: Floats, start: int, target: int, times: int) -> float:
    """Sum the chances of all ways that enter the target often enough."""
    found = paths(list(steps), start)
    return sum(chance for way, chance in found if entries(way, target) >= times)


def delta_se(steps: Floats, at_risk: Floats, asked: tuple[int, int, int]) -> float:
    """Give the error by the delta method: small steps in every cell, multinomial by row."""
    variance = 0.0
    for e, j in np.argwhere(at_risk > 0):
        slopes = np.empty(len(STATES))
        for k in range(len(STATES)):
            moved = []
            for side in (1, -1):
                other = steps.copy()
                other[e, j, k] += side * STEP
                moved.append(by_ways(other, *asked))
            slopes[k] = (moved[0] - moved[1]) / (2 * STEP)
        row = steps[e, j]
        spread = (np.diag(row) - np.outer(row, row)) / at_risk[e, j]
        variance += slopes @ spread @ slopes
    return float(np.sqrt(variance))


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("start", STATES)
@pytest.mark.parametrize("target", STATES)
def test_every_way_counts_with_its_chance(start: str, target: str, times: int) -> None:
    """Four days of moves, 81 ways; the error by small steps in every hazard."""
    counted = tally(written(*SHORT), states=STATES)
    _, steps, at_risk = increments(counted)
    asked = (STATES.index(start), STATES.index(target), times)
    found = reach(counted, start, target, days=[4], times=times)
    assert found.chance.item() == pytest.approx(by_ways(steps, *asked), abs=1e-12)
    assert found.se.item() == pytest.approx(delta_se(steps, at_risk, asked), abs=1e-8)


def test_an_end_is_reached_as_often_as_one_is_in_it() -> None:
    """On every day, with the same errors."""
    counted = tally(loops(), states=STATES)
    days = [*range(2, 11)]
    found, there = reach(counted, "home", "end", days=days, at=2), solve(counted, 2, days)
    np.testing.assert_allclose(found.chance, there.chances[:, 0, 2], rtol=0, atol=1e-14)
    np.testing.assert_allclose(found.se, there.se[:, 0, 2], rtol=0, atol=1e-9)
    assert not reach(counted, "home", "end", days=days, times=2).chance.any()


def test_days_stand_in_the_order_they_were_asked_for() -> None:
    """The chance can only grow by day."""
    counted = tally(loops())
    found = reach(counted, "home", "away", days=[9, 3, 0])
    assert found.chance[0] > found.chance[1] > found.chance[2] == 0.0
    assert (found.start, found.target, found.times, found.days) == ("home", "away", 1, (9, 3, 0))


def test_what_cannot_be_answered_is_refused() -> None:
    """No such state, no such day, less than once."""
    counted = tally(loops())
    with pytest.raises(StaysError, match="No stay is in the state 'front'"):
        reach(counted, "home", "front", days=[3])
    with pytest.raises(StaysError, match="Day 11 lies after the data"):
        reach(counted, "home", "end", days=[11])
    with pytest.raises(UsageError, match="times takes a number from 1 up"):
        reach(counted, "home", "end", days=[3], times=0)
