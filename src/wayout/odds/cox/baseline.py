"""Cumulative hazards of every arrow, of a person with given covariates, with their errors.

Source:
    Breslow (1972), J. R. Statist. Soc. B 34, 216-217; Efron (1977), JASA 72, 557-565; the
    variance as in Tsiatis (1981), Annals of Statistics 9, 93-108, ties as the likelihood has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.cox.fit import Cox
from wayout.odds.cox.likelihood import risk_sets
from wayout.odds.cox.terms import Arrow, shown
from wayout.odds.stays.coded import Floats

GREATEST: Final = 300.0  # log of a hazard ratio; no float holds much more


@dataclass(frozen=True, slots=True, eq=False)
class Hazard:
    """The hazard of one arrow for one person, at the d times of the arrow.

    `rise` is by how much the cumulative hazard rises, `noise` the variance of that with the
    coefficients known, both (d,); `bend` its derivatives by the P coefficients, shape (d, P).
    """

    arrow: Arrow
    times: NDArray[np.number]
    rise: Floats
    noise: Floats
    bend: Floats


def hazards_of(fit: Cox, person: Mapping[str, object] | None) -> list[Hazard]:
    """Give the hazards of every arrow for a person; None: 0 and the reference levels.

    Raises:
        StaysError: A covariate of the person is missing or unknown, or far outside the data.
    """
    study = fit.study
    own = fit.study.design.person(person)
    found = []
    for part in study.parts:
        columns = np.array([study.coefficients[place].column for place in part.place], np.int64)
        scale = study.scale[part.place]
        sets = risk_sets(part, study.beta)
        worth = _ratio(float(fit.coef[part.place] @ own[columns]) - sets.shift, part.arrow)
        rise = worth * part.by_time(1 / sets.total)
        drift = worth * part.by_time(sets.mean * scale[:, None] / sets.total)
        bend = np.zeros((len(rise), len(fit.coef)))
        bend[:, part.place] = (own[columns, None] * rise - drift).T
        noise = worth * worth * part.by_time(1 / sets.total**2)
        found.append(Hazard(part.arrow, part.times, rise, noise, bend))
    return found


def _ratio(log: float, arrow: Arrow) -> float:
    if log > GREATEST:
        raise StaysError(
            "These covariates lie so far outside the data that the hazard of {arrow} has no "
            "number.",
            arrow=shown(arrow),
        )
    return exp(log)


def cumulative_hazards(fit: Cox, person: Mapping[str, object] | None = None) -> pl.DataFrame:
    """Give the cumulative hazards of a person; left out, with all covariates 0 or at reference.

    Ties as in the fit: Breslow's or Efron's estimate.

    Returns:
        A row for each time of each arrow: `from`, `to`, `day` (a tick of the clock), `value`, and
        its standard error `se`, which counts the noise of the baseline and of the coefficients.

    Raises:
        StaysError: A covariate of the person is missing or unknown, or far outside the data.
    """
    frames = []
    for one in hazards_of(fit, person):
        bend = one.bend.cumsum(axis=0)
        spread = np.einsum("dp,pq,dq->d", bend, fit.covariance, bend)
        frames.append(
            pl.DataFrame(
                {
                    "from": np.full(len(one.times), one.arrow[0]),
                    "to": np.full(len(one.times), one.arrow[1]),
                    "day": one.times,
                    "value": one.rise.cumsum(),
                    "se": np.sqrt(one.noise.cumsum() + spread),
                }
            )
        )
    return pl.concat(frames)
