"""Intervals of 95 % for shares, none of them outside 0 to 1.

Source:
    Complementary log-log: Kalbfleisch and Prentice (1980), section 1.3. Small shares and those of
    0 and 1: Clopper and Pearson (1934), Biometrika 26, 404-413, of as many people as the standard
    error is worth: Korn and Graubard (1998), Survey Methodology 24, 193-201.
"""

from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.solving.occupation import Occupation
from wayout.odds.stays.coded import Floats

LEVEL: Final = 0.95
LOOSE: Final = (0.3, 0.5)  # relative errors between which one interval gives way to the other
_TAIL: Final = (1 - LEVEL) / 2
_Z: Final = NormalDist().inv_cdf(1 - _TAIL)
_EDGE: Final = 1e-12  # rounding leaves this much of a share that is 0 or 1


def interval(share: Floats, se: Floats, people: NDArray[np.number]) -> tuple[Floats, Floats]:
    """Give low and high of shares: on the complementary log-log scale, or exact where they are few.

    The scale fails where the error is large against the share, or against what it lacks to 1:
    a share of 0.3 % with an error of 1 % would reach up to 99 %. There the interval is that of
    p n of n people, where n = p (1 - p) / se^2 is what the error is worth, 1 at the least; it
    sets in by degrees as se / min(p, 1 - p) goes from 0.3 to 0.5 (about 11 and 4 people in it).

    A share of 0 or 1 has no error that says anything, and is not certain for that: its interval is
    the one of none or all of `people`, whatever `se` is; where that is nobody, 0 to 1.

    Args:
        share: Shape (D, K).
        se: Standard errors, shape (D, K).
        people: Of how many it is known where they are, shape (D,).

    Returns:
        Low and high, shape (D, K) each, 0 <= low <= share <= high <= 1.

    Example:
        >>> low, high = interval(np.array([[0.3, 0.02]]), np.array([[0.05, 0.02]]), np.array([80]))
        >>> low.round(3).tolist(), high.round(3).tolist()
        ([[0.214, 0.0]], [[0.41, 0.108]])
    """
    inner = (share > _EDGE) & (share < 1 - _EDGE)
    safe = np.where(inner, share, 0.5)
    low, high = _log_log(safe, se)
    begin, end = LOOSE
    exact = np.clip((se / np.minimum(safe, 1 - safe) - begin) / (end - begin), 0.0, 1.0)
    some = inner & (exact > 0)
    for side, other in zip((low, high), _exact(safe[some], se[some]), strict=True):
        side[some] += exact[some] * (other - side[some])
    bound = _bound(people)[:, None]
    low = np.where(inner, low, np.where(share >= 1 - _EDGE, bound, 0.0))
    high = np.where(inner, high, np.where(share <= _EDGE, 1 - bound, 1.0))
    return np.minimum(low, share), np.maximum(high, share)


def interval_of(
    found: Occupation, people: NDArray[np.number] | None = None
) -> tuple[Floats, Floats]:
    """Give low and high of what `landmark`, `occupation` and their like found, by its `se`.

    Args:
        found: Shares with their errors.
        people: Of how many it is known where they are, shape (D,), for shares of 0 and 1; left
            out, `found.known`, and where that is None `found.at_risk`, which leaves out those who
            have come to an end: shares of 0 and 1 then look less sure than they are.
    """
    if people is None:
        people = found.at_risk if found.known is None else found.known
    return interval(found.occupation, found.se, people)


def _log_log(share: Floats, se: Floats) -> tuple[Floats, Floats]:
    """Give the ends on the complementary log-log scale, the error carried by the delta method."""
    log_rest = np.log1p(-share)  # of the share that is elsewhere
    width = _Z * se / ((1 - share) * -log_rest)
    with np.errstate(over="ignore"):
        return -np.expm1(log_rest * np.exp(-width)), -np.expm1(log_rest * np.exp(width))


def _exact(share: Floats, se: Floats) -> tuple[Floats, Floats]:
    """Give the exact ends for so many people as the error is worth, with fractions of them."""
    from scipy.special import betaincinv  # noqa: PLC0415  scipy loads slowly

    people = np.maximum(share * (1 - share) / se**2, 1.0)
    there, elsewhere = share * people, (1 - share) * people
    low: Floats = betaincinv(there, elsewhere + 1, _TAIL)
    high: Floats = betaincinv(there + 1, elsewhere, 1 - _TAIL)
    return low, high


def _bound(people: NDArray[np.number]) -> Floats:
    """Give the lower end for n of n: (1 - level) / 2 to the power of 1 / n; 0 for nobody."""
    number = np.asarray(people, np.float64)
    bound = np.zeros_like(number)
    some = number > 0
    bound[some] = _TAIL ** (1 / number[some])
    return bound
