"""Stays that were cut in two: the watch ended, and was taken up again at once in the same state."""

import numpy as np
from numpy.typing import NDArray

from wayout.odds.stays.coded import CENSORED, Coded


def begins(stays: Coded) -> NDArray[np.bool_]:
    """Flag the rows with which a stay begins, shape (n,): all but the later parts of one.

    Args:
        stays: Stays with persons, in any order.
    """
    key = stays.owner.astype(np.int64) * len(stays.states) + stays.start
    order = np.lexsort((stays.entry, key))
    key, entry, ended, to = key[order], stays.entry[order], stays.exit[order], stays.to[order]
    found = np.ones(len(order), np.bool_)
    found[order[1:]] = (key[1:] != key[:-1]) | (entry[1:] != ended[:-1]) | (to[:-1] != CENSORED)
    return found
