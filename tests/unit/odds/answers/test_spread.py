"""Variances of shares, and of sums of them, without a covariance that fills the memory."""

import numpy as np
import pytest
from tests.unit.odds.stays_at_hand import many

from wayout.odds.answers import spread
from wayout.odds.answers.spread import by_bootstrap, by_greenwood
from wayout.odds.solving.landmark import Cohort, cohort, followed
from wayout.odds.stays.coded import coded
from wayout.odds.uncertainty.bootstrap import replicate

POINTS = (9, 12, 15, 20, 31)
SUMS = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])  # of the three states


@pytest.fixture
def group() -> Cohort:
    """Those who were at home on day 9."""
    return cohort(coded(many()), "home", 9)


def test_they_are_those_of_the_whole_covariance(group: Cohort) -> None:
    """The variance of a sum holds the covariance of its parts."""
    whole, found = followed(group, POINTS), by_greenwood(group, POINTS, SUMS)
    assert whole.covariance is not None
    np.testing.assert_array_equal(found.occupation, whole.occupation)
    np.testing.assert_array_equal(found.at_risk, whole.at_risk_by_state)
    np.testing.assert_allclose(found.variance, whole.se**2, rtol=0, atol=1e-16)
    expected = np.einsum("ks,pkl,ls->ps", SUMS, whole.covariance, SUMS)
    np.testing.assert_allclose(found.sums, expected, rtol=0, atol=1e-16)


def test_points_may_be_taken_a_few_at_a_time(
    group: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As few as one: the numbers stay."""
    whole = by_greenwood(group, POINTS, SUMS)
    for held in (1, 2 * 9):
        monkeypatch.setattr(spread, "_HELD", held)
        found = by_greenwood(group, POINTS, SUMS)
        np.testing.assert_array_equal(found.occupation, whole.occupation)
        np.testing.assert_array_equal(found.variance, whole.variance)
        np.testing.assert_array_equal(found.sums, whole.sums)
        np.testing.assert_array_equal(found.at_risk, whole.at_risk)


def test_people_drawn_anew_need_not_be_kept(group: Cohort) -> None:
    """The variance that comes of adding them up is that of all of them at once."""
    shares = by_greenwood(group, POINTS, SUMS)
    drawn = replicate(group, POINTS, np.random.default_rng(3), replicates=50)
    own, sums = by_bootstrap(
        group, POINTS, shares, SUMS, np.random.default_rng(3), replicates=50, progress=None
    )
    np.testing.assert_allclose(own, drawn.var(axis=0, ddof=1), rtol=0, atol=1e-15)
    np.testing.assert_allclose(sums, (drawn @ SUMS).var(axis=0, ddof=1), rtol=0, atol=1e-15)
