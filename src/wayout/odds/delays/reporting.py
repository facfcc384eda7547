"""Reporting delay: which share of the events of a day is known so many days later.

Events come to be known some time after their day, between two looks; those that are not known
yet are not there. Everything is relative to the longest delay that enough events could have
shown: what comes later still is unknown to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError, TooFewError
from wayout.odds.delays.turnbull import CLOSE_ENOUGH, Cells, fit
from wayout.odds.stays.coded import Floats

NEEDED: Final = ("low", "high", "limit", "len")
FEWEST: Final = 20  # delays from which a curve is estimated
_SHOWN: Final = 5  # rows named in a message
_ROUNDING: Final = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class DelayCurve:
    """The share of events known within 0, 1, 2 ... days, shape (G,), rising to 1.

    `events` is how many delays it rests on, `longest` the longest delay in days that it knows of
    (see `within_sight`), `rounds` how often it was bettered, `converged` whether it came to rest.
    """

    share: Floats
    events: int
    longest: int
    rounds: int
    converged: bool

    def known(self, ages: Sequence[int] | NDArray[np.integer]) -> Floats:
        """Give the share of events known so many days after their day; 0 before it."""
        return known_by_age(self.share, np.asarray(ages))

    def days_until(self, share: float) -> int:
        """Give the days after which at least this share of events is known.

        Raises:
            ValueError: The share is not between 0 and 1.
        """
        if not 0 < share <= 1:
            raise ValueError(f"no share: {share}")
        return int(np.searchsorted(self.share, share - _ROUNDING))


def delay_curve(cells: pl.DataFrame) -> DelayCurve:
    """Estimate the reporting delay from delays known between two looks.

    The non-parametric maximum of likelihood for delays in (low, high] that were seen because
    they were at most `limit` (right truncation). Where every `low` is `high` - 1 it is the
    product limit in reverse time. It is of delays up to the longest that enough events could
    have shown, see `within_sight`.

    Args:
        cells: Columns low, high, limit (whole days, -1 <= low < high <= limit) and len (events);
            low is -1 where nobody looked between the event and the look that showed it.

    Raises:
        StaysError: A column is missing, or a row cannot be.
        TooFewError: There are too few delays.

    Source:
        Turnbull (1976), J. R. Statist. Soc. B 38, 290-295; Lagakos, Barraj and De Gruttola
        (1988), Biometrika 75, 515-523.

    Example:
        Delays of 0, 1, 1 and 3 days, of which 1, 1, 4 and 4 could have been seen.

        >>> rows = [(-1, 0, 1, 9), (0, 1, 1, 9), (0, 1, 4, 9), (2, 3, 4, 9)]
        >>> curve = delay_curve(pl.DataFrame(rows, ["low", "high", "limit", "len"], orient="row"))
        >>> curve.share.round(3).tolist(), curve.days_until(0.95)
        ([0.167, 0.5, 0.5, 1.0], 3)
    """
    coded = within_sight(coded_cells(cells))
    events = int(coded.count.sum())
    fitted = fit(coded, coded.count[None])
    return DelayCurve(
        fitted.share[0],
        events,
        int(coded.limit.max()),
        fitted.rounds,
        fitted.change <= CLOSE_ENOUGH,
    )


def days_until_known(cells: pl.DataFrame, share: float = 0.95) -> int:
    """Give the days after which at least this share of events is known.

    A watch that ends so many days before the last look misses at most the rest; it is relative
    to the longest delay that enough events could have shown.

    Raises:
        StaysError: A column is missing, or a row cannot be.
        TooFewError: There are too few delays.
        ValueError: The share is not between 0 and 1.
    """
    return delay_curve(cells).days_until(share)


def within_sight(cells: Cells) -> Cells:
    """Cut delays off where too few events tell of them: at the longest that enough could show.

    In reverse time the curve begins with the longest delay: where only one event could have
    shown it, that one would decide on all shorter ones. Enough are a quarter of the events, but
    no more than 20. An interval that reaches beyond the cut ends there.
    """
    longest_first = np.argsort(-cells.limit, kind="stable")
    enough = min(float(FEWEST), cells.count.sum() / 4)
    at = np.searchsorted(np.cumsum(cells.count[longest_first]), enough)
    cut = int(cells.limit[longest_first][at])
    kept = cells.low < cut
    return Cells(
        cells.low[kept],
        np.minimum(cells.high[kept], cut),
        np.minimum(cells.limit[kept], cut),
        cells.count[kept],
    )


def known_by_age(share: Floats, ages: NDArray[np.integer]) -> Floats:
    """Read shares (..., G) at ages (A,) in days, shape (..., A): 0 below 0, 1 beyond the grid."""
    read: Floats = share[..., np.clip(ages, 0, share.shape[-1] - 1)]
    return np.where(ages < 0, 0.0, read)


def coded_cells(cells: pl.DataFrame) -> Cells:
    """Check cells and turn them into numbers.

    Raises:
        StaysError: A column is missing, or a row cannot be.
        TooFewError: There are too few delays.
    """
    _check_columns(cells, NEEDED)
    if not all(cells[name].dtype.is_integer() for name in NEEDED):
        raise StaysError("Delays need whole numbers in {needed}.", needed=", ".join(NEEDED))
    low, high, limit, count = (pl.col(name) for name in NEEDED)
    right = (low >= -1) & (low < high) & (high <= limit) & (count >= 0)
    wrong = cells.select((right.fill_null(value=False)).not_().arg_true()).to_series()
    if len(wrong):
        raise StaysError(
            "A delay must have -1 <= low < high <= limit and a number of events: rows {rows}.",
            rows=", ".join(str(row + 1) for row in wrong.head(_SHOWN)),
        )
    kept = cells.filter(count > 0)
    events = int(kept["len"].sum())
    if events < FEWEST:
        raise TooFewError(
            "{n} delays are known; fewer than {fewest} tell too little.", n=events, fewest=FEWEST
        )
    whole = kept.select(pl.col(NEEDED).cast(pl.Int64))
    return Cells(
        whole["low"].to_numpy(),
        whole["high"].to_numpy(),
        whole["limit"].to_numpy(),
        whole["len"].cast(pl.Float64).to_numpy(),
    )


def _check_columns(cells: pl.DataFrame, needed: Sequence[str]) -> None:
    if missing := [name for name in needed if name not in cells.columns]:
        raise StaysError(
            "Delays need the columns {needed}; missing: {missing}.",
            needed=", ".join(needed),
            missing=", ".join(missing),
        )
