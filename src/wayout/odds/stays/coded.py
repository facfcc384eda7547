"""Stays as arrays of small whole numbers: what every estimator works on.

Each row is checked alone here; what lies between rows is for `wayout.odds.checking.findings`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.stays.quoted import listed, short
from wayout.odds.stays.row_checks import check_columns, named_rows, refuse_nameless, ticks, weights
from wayout.odds.stays.state_order import in_order

__all__ = [
    "CENSORED",
    "Coded",
    "Counts",
    "Floats",
    "Ints",
    "as_coded",
    "coded",
    "named_rows",
    "place_of",
]

CENSORED: Final = -1  # code of `to` where the watch ended and not the stay
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
    check_columns(sojourns, weight)
    known = tuple(states) if states is not None else in_order(sojourns["from"], sojourns["to"])
    _check_states(known)
    if "" in known:
        refuse_nameless(sojourns)
    start, to = (_places(sojourns, name, known) for name in ("from", "to"))
    entry, exit_ = (ticks(sojourns, name, continuous=continuous) for name in ("entry", "exit"))
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
        weights(sojourns, weight) if weight else None,
    )


def as_coded(sojourns: pl.DataFrame | Coded, *, continuous: bool = True) -> Coded:
    """Take stays that are coded already as they are; code those of a frame, with their persons.

    Raises:
        StaysError: A row of the frame is wrong, or it is no frame.
    """
    return sojourns if isinstance(sojourns, Coded) else coded(sojourns, continuous=continuous)


def _check_states(states: tuple[str, ...]) -> None:
    if len(states) > MOST_STATES:
        raise StaysError(
            "There are {n} states, more than {most}: are the columns right?",
            n=len(states),
            most=MOST_STATES,
        )
    if len(set(states)) < len(states):
        raise StaysError(
            "A state is named twice among {states}.", states=listed(map(short, states))
        )


def place_of(state: str, states: Sequence[str]) -> int:
    """Give the place of a state among others.

    Raises:
        StaysError: It is not among them.
    """
    state = str(state)  # whole numbers may name states, too
    if state not in states:
        raise StaysError(
            "No stay is in the state {state!r}. There are: {states}.",
            state=short(state),
            states=listed(map(short, states)),
        )
    return list(states).index(state)


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
                states=listed(map(short, states)),
                rows=named_rows(sojourns, unknown),
            )
        codes = codes.to_physical().cast(pl.Int16)
    return codes.fill_null(CENSORED).to_numpy()


def _persons(sojourns: pl.DataFrame) -> tuple[Ints, int]:
    """Number the persons from 0 in the order of their ids, so that rows may come in any order."""
    column = sojourns["id"]
    if not column.dtype.is_integer():
        column = column.cast(pl.String)
    codes = column.rank("dense").to_numpy().astype(np.int32) - 1
    return codes, int(codes.max()) + 1
