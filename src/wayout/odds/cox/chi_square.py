"""A test statistic with its degrees of freedom and its p-value."""

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from wayout.odds.coded import Floats


@dataclass(frozen=True, slots=True)
class Test:
    """A chi-square statistic on `df` degrees of freedom, and how often chance gives as much."""

    __test__ = False  # no test of pytest's

    statistic: float
    df: int

    @property
    def p(self) -> float:
        """Chance of a statistic as large as this or larger, were there no effect.

        Example:
            >>> round(Test(3.841459, 1).p, 6)
            0.05
        """
        return float(chdtrc(self.df, self.statistic)) if self.df else 1.0


def quadratic(vector: Floats, matrix: Floats) -> float:
    """Give v' M^-1 v."""
    return float(vector @ np.linalg.solve(matrix, vector))
