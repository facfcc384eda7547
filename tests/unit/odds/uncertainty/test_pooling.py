"""Rubin's rules, against numbers worked out by hand."""

import numpy as np
import pytest

from wayout.odds.uncertainty.pooling import pooled


def test_three_data_sets_by_hand() -> None:
    """Q = 4, W = 2, B = 4, T = 2 + 4/3 x 4 = 22/3."""
    found = pooled(np.array([2.0, 4.0, 6.0]), np.array([1.0, 2.0, 3.0]))
    assert float(found.estimate) == pytest.approx(4)
    assert float(found.within) == pytest.approx(2)
    assert float(found.between) == pytest.approx(4)
    assert float(found.variance) == pytest.approx(22 / 3)
    assert float(found.se) == pytest.approx((22 / 3) ** 0.5)


def test_arrays_are_pooled_element_by_element() -> None:
    """Each as if it were alone."""
    rng = np.random.default_rng(1)
    points, spread = rng.random((5, 3, 4)), rng.random((5, 3, 4))
    whole = pooled(points, spread)
    for place in np.ndindex(3, 4):
        one = pooled(points[:, *place], spread[:, *place])
        assert whole.variance[place] == pytest.approx(float(one.variance))
        assert whole.estimate[place] == pytest.approx(float(one.estimate))


def test_one_data_set_passes_through() -> None:
    """Nothing lies between."""
    points, spread = np.array([[0.1, 0.9]]), np.array([[0.01, 0.0]])
    found = pooled(points, spread)
    assert found.estimate.tolist() == [0.1, 0.9]
    assert found.variance.tolist() == found.within.tolist() == [0.01, 0.0]
    assert found.between.tolist() == [0.0, 0.0]


def test_without_variance_there_is_no_nan() -> None:
    """Equal certain numbers are certain, whatever their mean rounds to."""
    found = pooled(np.full((20, 1), 0.1), np.zeros((20, 1)))
    assert found.variance.tolist() == found.between.tolist() == [0.0]


@pytest.mark.parametrize(("points", "spread"), [((2, 3), (3, 2)), ((0, 3), (0, 3))])
def test_shapes_must_fit(points: tuple[int, int], spread: tuple[int, int]) -> None:
    """And there must be something to pool."""
    with pytest.raises(ValueError, match="one shape"):
        pooled(np.zeros(points), np.zeros(spread))
