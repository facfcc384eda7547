"""A test statistic with its degrees of freedom and its p-value."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import chdtrc

from wayout.odds.stays.coded import Floats

NOTHING: Final = 1e-9  # share of a variance that is rounding


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


def quadratic(vector: Floats, matrix: Floats) -> Test:
    """Give v' M^-1 v; directions in which M has no variance are left out, of `df` as well."""
    own = np.diag(matrix)
    some = own > 0
    unit = np.sqrt(own[some])
    values, axes = np.linalg.eigh(matrix[np.ix_(some, some)] / np.outer(unit, unit))
    along = (vector[some] / unit) @ axes
    kept = values > NOTHING
    return Test(float((along[kept] ** 2 / values[kept]).sum()), int(kept.sum()))
