"""Uniform numbers by place: draw k of history i is the same whatever else is drawn.

So both engines draw the same, a history does not depend on how many there are, and it keeps its
luck when a hazard is changed: the difference between two simulations is sharper than each.

Source:
    Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA:
    SplitMix64, with the constants of Stafford's variant 13; a stream for each history.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.stays.coded import Floats

GAMMA: Final = np.uint64(0x9E3779B97F4A7C15)
FIRST: Final = np.uint64(0xBF58476D1CE4E5B9)
SECOND: Final = np.uint64(0x94D049BB133111EB)
SPACING: Final = 2.0**-53

Words = NDArray[np.uint64]


def streams(key: np.uint64, first: int, n: int) -> Words:
    """Give the seeds of the streams of n histories, of which the first is history `first`."""
    place = np.arange(first + 1, first + n + 1, dtype=np.uint64)
    return _mixed(place * GAMMA + key)


def uniform(seeds: Words, place: int) -> Floats:
    """Give one draw of each stream: at least 0, below 1."""
    word = _mixed(seeds + np.array([place + 1], np.uint64) * GAMMA)
    return (word >> np.uint64(11)).astype(np.float64) * SPACING


def _mixed(word: Words) -> Words:
    word = (word ^ (word >> np.uint64(30))) * FIRST
    word = (word ^ (word >> np.uint64(27))) * SECOND
    return word ^ (word >> np.uint64(31))
