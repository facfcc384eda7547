"""Standard errors that hold when stays of one person go together: what each person moves.

Source:
    Lin and Wei (1989), JASA 84, 1074-1078; Therneau and Grambsch (2000), section 7.2; Andersen
    and Gill (1982), Annals of Statistics 10, 1100-1120.
"""

from collections.abc import Sequence

import numpy as np

from wayout.odds.cox.likelihood import RiskSets, risk_sets
from wayout.odds.cox.strata import Stratum
from wayout.odds.stays.coded import Floats


def robust_covariance(
    parts: Sequence[Stratum], beta: Floats, covariance: Floats, persons: int
) -> Floats:
    """Give the covariance of the coefficients clustered by person: D'D, D the dfbeta.

    Args:
        parts: The risk sets of every arrow.
        beta: The coefficients, shape (P,).
        covariance: The inverse of their information, shape (P, P).
        persons: How many persons there are.
    """
    summed = np.zeros((len(beta), persons))
    for part in parts:
        residuals = score_residuals(part, risk_sets(part, beta))
        for place, row in zip(part.place, residuals, strict=True):
            summed[place] += np.bincount(part.person, row, persons)
    return np.asarray(covariance @ (summed @ summed.T) @ covariance)


def score_residuals(stratum: Stratum, sets: RiskSets) -> Floats:
    """Give what each row adds to the score of one arrow, shape (q, n); they sum to the score."""
    values, event, slot = stratum.values, stratum.event, stratum.slot
    baseline = stratum.by_time(1 / sets.total)
    drift = stratum.by_time(sets.mean / sets.total)
    seen = stratum.passed(baseline)
    residuals = -sets.relative * (values * seen - stratum.passed(drift))
    counts = np.bincount(slot, minlength=len(stratum.times))
    middle = stratum.by_time(sets.mean) / counts
    residuals[:, event] += values[:, event] - middle[:, slot]
    if stratum.share.any():
        gone = stratum.by_time(stratum.share / sets.total)[slot]
        gone_mean = stratum.by_time(stratum.share * sets.mean / sets.total)[:, slot]
        residuals[:, event] += sets.relative[event] * (values[:, event] * gone - gone_mean)
    return np.asarray(residuals)
