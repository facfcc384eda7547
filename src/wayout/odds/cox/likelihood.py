"""The partial likelihood of all arrows, its slope and its curvature; Breslow's and Efron's ties.

Curvature needs no matrix at any single time: what a row adds is x x' times its relative hazard
times the cumulative baseline that it saw, so one product of matrices does for all times.

Source:
    Cox (1972), J. R. Statist. Soc. B 34, 187-220; Efron (1977), JASA 72, 557-565; Therneau and
    Grambsch (2000), Modeling Survival Data, chapter 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wayout.odds.cox.strata import Stratum
from wayout.odds.stays.coded import Floats


@dataclass(frozen=True, slots=True, eq=False)
class RiskSets:
    """The risk sets of one arrow at some coefficients: n rows, m events, q columns.

    `relative` hazards of the rows over exp(`shift`), shape (n,); of each event the `total` of
    its risk set, shape (m,), and the `mean` of the columns in it, shape (q, m).
    """

    shift: float
    eta: Floats
    relative: Floats
    total: Floats
    mean: Floats

    @property
    def sound(self) -> bool:
        """Whether every risk set weighs something: too far a step can leave nothing."""
        return bool((self.total > 0).all())


def risk_sets(stratum: Stratum, beta: Floats) -> RiskSets:
    """Weigh the risk sets of an arrow by the coefficients, shape (P,)."""
    eta = beta[stratum.place] @ stratum.values
    shift = float(eta.max())
    relative = np.exp(eta - shift)
    weighted = np.vstack([relative[None, :], relative * stratum.values])
    sums = stratum.at_risk(weighted)[:, stratum.slot]
    if stratum.share.any():
        tied = stratum.by_time(weighted[:, stratum.event])
        sums -= stratum.share * tied[:, stratum.slot]
    total = sums[0]
    mean = np.divide(sums[1:], total, out=np.zeros_like(sums[1:]), where=total > 0)
    return RiskSets(shift, eta - shift, relative, total, mean)


def log_likelihood(stratum: Stratum, sets: RiskSets) -> float:
    """Give the log partial likelihood of one arrow; minus infinity where nothing weighs."""
    if not sets.sound:
        return -np.inf
    return float(sets.eta[stratum.event].sum() - np.log(sets.total).sum())


def slope(stratum: Stratum, sets: RiskSets, weight: Floats | None = None) -> Floats:
    """Give the score of one arrow, shape (q,), with weights of its events, shape (m,)."""
    apart = stratum.values[:, stratum.event] - sets.mean
    return np.asarray(apart.sum(axis=1) if weight is None else apart @ weight)


def curvature(stratum: Stratum, sets: RiskSets, weight: Floats | None = None) -> Floats:
    """Give the information of one arrow, shape (q, q), with weights of its events."""
    worth = np.ones_like(sets.total) if weight is None else weight
    values, event, mean = stratum.values, stratum.event, sets.mean
    rows = sets.relative * stratum.passed(stratum.by_time(worth / sets.total))
    if stratum.share.any():
        gone = stratum.by_time(worth * stratum.share / sets.total)
        rows[event] -= sets.relative[event] * gone[stratum.slot]
    return np.asarray((values * rows) @ values.T - (mean * worth) @ mean.T)


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """The log likelihood at some coefficients; score (P,) and information (P, P)."""

    beta: Floats
    loglik: float
    score: Floats
    information: Floats


def point(parts: Sequence[Stratum], beta: Floats) -> Point:
    """Sum up the likelihood of all arrows at some coefficients."""
    size = len(beta)
    loglik, score, information = 0.0, np.zeros(size), np.zeros((size, size))
    for part in parts:
        sets = risk_sets(part, beta)
        loglik += log_likelihood(part, sets)
        if not np.isfinite(loglik):
            break
        score[part.place] += slope(part, sets)
        information[np.ix_(part.place, part.place)] += curvature(part, sets)
    return Point(beta, loglik, score, information)
