"""Shares on many days with the variance of each, and of sums of them, in little memory.

A covariance of all states on all points of a curve would be too much to keep: with 200 states and
a thousand days it is 320 MB, once for each completed set.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.solving.landmark import Cohort, followed
from wayout.odds.stays.coded import Floats
from wayout.odds.uncertainty.bootstrap import batches

_HELD: Final = 20_000_000  # numbers of the covariances that are held at once: 160 MB


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """Shares of a cohort on P points, shape (P, K), those at risk, and Greenwood's variances.

    `variance` of the shares has shape (P, K), `sums` of sums of them shape (P, S).
    """

    occupation: Floats
    at_risk: NDArray[np.int64]
    variance: Floats
    sums: Floats


def by_greenwood(group: Cohort, points: Sequence[float], summands: Floats) -> Shares:
    """Follow a cohort, some points at a time.

    Args:
        group: Those who are followed.
        points: Ticks; P.
        summands: 1 for each state that belongs to a sum, shape (K, S).
    """
    size = max(1, _HELD // len(group.stays.states) ** 2)
    parts = [
        _some(group, points[first : first + size], summands)
        for first in range(0, len(points), size)
    ]
    return Shares(
        np.concatenate([one.occupation for one in parts]),
        np.concatenate([one.at_risk for one in parts]),
        np.concatenate([one.variance for one in parts]),
        np.concatenate([one.sums for one in parts]),
    )


def _some(group: Cohort, points: Sequence[float], summands: Floats) -> Shares:
    found = followed(group, points)
    covariance = found.covariance
    if covariance is None:
        raise ValueError("followed without covariance")
    sums = ((covariance @ summands) * summands).sum(axis=1)
    at_risk = found.at_risk_by_state.astype(np.int64)
    return Shares(found.occupation, at_risk, found.se**2, np.maximum(sums, 0.0))


def by_bootstrap(  # noqa: PLR0913  as `by_greenwood`, with what draws
    group: Cohort,
    points: Sequence[float],
    shares: Shares,
    summands: Floats,
    rng: np.random.Generator,
    *,
    replicates: int,
    progress: Callable[[int], None] | None,
) -> tuple[Floats, Floats]:
    """Give the variances of `Shares` among people drawn anew, without keeping the replicates.

    Returns:
        Of the shares (P, K), and of their sums (P, S).
    """
    columns = shares.occupation.shape[1] + summands.shape[1]
    first, second = (np.zeros((len(points), columns)) for _ in range(2))
    for drawn in batches(group, points, rng, replicates=replicates, progress=progress):
        apart = drawn - shares.occupation  # small, so that squares do not cancel
        both = np.concatenate((apart, apart @ summands), axis=2)
        first += both.sum(axis=0)
        second += np.einsum("bps,bps->ps", both, both)
    variance = np.maximum(second - first * first / replicates, 0.0) / (replicates - 1)
    return variance[:, : len(group.stays.states)], variance[:, len(group.stays.states) :]
