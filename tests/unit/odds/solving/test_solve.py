"""From counts to chances: days in any order, starts of one's own, and days that there are not."""

import numpy as np
import pytest
from tests.oracle.odds_by_hand import as_floats, chances, covariance, rows_of, se
from tests.unit.odds.stays_at_hand import loops, written

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, tally
from wayout.odds.solving.solve import increments, solve

STATES = ("home", "away", "end")


@pytest.fixture
def counted() -> Tally:
    """Seven people who go back and forth, up to day 10."""
    return tally(loops(), states=STATES)


@pytest.mark.parametrize("at", [0, 3, 9])
def test_chances_and_errors_are_those_by_hand(counted: Tally, at: int) -> None:
    """Exact fractions for the chances, Kronecker products for the errors."""
    rows = rows_of(loops())
    found = solve(counted, at)
    for place, day in enumerate(found.days.tolist()):
        expected = as_floats(chances(rows, STATES, at, day))
        np.testing.assert_allclose(found.chances[place], expected, rtol=0, atol=1e-14)
        np.testing.assert_allclose(
            found.se[place], se(covariance(rows, STATES, at, day)), atol=1e-8
        )


def test_days_may_come_in_any_order_and_twice(counted: Tally) -> None:
    """Each has its own line."""
    whole, some = solve(counted, 1), solve(counted, 1, [9, 4, 9, 1])
    np.testing.assert_array_equal(some.chances, whole.chances[[8, 3, 8, 0]])
    np.testing.assert_array_equal(some.se, whole.se[[8, 3, 8, 0]])
    assert len(solve(counted, 1, []).chances) == 0


def test_moves_of_the_first_day_are_over(counted: Tally) -> None:
    """P(at, at) is nobody moved, with no error."""
    found = solve(counted, 3, [3])
    np.testing.assert_array_equal(found.chances[0], np.eye(3))
    np.testing.assert_array_equal(found.se, 0.0)


def test_a_mix_of_starts_is_a_mix_of_rows(counted: Tally) -> None:
    """The shares as they are, the errors with what the rows share."""
    mix = np.array([[0.25, 0.75, 0.0]])
    rows, mixed = solve(counted, 0), solve(counted, 0, starts=mix)
    np.testing.assert_allclose(mixed.chances[:, 0], mix[0] @ rows.chances, rtol=0, atol=1e-15)
    whole = covariance(rows_of(loops()), STATES, 0, 10)
    lift = np.kron(np.eye(3), mix)
    assert mixed.covariance is not None
    np.testing.assert_allclose(mixed.covariance[-1, 0], lift @ whole @ lift.T, rtol=0, atol=1e-14)


def test_errors_are_carried_along_only_where_they_are_wanted(counted: Tally) -> None:
    """The chances do not depend on it."""
    bare = solve(counted, covariance=False)
    np.testing.assert_array_equal(bare.chances, solve(counted).chances)
    with pytest.raises(ValueError, match="solved without covariance"):
        _ = bare.se


def test_after_an_empty_risk_set_shares_stay_where_they_are() -> None:
    """Nobody is seen in b on day 5 and 6, so b keeps its share; day 7 moves whoever came late."""
    found = solve(tally(written("p a b 0 3", "q a - 0 9", "r b c 6 7")))
    np.testing.assert_allclose(found.chances[3:7, 0], [[0.5, 0.5, 0.0]] * 4)
    np.testing.assert_allclose(found.chances[7, 0], [0.5, 0.0, 0.5])


@pytest.mark.parametrize("ends", [(9, 18, 1), (6, 23, 1), (1, 1, 1)])
def test_whoever_left_is_not_there_by_a_hair(ends: tuple[int, int, int]) -> None:
    """1 minus 9/28, 18/28 and 1/28 is below 0 by rounding; a share never is."""
    rows = [
        f"{end}{one} a {end} 0 1" for end, n in zip("bcd", ends, strict=True) for one in range(n)
    ]
    found = solve(tally(written(*rows)), 0, [1])
    assert found.chances[0, 0, 0] == 0.0


def test_steps_are_days_on_which_somebody_moved(counted: Tally) -> None:
    """Rows of I + dA sum to 1, also of states that nobody is in."""
    ticks, steps, at_risk = increments(counted, 3)
    assert ticks.tolist() == [4, 5, 6, 7, 8, 9]
    np.testing.assert_allclose(steps.sum(axis=2), 1.0, rtol=0, atol=1e-15)
    np.testing.assert_array_equal(at_risk, counted.at_risk[ticks])


@pytest.mark.parametrize(
    ("at", "days", "said"),
    [
        (5, [7, 4], "Day 4 lies before day 5, from which people are followed."),
        (0, [3, 11], "Day 11 lies after the data, which end on day 10."),
        (11, None, "The data end on day 10: nothing can be followed from day 11 on."),
        (11, [12], "The data end on day 10: nothing can be followed from day 11 on."),
        (0, [float("nan")], "A day that is asked for must be a number."),
    ],
)
def test_a_day_that_there_is_not_is_refused(
    counted: Tally, at: int, days: list[int] | None, said: str
) -> None:
    """With both days in the words."""
    with pytest.raises(StaysError) as caught:
        solve(counted, at, days)
    assert said in str(caught.value)
