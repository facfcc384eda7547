"""Intervals of 95 % lie within 0 and 1, hold the estimate, and are none of zero width."""

from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaincinv
from scipy.stats import beta
from tests.unit.odds.stays_at_hand import written

from wayout.odds.solving.landmark import landmark
from wayout.odds.solving.occupation import occupation
from wayout.odds.uncertainty.intervals import interval, interval_of
from wayout.odds.uncertainty.pooling import pooled

Z = 1.959963984540054


def ends(share: float, se: float, people: int = 100) -> tuple[float, float]:
    """Give the interval of one share."""
    low, high = interval(np.array([[share]]), np.array([[se]]), np.array([people]))
    return low.item(), high.item()


def log_log(share: float, se: float) -> tuple[float, float]:
    """By log(-log(1 - p)), with the error by the delta method."""
    middle, width = log(-log(1 - share)), Z * se / ((1 - share) * -log(1 - share))
    low, high = (1 - exp(-exp(middle + side * width)) for side in (-1, 1))
    return low, high


def exact(there: float, elsewhere: float) -> tuple[float, float]:
    """By Clopper and Pearson, with fractions of people."""
    low, high = beta.ppf(0.025, there, elsewhere + 1), beta.ppf(0.975, there + 1, elsewhere)
    return low.item(), high.item()


@pytest.mark.parametrize(("share", "se"), [(0.3, 0.05), (0.01, 0.003), (0.97, 0.009), (0.5, 0.15)])
def test_the_scale_is_complementary_log_log(share: float, se: float) -> None:
    """Where the error is small against the share, and against what it lacks to 1."""
    assert ends(share, se) == pytest.approx(log_log(share, se), abs=1e-12)


@pytest.mark.parametrize(("share", "people"), [(0.01, 100), (0.01, 30), (0.98, 150), (0.5, 3.5)])
def test_few_people_have_the_exact_interval(share: float, people: float) -> None:
    """Of as many as the error is worth."""
    se = (share * (1 - share) / people) ** 0.5
    expected = exact(share * people, (1 - share) * people)
    assert ends(share, se) == pytest.approx(expected, abs=1e-9)


def test_one_gives_way_to_the_other_by_degrees() -> None:
    """Half of each at 0.4, and no step anywhere."""
    share, se = 0.05, 0.02
    people = share * (1 - share) / se**2
    pairs = zip(log_log(share, se), exact(share * people, (1 - share) * people), strict=True)
    assert ends(share, se) == pytest.approx([sum(pair) / 2 for pair in pairs], abs=1e-9)
    errors = np.linspace(0.001, 0.05, 2_000)
    low, high = interval(np.full((1, 2_000), share), errors[None, :], np.array([100]))
    assert np.abs(np.diff(low)).max() < 1e-4
    assert np.abs(np.diff(high)).max() < 2e-4
    assert (np.diff(low) <= 0).all()
    assert (np.diff(high) >= 0).all()


def test_an_error_larger_than_the_share_spans_no_whole_scale() -> None:
    """0.28 % with an error of 1 % would reach up to 99 % by the scale; 99.72 % down to 13 %."""
    low, high = ends(0.0028, 0.00996)
    assert low < 1e-9
    assert high == pytest.approx(0.128, abs=0.001)
    assert ends(0.9972, 0.00996) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@pytest.mark.parametrize("draws", [5, 20])
def test_a_move_in_one_of_many_draws_is_hardly_more_than_none(draws: int) -> None:
    """One of 50 moved before the day in one completed table, nobody in the others."""
    shares = np.zeros((draws, 1, 1))
    shares[0] = 0.02
    found = pooled(shares, shares * (1 - shares) / 50)
    _, high = interval(found.estimate, found.se, np.array([50]))
    _, none = ends(0.0, 0.0, 50)
    assert none < high.item() < 2.2 * none


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


def test_shares_that_were_found_bring_their_people() -> None:
    """Those of whom it is known where they are, else those at risk, else as one says."""
    rows = written(*(f"{n} a end 0 {1 + n % 5}" for n in range(20)))
    found = landmark(rows, "a", 0, [2, 5])
    low, high = interval_of(found)
    np.testing.assert_array_equal(
        (low, high), interval(found.occupation, found.se, np.array([20, 20]))
    )
    few = interval_of(found, np.array([5, 5]))
    assert few[1][1, 0] == pytest.approx(1 - 0.025 ** (1 / 5))
    plain = occupation(rows, "a", [2, 5])
    assert plain.known is None
    np.testing.assert_array_equal(
        interval_of(plain), interval(plain.occupation, plain.se, plain.at_risk)
    )


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
