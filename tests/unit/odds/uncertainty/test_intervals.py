"""Intervals of 95 % lie within 0 and 1, hold the estimate, and are none of zero width."""

from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaincinv

from wayout.odds.uncertainty.intervals import interval

Z = 1.959963984540054


def ends(share: float, se: float, people: int = 100) -> tuple[float, float]:
    """Give the interval of one share."""
    low, high = interval(np.array([[share]]), np.array([[se]]), np.array([people]))
    return low.item(), high.item()


@pytest.mark.parametrize(("share", "se"), [(0.3, 0.05), (0.01, 0.008), (0.97, 0.02), (0.5, 0.3)])
def test_the_scale_is_complementary_log_log(share: float, se: float) -> None:
    """log(-log(1 - p)), with the error by the delta method."""
    middle, width = log(-log(1 - share)), Z * se / ((1 - share) * -log(1 - share))
    low, high = (1 - exp(-exp(middle + side * width)) for side in (-1, 1))
    assert ends(share, se) == pytest.approx((low, high), abs=1e-12)


@pytest.mark.parametrize("people", [1, 5, 20, 1_000])
def test_none_of_n_is_the_end_of_clopper_and_pearson(people: int) -> None:
    """0 of 20 may be as much as 17 %; 20 of 20 as little as 83 %."""
    upper = betaincinv(1, people, 0.975).item()
    assert ends(0.0, 0.0, people) == pytest.approx((0.0, upper), abs=1e-12)
    assert ends(1.0, 0.0, people) == pytest.approx((1.0 - upper, 1.0), abs=1e-12)


def test_of_nobody_nothing_is_known() -> None:
    """0 to 1."""
    assert ends(0.0, 0.0, 0) == (0.0, 1.0)
    assert ends(1.0, 0.0, 0) == (0.0, 1.0)


@given(st.floats(0, 1), st.floats(0, 10), st.integers(0, 10**6))
def test_an_interval_holds_its_estimate_within_0_and_1(share: float, se: float, n: int) -> None:
    """Whatever the error is; never a NaN."""
    low, high = ends(share, se, n)
    assert 0.0 <= low <= share <= high <= 1.0


def test_shares_of_one_day_share_their_people() -> None:
    """Days stand in rows, states in columns."""
    low, high = interval(np.array([[0.0, 1.0], [0.0, 1.0]]), np.zeros((2, 2)), np.array([10, 40]))
    assert low.shape == high.shape == (2, 2)
    assert high[0, 0] > high[1, 0]
    np.testing.assert_allclose(1 - low[:, 1], high[:, 0], rtol=0, atol=1e-12)
