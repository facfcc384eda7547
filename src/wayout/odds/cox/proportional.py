"""Whether a hazard ratio stays the same as time goes on: the score test for one that drifts.

Source:
    Grambsch and Therneau (1994), Biometrika 81, 515-526; as `cox.zph` of R's survival 3 does it:
    the exact score test of the terms x g(t), each beside all that were fitted.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.cox.chi_square import NOTHING, Test, quadratic
from wayout.odds.cox.fit import Cox
from wayout.odds.cox.likelihood import curvature, risk_sets, slope
from wayout.odds.cox.study import Study
from wayout.odds.stays.coded import CENSORED, Floats

Clock = Literal["km", "identity", "log", "rank"]
Times = NDArray[np.number]


@dataclass(frozen=True, slots=True)
class Proportionality:
    """A test for each term, on one degree of freedom, and one for all together.

    A small p says that the ratio of the term is not the same early and late: what was fitted is
    an average over time, and a prediction from it leans the wrong way at both ends. A test on 0
    degrees of freedom says that nothing could be tested: the events all fall on one tick.
    """

    clock: Clock
    terms: tuple[str, ...]
    tests: tuple[Test, ...]
    together: Test

    def __repr__(self) -> str:
        p = f"{self.together.p:.3g}"
        return f"Proportionality({len(self.terms)} terms by {self.clock}, together p = {p})"

    def table(self) -> pl.DataFrame:
        """Give a row for each term, as `cox.zph` prints them; `together` is not among them."""
        return pl.DataFrame(
            {
                "term": self.terms,
                "statistic": [test.statistic for test in self.tests],
                "df": [test.df for test in self.tests],
                "p": [test.p for test in self.tests],
            },
            schema={"term": pl.String, "statistic": pl.Float64, "df": pl.Int64, "p": pl.Float64},
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Drift:
    """Score (P,) of x g(t), and the information of x with x, x g and x g with x g, (P, P) each."""

    score: Floats
    plain: Floats
    mixed: Floats
    drifting: Floats


def proportional(fit: Cox, clock: Clock = "km") -> Proportionality:
    """Test every term of a fit for a ratio that drifts with g(t).

    Args:
        fit: What `cox` gave.
        clock: g: `km` 1 - Kaplan-Meier of the end of all stays by any arrow (outliers in time
            weigh little), `identity` and `log` of the tick, `rank` of the ends of stays.

    Raises:
        StaysError: The clock has no log.

    Source:
        cox.zph(fit, transform=clock, terms=FALSE) of R's survival 3, on stays stacked by arrow.
    """
    drift = _drift(fit.study, clock)
    cut = drift.drifting - drift.mixed.T @ np.linalg.solve(drift.plain, drift.mixed)
    own = np.diag(cut)
    able = own > NOTHING * np.diag(drift.drifting)
    tests = tuple(
        Test(float(u * u / v), 1) if can else Test(0.0, 0)
        for u, v, can in zip(drift.score, own, able, strict=True)
    )
    together = quadratic(drift.score[able], cut[np.ix_(able, able)])
    return Proportionality(clock, fit.terms, tests, together)


def _drift(study: Study, clock: Clock) -> _Drift:
    size = len(study.beta)
    score, information = np.zeros(size), np.zeros((3, size, size))
    readings = [_read(study, clock, part.times) for part in study.parts]
    events = sum(len(part.event) for part in study.parts)
    middle = (
        sum(float(g[p.slot].sum()) for g, p in zip(readings, study.parts, strict=True)) / events
    )
    for part, reading in zip(study.parts, readings, strict=True):
        sets = risk_sets(part, study.beta)
        weight = (reading - middle)[part.slot]
        score[part.place] += slope(part, sets, weight)
        for power in range(3):
            cells = np.ix_(part.place, part.place)
            information[power][cells] += curvature(part, sets, weight**power)
    return _Drift(score, *information)


def _read(study: Study, clock: Clock, times: Times) -> Floats:
    """Read the clock at some times."""
    if clock == "km":
        return _fallen(study, times)
    if clock == "rank":
        return _ranks(study, times)
    if clock == "log":
        return _logs(times)
    if clock == "identity":
        return times.astype(np.float64)
    raise ValueError("clock is 'km', 'identity', 'log' or 'rank'")


def _logs(times: Times) -> Floats:
    if (times <= 0).any():
        raise StaysError("Somebody moved on day 0 or before: the clock cannot be taken by its log.")
    return np.asarray(np.log(times), np.float64)


def _copies(study: Study) -> NDArray[np.int64]:
    """Count the arrows out of the state of each stay: how often it stands in the stacked rows."""
    stays = study.stays
    out = np.zeros(len(stays.states), np.int64)
    np.add.at(out, [stays.place(start) for start, _ in study.events], 1)
    return out[stays.start]


def _fallen(study: Study, times: Times) -> Floats:
    """1 - Kaplan-Meier just before some times, of all stacked rows."""
    stays, copies = study.stays, _copies(study).astype(np.float64)
    moved = stays.to != CENSORED
    axis, slot = np.unique(stays.exit[moved], return_inverse=True)
    ended = np.bincount(slot, minlength=len(axis))
    before = np.bincount(np.searchsorted(axis, stays.entry, side="right"), copies, len(axis) + 1)
    after = np.bincount(np.searchsorted(axis, stays.exit, side="right"), copies, len(axis) + 1)
    at_risk = (before - after).cumsum()[:-1]
    left = np.concatenate([[1.0], np.cumprod(1 - ended / at_risk)])
    return np.asarray(1 - left[np.searchsorted(axis, times, side="left")])


def _ranks(study: Study, times: Times) -> Floats:
    """Mean rank of some times among the ends of all stacked rows."""
    copies = _copies(study)
    ends = np.repeat(study.stays.exit, copies)
    ends.sort()
    low, high = (np.searchsorted(ends, times, side=side) for side in ("left", "right"))
    return np.asarray((low + high + 1) / 2)
