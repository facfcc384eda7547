"""Intervals of 95 % for shares, none of them outside 0 to 1.

Source:
    Complementary log-log: Kalbfleisch and Prentice (1980), section 1.3. Shares of 0 and 1:
    Clopper and Pearson (1934), Biometrika 26, 404-413.
"""

from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.stays.coded import Floats

LEVEL: Final = 0.95
_Z: Final = NormalDist().inv_cdf(0.5 + LEVEL / 2)
_EDGE: Final = 1e-12  # rounding leaves this much of a share that is 0 or 1


def interval(share: Floats, se: Floats, people: NDArray[np.number]) -> tuple[Floats, Floats]:
    """Give low and high of shares, on the complementary log-log scale.

    A share of 0 or 1 has no error that says anything, and is not certain for that: its interval is
    the one of none or all of `people`, whatever `se` is; where that is nobody, 0 to 1.

    Args:
        share: Shape (D, K).
        se: Standard errors, shape (D, K).
        people: Of how many it is known where they are, shape (D,).

    Returns:
        Low and high, shape (D, K) each, 0 <= low <= share <= high <= 1.
    """
    inner = (share > _EDGE) & (share < 1 - _EDGE)
    safe = np.where(inner, share, 0.5)
    log_rest = np.log1p(-safe)  # of the share that is elsewhere
    width = _Z * se / ((1 - safe) * -log_rest)
    with np.errstate(over="ignore"):
        low = -np.expm1(log_rest * np.exp(-width))
        high = -np.expm1(log_rest * np.exp(width))
    bound = _bound(people)[:, None]
    low = np.where(inner, low, np.where(share >= 1 - _EDGE, bound, 0.0))
    high = np.where(inner, high, np.where(share <= _EDGE, 1 - bound, 1.0))
    return np.minimum(low, share), np.maximum(high, share)


def _bound(people: NDArray[np.number]) -> Floats:
    """Give the lower end for n of n: (1 - level) / 2 to the power of 1 / n; 0 for nobody."""
    number = np.asarray(people, np.float64)
    bound = np.zeros_like(number)
    some = number > 0
    bound[some] = ((1 - LEVEL) / 2) ** (1 / number[some])
    return bound
