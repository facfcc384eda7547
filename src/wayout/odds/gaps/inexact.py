"""Stays whose days are known within bounds only: left out, or drawn.

A frame of stays may have `entry_last` and `exit_last` beside `entry` and `exit`: the last ticks
on which the stay can have begun and ended, inclusive. The end of a stay and the beginning of the
next one of the same person are one change, on one day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import Phrase, StaysError, TooFewError
from wayout.odds.gaps.ordered_days import OrderedDays
from wayout.odds.gaps.touching import Touching, person_numbers
from wayout.odds.stays.coded import Ints, coded
from wayout.odds.stays.row_checks import check_columns, named_rows, ticks

DRAWS: Final = 20  # completed data sets, unless one says otherwise
LASTS: Final = {"entry": "entry_last", "exit": "exit_last"}
BOUNDS: Final = (*LASTS, *LASTS.values())

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many stays, and of how many people."""

    stays: int = 0
    people: int = 0


def inexact(sojourns: pl.DataFrame) -> Counted:
    """Count the stays of which a day is not exact, and their people.

    Raises:
        StaysError: A row is wrong.
    """
    bounds = bounded(sojourns)
    return _counted(bounds, _blurred(bounds))


def exact(sojourns: pl.DataFrame) -> tuple[pl.DataFrame, Counted]:
    """Keep the people all of whose days are exact.

    Returns:
        Their stays without the columns of last days, and how many stays and people were left out.

    Raises:
        StaysError: A row is wrong.
        TooFewError: Nobody is left.
    """
    bounds = bounded(sojourns)
    out = bounds["id"].is_in(bounds["id"].filter(pl.Series(_blurred(bounds))).unique().implode())
    if out.all():
        raise TooFewError(
            "All {n} people have a day that is not exact: nobody is left. Let the days be drawn.",
            n=bounds["id"].n_unique(),
        )
    kept = bounds.filter(~out).drop(LASTS.values())
    return kept, _counted(bounds, out.to_numpy())


def draws(
    sojourns: pl.DataFrame, rng: np.random.Generator, n: int = DRAWS
) -> Iterator[pl.DataFrame]:
    """Give n completed frames, in each of which every inexact day is drawn.

    All sequences of days that keep the bounds and the order of a person's changes (each strictly
    after the one before) are equally likely. Exact days stay as they are.

    Args:
        sojourns: Stays with `entry_last` and `exit_last` where days are inexact, in whole ticks.
        rng: The source of chance; the same one gives the same frames.
        n: How many frames.

    Returns:
        An iterator of frames with the rows, their order and the other columns of `sojourns`,
        without the two columns of last days.

    Raises:
        StaysError: A row is wrong, the end of a stay and the beginning of the next are not one
            change, or bounds and order leave no sequence of days. The message names the rows.
    """
    bounds = bounded(sojourns)
    changes = _Changes.of(bounds)
    plain = bounds.drop(LASTS.values())
    return (changes.filled(plain, rng) for _ in range(n))


def bounded(sojourns: pl.DataFrame) -> pl.DataFrame:
    """Check every row alone and give all four days as int64; without a last day it is exact.

    Raises:
        StaysError: A row is wrong, or a last day lies before its first.
    """
    check_columns(sojourns)
    for first, last in LASTS.items():
        if last not in sojourns.columns:
            sojourns = sojourns.with_columns(pl.col(first).alias(last))
        begins, ends = (_whole_ticks(sojourns, name) for name in (first, last))
        wrong = ends < begins
        if wrong.any():
            raise StaysError(
                "The last day lies before the first ({last} < {first}): {rows}.",
                last=last,
                first=first,
                rows=named_rows(sojourns, wrong),
            )
    # the widest reading: which first days are in order is for the sequences to say
    coded(sojourns.with_columns(exit="exit_last"), persons=False)
    return sojourns.cast(dict.fromkeys(BOUNDS, pl.Int64))


def _whole_ticks(sojourns: pl.DataFrame, name: str) -> NDArray[np.number]:
    found = ticks(sojourns, name, continuous=True)
    fractions = found != np.floor(found)
    if fractions.any():
        raise StaysError(
            "What is not known of days or kinds is filled in on a clock of whole ticks, and the "
            "column {name} holds fractions in {rows}. Stretch the clock: multiply all times.",
            name=name,
            rows=named_rows(sojourns, fractions),
        )
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Changes:
    """The changes of the people with inexact days, n of them in m rows.

    `rows` are places in the frame, shape (m,), person by person in the order of the stays. Stay i
    of these begins with change `ends[i] - 1` and ends with change `ends[i]`: where stays touch,
    this is one change for both.
    """

    rows: Ints
    ends: Ints
    days: OrderedDays

    @classmethod
    def of(cls, bounds: pl.DataFrame) -> "_Changes":
        """Read the changes off a frame of `bounded`."""
        part = _unsure(bounds)
        rows, person = part["_row"].to_numpy().astype(np.int64), person_numbers(part["id"])
        first, last = (
            (part[names[0]].to_numpy(), part[names[1]].to_numpy())
            for names in (tuple(LASTS), tuple(LASTS.values()))
        )
        touching = Touching.of(person, first, last)
        order, new = touching.order, touching.new
        rows = rows[order]
        if touching.torn.any():
            raise StaysError(
                "A stay must begin with the first and last day with which the one before it "
                "ended, or after them: {rows}.",
                rows=_named(bounds, rows, touching.torn),
            )
        ends = np.arange(len(rows)) + np.cumsum(new)
        lows, highs, whose = (np.empty(len(rows) + new.sum(), np.int64) for _ in range(3))
        for places, side in ((ends - 1, 0), (ends, 1)):
            lows[places], highs[places] = first[side][order], last[side][order]
            whose[places] = person[order]
        days = OrderedDays.within(lows, highs, whose)
        if not days.possible.all():
            raise StaysError(
                "No days are left that keep both their bounds and the order of the changes: "
                "{rows}.",
                rows=_named(bounds, rows, ~(days.possible[ends] & days.possible[ends - 1])),
            )
        return cls(rows, ends, days.counted())

    def filled(self, plain: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
        """Put one drawn sequence into a frame."""
        days = self.days.draw(rng)
        columns = {}
        for name, places in (("entry", self.ends - 1), ("exit", self.ends)):
            values = plain[name].to_numpy().copy()
            values[self.rows] = days[places]
            columns[name] = pl.Series(values)
        return plain.with_columns(**columns)


def _unsure(bounds: pl.DataFrame) -> pl.DataFrame:
    """Give the rows of people with inexact days, with their places as `_row`."""
    numbered = bounds.select("id", *BOUNDS).with_row_index("_row")
    people = numbered.filter(pl.Series(_blurred(bounds))).select("id").unique()
    return numbered.join(people, on="id", how="semi", maintain_order="left")


def _blurred(bounds: pl.DataFrame) -> Flags:
    apart = (bounds["entry_last"] > bounds["entry"]) | (bounds["exit_last"] > bounds["exit"])
    return apart.to_numpy()


def _counted(bounds: pl.DataFrame, rows: Flags) -> Counted:
    chosen = bounds["id"].filter(pl.Series(rows))
    return Counted(len(chosen), chosen.n_unique())


def _named(bounds: pl.DataFrame, rows: Ints, wrong: Flags) -> Phrase:
    marked = np.zeros(len(bounds), np.bool_)
    marked[rows[wrong]] = True
    return named_rows(bounds, marked)
