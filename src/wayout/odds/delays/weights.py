"""Delays drawn again: whole courts together, or each event for itself.

A court is looked at, and publishes, as a whole: its events are late together. Events drawn one
by one would make the delays look surer than they are.

Source:
    Davison and Hinkley (1997), Bootstrap Methods and their Application, section 3.8: clusters are
    drawn whole; Rubin (1981), Ann. Statist. 9, 130-134: exponential weights, under which no court
    is ever left out; Kish (1965), Survey Sampling, section 8.2: how many equal courts some unequal
    ones are worth.
"""

from typing import Final, Literal

import numpy as np
import polars as pl

from wayout.odds.delays.turnbull import Cells
from wayout.odds.stays.coded import Floats

FEWEST_COURTS: Final = 2  # equal ones; fewer have nothing to differ from
_TRIPLE: Final = ("low", "high", "limit")

Way = Literal["court", "event"]


def way_of(cells: pl.DataFrame) -> Way:
    """Say how delays are drawn again: by court, but for one that has most of them.

    By court where the courts are worth FEWEST_COURTS of equal size: the square of the number of
    events, divided by the sum of the squares of each court's. A court that has nearly all of them
    would be drawn every time, as if nothing about its delays were in doubt. No more are asked
    for: in invented worlds of few courts the interval by event missed more often than
    that by court wherever courts differed, and as often where they did not.

    Args:
        cells: Column len (events), and court, of any type, or none.

    Example:
        >>> way_of(pl.DataFrame({"court": ["a", "b"], "len": [9, 9]}))
        'court'
        >>> way_of(pl.DataFrame({"court": ["a", "b", "c"], "len": [99, 1, 1]}))
        'event'
    """
    if "court" not in cells.columns:
        return "event"
    events = cells.group_by("court").agg(pl.col("len").sum())["len"].cast(pl.Float64).to_numpy()
    return "court" if 0 < FEWEST_COURTS * (events**2).sum() <= events.sum() ** 2 else "event"


def drawn_again(
    cells: pl.DataFrame, longest: int, rng: np.random.Generator, replicates: int
) -> tuple[Cells, Floats]:
    """Draw the events of cells anew: the cells in sight, each once, and weights (R, C) for them.

    The order of the rows changes nothing, nor does a cell split in two.

    Args:
        cells: Checked, see `delay_curve`; with a column court, or without.
        longest: The longest delay in sight, see `within_sight`.
        rng: Draws the weights.
        replicates: R.
    """
    cut = [pl.col(name).clip(upper_bound=longest) for name in ("high", "limit")]
    sight = cells.filter(pl.col("len") > 0, pl.col("low") < longest).with_columns(cut)
    once = _summed(sight, *_TRIPLE)
    low, high, limit = (once[name].cast(pl.Int64).to_numpy() for name in _TRIPLE)
    made = Cells(low, high, limit, once["len"].cast(pl.Float64).to_numpy())
    if way_of(cells) == "event":
        return made, rng.poisson(made.count, (replicates, len(once))).astype(np.float64)
    placed = once.select(_TRIPLE).with_row_index("cell")
    return made, _by_court(_summed(sight, "court", *_TRIPLE), placed, rng, replicates)


def _by_court(
    cells: pl.DataFrame, placed: pl.DataFrame, rng: np.random.Generator, replicates: int
) -> Floats:
    """Weigh the events of each court alike; one court at a time, so that no cell is held twice."""
    courts = cells.join(placed, on=_TRIPLE).sort("court", "cell")
    weights = np.zeros((len(placed), replicates))  # rows that lie together are added quicker
    for court in courts.partition_by("court", maintain_order=True):
        of_court = rng.exponential(1.0, replicates)
        weights[court["cell"].to_numpy()] += court["len"].to_numpy()[:, None] * of_court
    return weights.T


def _summed(cells: pl.DataFrame, *keys: str) -> pl.DataFrame:
    return cells.group_by(keys).agg(pl.col("len").sum()).sort(keys)
