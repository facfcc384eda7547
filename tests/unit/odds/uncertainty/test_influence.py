"""Robust errors: how far the estimate moves when one person counts a little more."""

from collections.abc import Mapping

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.stays_at_hand import loops, many, written

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.solving.landmark import landmark
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import Floats, coded
from wayout.odds.uncertainty.influence import observed, robust_se

STATES = ("home", "away", "end")
STEP = 1e-4


def estimate(
    stays: pl.DataFrame, weights: Mapping[str, float], at: int, mix: Floats | None = None
) -> Floats:
    """Give the occupation on all days when people count as their weights say; the mix too."""
    weight = pl.col("id").replace_strict(dict(weights), default=1.0, return_dtype=pl.Float64)
    weighed = stays.with_columns(w=weight)
    if mix is None:
        there = weighed.filter(pl.col("entry") <= at, pl.col("exit") > at)
        sums = np.array([there.filter(pl.col("from") == state)["w"].sum() for state in STATES])
        mix = sums / sums.sum()
    counted = tally(weighed, states=STATES, weight="w")
    solved = solve(counted, at, starts=mix[None, :], covariance=False)
    return solved.chances[:, 0]


def derivatives(
    stays: pl.DataFrame, weights: Mapping[str, float], at: int, mix: Floats | None = None
) -> Floats:
    """Give how far each person moves each number, shape (persons, D, K), by small steps."""
    found = []
    for person in sorted(set(stays["id"])):
        own = weights.get(person, 1.0)
        above, below = (
            estimate(stays, {**weights, person: own + side * STEP}, at, mix) for side in (1, -1)
        )
        found.append(own * (above - below) / (2 * STEP))
    return np.array(found)


def jackknife(moved: Floats) -> Floats:
    """Give the error from what each person moves."""
    root: Floats = np.sqrt((moved**2).sum(axis=0))
    return root


@pytest.mark.parametrize("at", [0, 4, 9])
@pytest.mark.parametrize("seen", [False, True])
def test_errors_are_the_derivatives_by_persons(at: int, seen: bool) -> None:  # noqa: FBT001  a case
    """With the mix taken as given, and with a mix that the same people make."""
    stays = many(21)
    days = [*range(at, tally(stays).last + 1)]
    found = observed(stays, days, at, mix_seen=seen)
    order = [found.states.index(state) for state in STATES]
    mix = None if seen else found.occupation[0, order]
    expected = jackknife(derivatives(stays, {}, at, mix))
    np.testing.assert_allclose(found.occupation[:, order], estimate(stays, {}, at, mix), atol=1e-12)
    np.testing.assert_allclose(found.se[:, order], expected, rtol=1e-5, atol=1e-7)


def test_persons_with_weights_move_the_estimate_by_their_weight() -> None:
    """A person who counts for two is twice as many people, all drawn together."""
    stays = loops()
    weights = {"p1": 2.0, "p4": 0.5, "p6": 3.0}
    weight = pl.col("id").replace_strict(weights, default=1.0, return_dtype=pl.Float64)
    weighed = stays.with_columns(w=weight)
    counted = tally(weighed, states=STATES, weight="w")
    mix = {"home": 0.5, "away": 0.5}
    days = [*range(counted.last + 1)]
    found = robust_se(coded(weighed, states=STATES, weight="w"), mix, days)
    expected = jackknife(derivatives(stays, weights, 0, np.array([0.5, 0.5, 0.0])))
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-7)


def test_a_frame_will_do() -> None:
    """Coded or not, from one state or from a mix; what cannot be asked is said in words."""
    stays = many(21)
    days = [9, 12, 20]
    one, two = (robust_se(rows, "home", days, 9) for rows in (stays, coded(stays)))
    np.testing.assert_array_equal(one, two)
    np.testing.assert_array_equal(one, robust_se(stays, {"home": 1.0}, days, 9))
    found, same = observed(stays, days, 9), observed(coded(stays), days, 9)
    np.testing.assert_array_equal(found.se, same.se)
    mix = dict(zip(found.states, found.occupation[0].tolist(), strict=True))
    np.testing.assert_allclose(robust_se(stays, mix, days, 9), found.se, rtol=0, atol=1e-14)
    for wrong, message in (("gone", "No stay is in the state"), ({"home": 0.5}, "must sum to 1")):
        with pytest.raises(StaysError, match=message):
            robust_se(stays, wrong, days, 9)
    with pytest.raises(StaysError, match="lies before day 9"):
        robust_se(stays, "home", [8], 9)
    with pytest.raises(StaysError, match="holds fractions of a day"):
        robust_se(stays.with_columns(pl.col("exit") + 0.5), "home", days, 9)


def test_one_stay_a_person_is_greenwood() -> None:
    """Where everybody begins at once in one state and moves once, both errors are one."""
    stays = written(*(f"{n} a {'bc-'[n % 3]} 0 {1 + n % 7}" for n in range(40)))
    days = [2, 5, 7]
    robust, greenwood = observed(stays, days), landmark(stays, "a", 0, days)
    np.testing.assert_allclose(robust.se, greenwood.se, rtol=0, atol=1e-12)


def test_nobody_seen_on_the_day_is_refused() -> None:
    """There is no mix to begin with."""
    for at in (-1, 10):
        with pytest.raises(StaysError, match=f"Nobody is watched on day {at}"):
            observed(loops(), [10], at)


def test_before_the_first_move_only_the_mix_has_an_error() -> None:
    """That of a share of so many people."""
    stays = loops()
    assert not observed(stays, [0, 1]).se.any()
    seen = observed(stays, [0, 1], mix_seen=True)
    there = stays.filter(pl.col("entry") <= 0)
    share = seen.occupation[0]
    np.testing.assert_allclose(seen.se[0], np.sqrt(share * (1 - share) / len(there)), atol=1e-12)
