"""Every row of a frame of stays, checked alone: types, empty fields, numbers."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import Phrase, StaysError
from wayout.odds.stays.quoted import short

NEEDED: Final = ("id", "from", "to", "entry", "exit")
SHOWN: Final = 5  # rows named in a message
LARGEST: Final = 2**53  # of a tick: up to here whole numbers are exact in either form

_SMALL: Final = (pl.Int8, pl.Int16, pl.Int32, pl.UInt8, pl.UInt16, pl.UInt32)  # never too large
_WIDE: Final = (pl.Int128, pl.UInt128, pl.Decimal)  # unknown to numpy
_NAMES: Final = (pl.String, pl.Categorical, pl.Enum, pl.Null)  # null: every field is empty


def named_rows(sojourns: pl.DataFrame, wrong: NDArray[np.bool_]) -> Phrase:
    """Name the first rows of those that are wrong: their numbers from 1, and how many more."""
    rows = np.flatnonzero(wrong)
    named = ", ".join(f"{row + 1} ({short(str(sojourns['id'][int(row)]))})" for row in rows[:SHOWN])
    if len(rows) <= SHOWN:
        return Phrase("row (id): {rows}", rows=named)
    return Phrase("row (id): {rows}, and {more} more", rows=named, more=len(rows) - SHOWN)


def check_columns(sojourns: pl.DataFrame, weight: str | None = None) -> None:
    """Check that the columns are there, and that no id and no `from` is empty.

    Raises:
        StaysError: It is no frame, a column is missing or of a wrong type, a field is empty, or
            there is no row.
    """
    if not isinstance(sojourns, pl.DataFrame):
        raise StaysError(
            "Stays are given as a polars DataFrame, and not as {kind}.",
            kind=type(sojourns).__name__,
        )
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
    for name in ("id", "from", "to"):
        check_names(name, sojourns.schema[name])
    for name in ("id", "from"):
        if sojourns[name].null_count():
            wrong = sojourns[name].is_null().to_numpy()
            raise StaysError(
                "The column {name} is empty in {rows}.",
                name=name,
                rows=named_rows(sojourns, wrong),
            )


def check_names(name: str, kind: pl.DataType) -> None:
    """Check that a column is of a kind that can hold names: ids, or states.

    Raises:
        StaysError: It is not.
    """
    if name == "id":
        fits = not (kind.is_nested() or kind in (pl.Binary, pl.Object))
    else:
        fits = kind in _NAMES or kind.is_integer()
    if not fits:
        raise StaysError(
            "The column {name} holds {kind}, not names: give text or whole numbers.",
            name=name,
            kind=str(kind),
        )


def refuse_nameless(sojourns: pl.DataFrame) -> None:
    """Refuse an empty text as the name of a state.

    Raises:
        StaysError: Always; the message names the rows.
    """
    text = (sojourns[name].cast(pl.String) == "" for name in ("from", "to"))
    wrong = [column.fill_null(value=False).to_numpy() for column in text]
    raise StaysError(
        "A state has no name in {rows}. Where the watch ended first, give null and not an empty "
        "text.",
        rows=named_rows(sojourns, wrong[0] | wrong[1]),
    )


def ticks(sojourns: pl.DataFrame, name: str, *, continuous: bool) -> NDArray[np.number]:
    """Give a column of ticks, whole numbers unless the clock is continuous.

    Raises:
        StaysError: It holds no numbers, an empty field, a NaN, a number beyond LARGEST, or a
            fraction on a clock of whole ticks.
    """
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
    if column.dtype in _WIDE:
        column = column.cast(pl.Float64)
    found = column.to_numpy()
    if column.dtype in _SMALL:
        return found
    _check_size(sojourns, name, found)
    if continuous or not column.dtype.is_float():
        return found
    fractions = found != np.floor(found)
    if fractions.any():
        raise StaysError(
            "The column {name} holds fractions of a day in {rows}. "
            "Stretch the clock to whole ticks, or use the path for continuous times.",
            name=name,
            rows=named_rows(sojourns, fractions),
        )
    return found.astype(np.int64)


def _check_size(sojourns: pl.DataFrame, name: str, found: NDArray[np.number]) -> None:
    broken = ~np.isfinite(found)
    if broken.any():
        raise StaysError(
            "The column {name} holds no number in {rows}.",
            name=name,
            rows=named_rows(sojourns, broken),
        )
    beyond = (found > LARGEST) | (found < -LARGEST)
    if beyond.any():
        raise StaysError(
            "The column {name} holds numbers too large for a clock in {rows}.",
            name=name,
            rows=named_rows(sojourns, beyond),
        )


def weights(sojourns: pl.DataFrame, name: str) -> NDArray[np.float64]:
    """Give a column of weights.

    Raises:
        StaysError: One is not a number of 0 or more.
    """
    column = sojourns[name]
    if not column.dtype.is_numeric():
        raise StaysError(
            "The column {name} holds {kind}, not numbers.", name=name, kind=str(column.dtype)
        )
    found = column.cast(pl.Float64).fill_null(np.nan).to_numpy()
    wrong = ~(np.isfinite(found) & (found >= 0))
    if wrong.any():
        raise StaysError(
            "A weight must be a number of 0 or more: {rows}.", rows=named_rows(sojourns, wrong)
        )
    return found
