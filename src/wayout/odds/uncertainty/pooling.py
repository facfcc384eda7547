"""One answer from several completed data sets, by Rubin's rules.

Source:
    Rubin (1987), Multiple Imputation for Nonresponse in Surveys, sections 3.1 and 3.3.
"""

from dataclasses import dataclass

import numpy as np

from wayout.odds.stays.coded import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """Estimates pooled over m completed data sets, element by element.

    `estimate`, `variance` (of it, in all), `within` (the mean variance of one data set) and
    `between` (the variance of the estimates among the data sets) have one shape. `draws` is m.
    """

    estimate: Floats
    variance: Floats
    within: Floats
    between: Floats
    draws: int

    @property
    def se(self) -> Floats:
        """Standard errors of the estimates."""
        return np.sqrt(self.variance)


def pooled(estimates: Floats, variances: Floats) -> Pooled:
    """Pool m estimates of the same things: T = W + (1 + 1/m) B.

    Args:
        estimates: One row a completed data set, shape (m, ...).
        variances: Of these estimates, each 0 or more, of the same shape.

    Returns:
        Everything of shape (...). A single data set passes through: nothing lies between.

    Raises:
        ValueError: The shapes differ, or there is no data set.

    Example:
        >>> one = pooled([[0.5], [0.7]], [[0.01], [0.03]])
        >>> one.estimate.round(6).tolist(), one.variance.round(6).tolist()
        ([0.6], [0.05])
    """
    points, spread = np.asarray(estimates, np.float64), np.asarray(variances, np.float64)
    if points.shape != spread.shape or len(points) == 0:
        raise ValueError("estimates and variances need one shape (m, ...), and m of 1 or more")
    draws = len(points)
    estimate, within = points.mean(axis=0), spread.mean(axis=0)
    if draws == 1:
        return Pooled(estimate, within, within, np.zeros_like(within), draws)
    between = points.var(axis=0, ddof=1)
    # numpy's mean of equal numbers can be off by a rounding; what does not differ has no spread
    between = np.where(np.ptp(points, axis=0) == 0, 0.0, between)
    return Pooled(estimate, within + (1 + 1 / draws) * between, within, between, draws)
