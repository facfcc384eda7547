"""Intervals of 95 % hold the truth about as often as they say, also without the Markov property.

A small seeded part of `tests/bench/odds_coverage.py`, with bounds that chance does not pass.
"""

import numpy as np
import pytest
from tests.bench.odds_coverage import WORLDS, World, coverage

STUDIES = 200


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_the_landmark_holds_the_truth(world: World) -> None:
    """By Greenwood and by people drawn anew; the plain estimate only where it may be asked."""
    held = coverage(world, STUDIES, np.random.default_rng(1), replicates=100, truth_of=400_000)
    for kind in ("Greenwood", "bootstrap, log-log"):
        cells = held["landmark", kind]
        assert len(cells) >= 8
        assert 0.92 < cells.mean() < 0.98
        assert cells.min() > 0.86
    plain = held["plain", "Greenwood"]
    assert plain.mean() < 0.5 if world.name == "memory" else plain.mean() > 0.92
