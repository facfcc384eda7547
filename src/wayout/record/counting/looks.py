"""The days on which a court was looked at, and between which of them an event came to be seen.

A day on which a file was modified is no look.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from wayout.record.counting.tables_folder import TablesFolder, collect

_FILE_DAY = pl.col("known_from") == "mtime"


def sharpened(tables: TablesFolder, found: pl.LazyFrame) -> pl.LazyFrame:
    """Mark as not `sharp` the cases of which some page has only the day of its file."""
    blurred = collect(tables.scan("cards").filter(_FILE_DAY).select("history").unique())
    if blurred.is_empty():
        return found.with_columns(sharp=pl.lit(value=True))
    marks = blurred.lazy().with_columns(sharp=pl.lit(value=False))
    return found.join(marks, on="history", how="left").with_columns(
        pl.col("sharp").fill_null(value=True)
    )


def looks_at_courts(tables: TablesFolder, freeze: date) -> pl.DataFrame:
    """Give every look at a court up to the freeze: court, look; sorted, each once."""
    cards = tables.scan("cards").filter(_FILE_DAY.not_().fill_null(value=True))
    looks = cards.filter(pl.col("known") <= freeze).select("court", look="known").unique()
    return collect(looks).drop_nulls().sort("court", "look")


def delays_between_looks(
    cells: pl.DataFrame, looks: pl.DataFrame, by: Sequence[str] = ()
) -> pl.DataFrame:
    """Sum up what is known of delays: low, high, limit (int32, days) and len (events).

    A delay lies in (low, high] days: at the look before the first sight, `low` days after the
    event, it was not to be seen yet; low is -1 where that look came before the event. `limit`
    is the longest delay that the last look at the court could have shown.

    The look before is one at the court, not at the card: a card that was passed over then could
    not be counted then either. So with looks on every day the delay is that of first sight.

    Args:
        cells: day, day_last, known, court, sharp, len (see `day_cells`).
        looks: Of `looks_at_courts`.
        by: Columns of the cells to tell apart too, which then come first.
    """
    keys = [*by, "low", "high", "limit"]
    ends = looks.group_by("court").agg(first=pl.col("look").min(), last=pl.col("look").max())
    before = looks.select("court", "look", before="look").lazy()
    known = cells.lazy().filter(pl.col("sharp"), pl.col("day") == pl.col("day_last"))
    known = known.join(ends.lazy(), on="court").filter(
        pl.col("day") > pl.col("first"),
        pl.col("day") <= pl.col("last"),
        pl.col("known") <= pl.col("last"),
    )
    pairs = known.select("court", "known").unique().sort("known")
    pairs = pairs.join_asof(
        before.sort("look"), left_on="known", right_on="look", by="court",
        strategy="backward", allow_exact_matches=False, check_sortedness=False,
    )  # fmt: skip
    since = [
        (pl.col(name) - pl.col("day")).dt.total_days().cast(pl.Int32).alias(alias)
        for name, alias in (("before", "low"), ("known", "high"), ("last", "limit"))
    ]
    found = known.join(pairs, on=["court", "known"]).select("len", *by, *since)
    return collect(
        found.with_columns(
            pl.col("low").fill_null(-1).clip(lower_bound=-1), pl.col("high").clip(lower_bound=0)
        )
        .group_by(keys)
        .agg(pl.col("len").sum())
        .sort(keys)
    )


def last_looks(
    cells: pl.DataFrame, looks: pl.DataFrame, freeze: date
) -> tuple[tuple[date, int], ...]:
    """Give the last looks at the courts, each with how many units are theirs.

    A unit without a court, or of one that no dated page is of, is taken as looked at last at
    the freeze.
    """
    ends = looks.group_by("court").agg(last=pl.col("look").max())
    units = cells.group_by("court").agg(pl.col("len").sum()).join(ends, on="court", how="left")
    last = pl.col("last").fill_null(freeze)
    counted = units.group_by(last).agg(pl.col("len").sum()).sort("last")
    return tuple((day, int(n)) for day, n in counted.select("last", "len").iter_rows())
