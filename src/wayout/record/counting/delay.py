"""How long after an event the record first saw it: plain cells, and how full the last months are.

Between two looks at a court the day on which an event could first be seen is not known. The cells
say so; what they tell of the last months is worked out by `wayout.odds.delays`, and until then by
the days of first sight alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

import polars as pl

from wayout.record.counting.looks import (
    delays_between_looks,
    last_looks,
    looks_at_courts,
    sharpened,
)
from wayout.record.counting.question import Question
from wayout.record.counting.tables_folder import TablesFolder, collect

COMPLETE: Final = 0.95  # a month is complete when this share of its events is expected to be seen
FEWEST: Final = 20  # delays needed for an estimate
ASSUMED_DAYS: Final = 31  # where no delays are known, months younger than this are incomplete


@dataclass(frozen=True, slots=True)
class Delay:
    """The delay between event and first sight, in days.

    `curve` holds (days, share of events seen within them), increasing; it is relative to the
    longest delay that could be seen, and empty where too few delays are known. `method` says
    what the curve is of: the days of first sight, or the looks between which an event came to
    be seen; then `longest` is the longest delay that the looks could show, and `settled` whether
    the estimate came to rest. `cells` are what is known of the delays of each court (see
    `looks.delays_between_looks`), `looks` the last looks at the courts, each with how many of the
    counted units are theirs. `drawn_by` says what the intervals take to be late together: all
    events of a court, or none; None where there is no interval.
    """

    events: int
    curve: tuple[tuple[int, float], ...] = ()
    method: Literal["first_sight", "looks"] = "first_sight"
    longest: int | None = None
    settled: bool = True
    cells: pl.DataFrame | None = field(default=None, compare=False, repr=False)
    looks: tuple[tuple[date, int], ...] = ()
    drawn_by: Literal["court", "event"] | None = None

    @property
    def estimated(self) -> bool:
        """Whether the curve was estimated from the record itself."""
        return bool(self.curve)

    def within(self, share: float) -> int | None:
        """Give the days within which a share of events is seen; None without a curve."""
        return next((days for days, seen in self.curve if seen >= share), None)

    def seen(self, first: date, last: date, freeze: date) -> float | None:
        """Give the share of the events of `first`..`last` expected to be seen at the freeze."""
        if not self.estimated:
            return None
        days = (first + timedelta(n) for n in range((last - first).days + 1))
        shares = [self._after((freeze - day).days) for day in days]
        return sum(shares) / len(shares)

    def incomplete(self, first: date, last: date, freeze: date) -> bool:
        """Say whether the days `first`..`last` are still filling up at the freeze."""
        seen = self.seen(first, last, freeze)
        if seen is None:
            return (freeze - last).days < ASSUMED_DAYS
        return last >= freeze or seen < COMPLETE

    def _after(self, days: int) -> float:
        seen = 0.0
        for reached, share in self.curve:
            if reached > days:
                break
            seen = share
        return seen


def day_cells(tables: TablesFolder, found: pl.LazyFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """Sum up units by their days, and by other columns: day, day_last, known, court, sharp, len.

    `sharp` is False for cases of which some page has only the day its file was modified: that
    is no first sight.
    """
    if tables.has("events", "first_known"):  # a text that appeared later is no later sight
        found = found.with_columns(known="first_known")
    marked = sharpened(tables, found)
    return collect(marked.group_by("day", "day_last", "known", "court", "sharp", *by).len())


def delay(tables: TablesFolder, question: Question, cells: pl.DataFrame) -> Delay:
    """Sum up the delays of the counted events, of `day_cells`.

    Only events after the first look at their court tell anything: what was there before is
    first seen whenever the looking began.
    """
    freeze = tables.freeze if question.known_by is None else min(tables.freeze, question.known_by)
    looks = looks_at_courts(tables, freeze)
    late = delays_between_looks(cells, looks, ["court"])
    events = int(late["len"].sum())
    sights = late.group_by("limit", delay="high").agg(pl.col("len").sum())
    return Delay(
        events,
        product_limit(sights) if events >= FEWEST else (),
        cells=late,
        looks=last_looks(cells, looks, freeze),
    )


def product_limit(cells: pl.DataFrame) -> tuple[tuple[int, float], ...]:
    """Estimate the distribution of delays that are seen only if they ended before the freeze.

    Args:
        cells: Rows of delay and limit (the longest delay that could have been seen), in days,
            and len, the number of events; each pair once.

    Returns:
        (days, share seen within them), increasing in both; the last share is 1.

    Source:
        Lagakos, Barraj and De Gruttola (1988), Biometrika 75, 515-523: the product limit in
        reverse time, under right truncation.
    """
    ended = cells.group_by(days="delay").agg(ended=pl.col("len").sum())
    # at risk at v: delays of at most v, less those whose limit lies before v
    lost = cells.group_by(days="limit").agg(lost=pl.col("len").sum())
    table = (
        ended.join(lost, on="days", how="full", coalesce=True)
        .fill_null(0)
        .sort("days")
        .with_columns(
            at_risk=pl.col("ended").cum_sum() - pl.col("lost").cum_sum().shift(1, fill_value=0)
        )
        .filter(pl.col("ended") > 0)
        .with_columns(kept=1 - pl.col("ended") / pl.col("at_risk"))
        .with_columns(
            share=pl.col("kept").reverse().cum_prod().shift(1, fill_value=1.0).reverse(),
        )
    )
    return tuple(zip(table["days"].to_list(), table["share"].to_list(), strict=True))
