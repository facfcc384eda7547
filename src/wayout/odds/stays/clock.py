"""From days of the calendar to whole days on one clock: each history's own day 0."""

from datetime import date
from typing import Final

import polars as pl

from wayout.errors import StaysError
from wayout.odds.stays.row_checks import ticks

_DAYS: Final = ("entry", "entry_last", "exit", "exit_last")
WATCHED: Final = "watched"


def on_clock(sojourns: pl.DataFrame, origins: pl.DataFrame) -> pl.DataFrame:
    """Count the days of each history from its own day 0.

    Args:
        sojourns: Stays with days as dates, the columns of `wayout.forms.SOJOURNS_SCHEMA`.
        origins: `id` and `origin` (Date), each id once; stays of other ids are left out. Also
            `watched` (Date) where the watch ends before the last look, see `ended`.

    Returns:
        id, from, to, entry, entry_last, exit, exit_last, and `watched` where it was given: whole
        days, Int32, negative before day 0.

    Raises:
        StaysError: An id has two origins.
    """
    if origins["id"].is_duplicated().any():
        raise StaysError("A history has more than one day 0.")
    names = (*_DAYS, WATCHED) if WATCHED in origins.columns else _DAYS
    days = [(pl.col(name) - pl.col("origin")).dt.total_days().cast(pl.Int32) for name in names]
    joined = sojourns.join(origins, on="id", maintain_order="left")
    return joined.select("id", "from", "to", *days)


def ended(sojourns: pl.DataFrame) -> pl.DataFrame:
    """End the watch of each stay at its tick `watched`, and drop that column.

    For stays whose days are all exact, also those that were drawn: what was drawn to lie later
    is not seen. Without the column nothing changes.

    Raises:
        StaysError: The column is no number in some row.
    """
    if WATCHED not in sojourns.columns:
        return sojourns
    ticks(sojourns, WATCHED, continuous=True)
    begun = sojourns.filter(pl.col("entry") < pl.col(WATCHED))
    goes_on = pl.col("exit") > pl.col(WATCHED)
    return begun.with_columns(
        pl.when(goes_on).then(None).otherwise("to").alias("to"),
        pl.min_horizontal("exit", WATCHED),
    ).drop(WATCHED)


def cut(sojourns: pl.DataFrame, last: date) -> pl.DataFrame:
    """End the watch of every history on a day: what is later is taken as not seen.

    Args:
        sojourns: Stays with days as dates, the columns of `wayout.forms.SOJOURNS_SCHEMA`, those
            of one id one after the other.
        last: The last day looked at; stays that go on beyond it are censored on it.
    """
    end = pl.lit(last)
    before = sojourns.filter(pl.col("entry") < end)
    goes_on = pl.col("exit") > end
    clipped = before.with_columns(
        pl.when(goes_on).then(None).otherwise("to").alias("to"),
        pl.min_horizontal("exit", end),
        pl.min_horizontal("exit_last", end),
    )
    # a stay takes a day at least, so that it begins before the last day on which it can end
    began = clipped.with_columns(
        pl.min_horizontal("entry_last", pl.col("exit_last").dt.offset_by("-1d"))
    )
    follows = pl.col("entry_last").shift(-1).over("id")
    return began.with_columns(exit_last=pl.coalesce(follows, "exit_last"))
