"""Cumulative hazards per arrow: Nelson-Aalen, with the variances of Greenwood and of Aalen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.counting.tally import Tally, as_tally
from wayout.odds.solving.solve import check_days
from wayout.odds.stays.coded import Coded, Floats


@dataclass(frozen=True, slots=True, eq=False)
class CumulativeHazards:
    """Sums of the daily hazards of K x K arrows up to each of D days, events of the day included.

    `value`, `greenwood` and `aalen` (its two variances) have shape (D, K, K). Hazards are
    chances a day, so their sum may pass 1.
    """

    states: tuple[str, ...]
    days: NDArray[np.int64]
    value: Floats
    greenwood: Floats
    aalen: Floats


def nelson_aalen(
    tally: Tally | pl.DataFrame | Coded, days: Sequence[int] | NDArray[np.integer] | None = None
) -> CumulativeHazards:
    """Estimate the cumulative hazard of every arrow since the beginning of the data.

    With n moves by the y at risk on a day the hazard grows by n / y, Greenwood's variance by
    n (y - n) / y^3 (binomial, for days with ties), Aalen's by n / y^2 (Poisson).

    Args:
        tally: Counts by day, or stays to be counted.
        days: Ticks of the clock of the data, none before its first; left out, all of them.

    Raises:
        StaysError: A day lies outside the data.

    Source:
        Andersen, Borgan, Gill and Keiding (1993), section IV.1; Klein (1991), Scand. J.
        Statist. 18, 333-340, compares the variances.
    """
    tally = as_tally(tally)
    wanted = check_days(tally, tally.origin, days)
    step = daily_hazards(tally)
    at_risk = tally.at_risk[:, :, None].astype(np.float64)
    one = np.divide(step, at_risk, out=np.zeros_like(step), where=at_risk > 0)
    rows = wanted - tally.origin
    return CumulativeHazards(
        tally.states,
        wanted,
        step.cumsum(axis=0)[rows],
        (one * (1.0 - step)).cumsum(axis=0)[rows],
        one.cumsum(axis=0)[rows],
    )


def daily_hazards(tally: Tally) -> Floats:
    """Give moves by those at risk, shape (D, K, K); 0 where nobody was."""
    at_risk = tally.at_risk[:, :, None].astype(np.float64)
    steps = np.zeros(tally.moves.shape)
    np.divide(tally.moves, at_risk, out=steps, where=at_risk > 0)
    return steps
