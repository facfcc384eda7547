"""Stays as arrays of small whole numbers: what every estimator works on.

Each row is checked alone here; what lies between rows is for `wayout.odds.findings`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import Phrase, StaysError
from wayout.odds.state_order import in_order

NEEDED: Final = ("id", "from", "to", "entry", "exit")
CENSORED: Final = -1  # code of `to` where the watch ended and not the stay
SHOWN: Final = 5  # rows named in a message
MOST_STATES: Final = 1_000

Ints = NDArray[np.integer]
Floats = NDArray[np.float64]
Counts = NDArray[np.number]  # int64, or float64 where rows have weights


@dataclass(frozen=True, slots=True)
class Coded:
    """Stays of n rows in K states, as columns of numbers.

    `start` and `to` are places in `states` (`to` is CENSORED where the watch ended first), shape
    (n,); `entry` and `exit` ticks of the clock of the data, shape (n,), whole numbers unless the
    clock is continuous; `person` the place of the person among `persons`, shape (n,), or None
    where nobody asked for it; `weight` shape (n,), or None where every row counts once.
    """

    states: tuple[str, ...]
    start: Ints
    to: Ints
    entry: NDArray[np.number]
    exit: NDArray[np.number]
    person: Ints | None = None
    persons: int = 0
    weight: Floats | None = None

    def place(self, state: str) -> int:
        """Give the place of a state among `states`.

        Raises:
            StaysError: No stay begins or ends in it.
        """
        return place_of(state, self.states)

    @property
    def owner(self) -> Ints:
        """The place of the person of each row, shape (n,).

        Raises:
            ValueError: The stays were coded without persons.
        """
        if self.person is None:
            raise ValueError("stays were coded without persons")
        return self.person

    def kept(self, rows: NDArray[np.bool_], entry: NDArray[np.number] | None = None) -> "Coded":
        """Keep some rows, with other entries where they are given; states and persons stay."""
        return Coded(
            self.states,
            self.start[rows],
            self.to[rows],
            (self.entry if entry is None else entry)[rows],
            self.exit[rows],
            None if self.person is None else self.person[rows],
            self.persons,
            None if self.weight is None else self.weight[rows],
        )


def coded(
    sojourns: pl.DataFrame,
    *,
    states: Sequence[str] | None = None,
    persons: bool = True,
    weight: str | None = None,
    continuous: bool = False,
) -> Coded:
    """Check every row of a frame of stays, and turn it into numbers.

    Args:
        sojourns: Columns `id`, `from` and `to` (text, Categorical or Enum; null in `to`:
            censored), `entry` and `exit`, whole numbers on one clock, `entry` < `exit`.
        states: All states, in order; left out, those of the data: in the order of their Enum,
            of the map where it has all of them, else sorted.
        persons: Number the persons as well; tallies do without.
        weight: Name of a column of weights, each 0 or more.
        continuous: Take `entry` and `exit` as they are, with fractions.

    Raises:
        StaysError: A column is missing or of another type, there is no row, or a row has a null,
            a NaN, a stay that ends before it is over, or a state that is not among `states`.
    """
    _check_columns(sojourns, weight)
    known = tuple(states) if states is not None else in_order(sojourns["from"], sojourns["to"])
    if len(known) > MOST_STATES:
        raise StaysError(
            "There are {n} states, more than {most}: are the columns right?",
            n=len(known),
            most=MOST_STATES,
        )
    start, to = (_places(sojourns, name, known) for name in ("from", "to"))
    entry, exit_ = (_ticks(sojourns, name, continuous=continuous) for name in ("entry", "exit"))
    wrong = entry >= exit_
    if wrong.any():
        raise StaysError(
            "A stay must begin before it ends (entry < exit): {rows}.",
            rows=named_rows(sojourns, wrong),
        )
    person, count = _persons(sojourns) if persons else (None, 0)
    return Coded(
        known,
        start,
        to,
        entry,
        exit_,
        person,
        count,
        _weights(sojourns, weight) if weight else None,
    )


def place_of(state: str, states: Sequence[str]) -> int:
    """Give the place of a state among others.

    Raises:
        StaysError: It is not among them.
    """
    if state not in states:
        raise StaysError(
            "No stay is in the state {state!r}. There are: {states}.",
            state=state,
            states=", ".join(states),
        )
    return list(states).index(state)


def named_rows(sojourns: pl.DataFrame, wrong: NDArray[np.bool_]) -> Phrase:
    """Name the first rows of those that are wrong: their numbers from 1, and how many more."""
    rows = np.flatnonzero(wrong)
    named = ", ".join(f"{row + 1} ({sojourns['id'][int(row)]})" for row in rows[:SHOWN])
    if len(rows) <= SHOWN:
        return Phrase("row (id): {rows}", rows=named)
    return Phrase("row (id): {rows}, and {more} more", rows=named, more=len(rows) - SHOWN)


def _check_columns(sojourns: pl.DataFrame, weight: str | None) -> None:
    wanted = (*NEEDED, weight) if weight else NEEDED
    missing = [name for name in wanted if name not in sojourns.columns]
    if missing:
        raise StaysError(
            "Stays need the columns {needed}; missing: {missing}.",
            needed=", ".join(wanted),
            missing=", ".join(missing),
        )
    if sojourns.is_empty():
        raise StaysError("There is no stay: the table has no row.")
    for name in ("id", "from"):
        if sojourns[name].null_count():
            wrong = sojourns[name].is_null().to_numpy()
            raise StaysError(
                "The column {name} is empty in {rows}.",
                name=name,
                rows=named_rows(sojourns, wrong),
            )


def _places(sojourns: pl.DataFrame, name: str, states: tuple[str, ...]) -> Ints:
    """Codes of a column of states, int16; CENSORED for null."""
    column = sojourns[name]
    if isinstance(column.dtype, pl.Enum) and tuple(column.dtype.categories) == states:
        codes = column.to_physical().cast(pl.Int16)
    else:
        # not strict: a name that is not among the states becomes null, and is told apart below
        codes = column.cast(pl.String).cast(pl.Enum(states), strict=False)
        unknown = (codes.is_null() & column.is_not_null()).to_numpy()
        if unknown.any():
            raise StaysError(
                "A state that is not among {states}: {rows}.",
                states=", ".join(states),
                rows=named_rows(sojourns, unknown),
            )
        codes = codes.to_physical().cast(pl.Int16)
    return codes.fill_null(CENSORED).to_numpy()


def _ticks(sojourns: pl.DataFrame, name: str, *, continuous: bool) -> NDArray[np.number]:
    column = sojourns[name]
    if not column.dtype.is_numeric():
        raise StaysError(
            "The column {name} holds {kind}, not numbers: give whole days on one clock.",
            name=name,
            kind=str(column.dtype),
        )
    if column.null_count():
        raise StaysError(
            "The column {name} is empty in {rows}.",
            name=name,
            rows=named_rows(sojourns, column.is_null().to_numpy()),
        )
    ticks = column.to_numpy()
    if not column.dtype.is_float():
        return ticks
    broken = ~np.isfinite(ticks)
    if broken.any():
        raise StaysError(
            "The column {name} holds no number in {rows}.",
            name=name,
            rows=named_rows(sojourns, broken),
        )
    if continuous:
        return ticks
    fractions = ticks != np.floor(ticks)
    if fractions.any():
        raise StaysError(
            "The column {name} holds fractions of a day in {rows}. "
            "Stretch the clock to whole ticks, or use the path for continuous times.",
            name=name,
            rows=named_rows(sojourns, fractions),
        )
    return ticks.astype(np.int64)


def _persons(sojourns: pl.DataFrame) -> tuple[Ints, int]:
    """Number the persons from 0 in the order of their ids, so that rows may come in any order."""
    column = sojourns["id"]
    if not column.dtype.is_integer():
        column = column.cast(pl.String)
    codes = column.rank("dense").to_numpy().astype(np.int32) - 1
    return codes, int(codes.max()) + 1


def _weights(sojourns: pl.DataFrame, name: str) -> Floats:
    column = sojourns[name]
    if not column.dtype.is_numeric():
        raise StaysError(
            "The column {name} holds {kind}, not numbers.", name=name, kind=str(column.dtype)
        )
    weights = column.cast(pl.Float64).fill_null(np.nan).to_numpy()
    wrong = ~(np.isfinite(weights) & (weights >= 0))
    if wrong.any():
        raise StaysError(
            "A weight must be a number of 0 or more: {rows}.", rows=named_rows(sojourns, wrong)
        )
    return weights
