"""Cause-specific Cox: which covariates go with each arrow, and where a given person would be.

One stratum an arrow, so that each has a baseline of its own; delayed entry, ties, several stays
a person; thin arrows are refused with their count, or pooled when that is asked for.
"""

from wayout.odds.cox.baseline import cumulative_hazards
from wayout.odds.cox.chi_square import Test
from wayout.odds.cox.fit import Cox, cox
from wayout.odds.cox.prediction import Prediction, predict
from wayout.odds.cox.proportional import Proportionality, proportional
from wayout.odds.cox.terms import Arrow, Term

__all__ = [
    "Arrow",
    "Cox",
    "Prediction",
    "Proportionality",
    "Term",
    "Test",
    "cox",
    "cumulative_hazards",
    "predict",
    "proportional",
]
