"""Reading a file of stays, CSV or parquet, so that every fault is told with its line."""

import io
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.files.parquet_file import MAGIC, check_ends, opening, reading
from wayout.odds.files.table_columns import need
from wayout.odds.files.table_text import TextTable, read_text
from wayout.odds.files.text_bytes import WIDE
from wayout.odds.gaps.inexact import LASTS
from wayout.odds.stays.quoted import short
from wayout.odds.stays.row_checks import LARGEST

STDIN: Final = "-"
LARGEST_FILE: Final = 2 << 30  # bytes of text; more belongs into parquet, and is streamed

_DATE: Final = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")
_CLOCK: Final = ("entry", "exit")
Seen = Callable[[bytes], object]


def _unseen(data: bytes) -> None:
    """Nobody looks at the bytes."""
    del data


def read_stays(
    path: str | Path, *, numbers: Sequence[str] = (), seen: Seen = _unseen
) -> pl.DataFrame:
    """Read a table of stays: columns `id`, `from`, `to`, `entry`, `exit`, and what else it has.

    A CSV is UTF-8 (or UTF-16 with its mark) with commas, semicolons or tabs; quotes where there
    is need. Blanks around a field are no part of it, and only an empty field is empty: 0, 007, NA
    and null are names. `entry` and `exit` come as whole numbers where all are (12.0 is), else
    with their fractions; with semicolons or tabs a fraction may have a comma. So do the bounds of
    inexact days, `entry_last` and `exit_last`; all other columns stay text. In parquet every
    column is as it is.

    Args:
        path: A file, or "-" for the standard input.
        numbers: Names of other columns that hold numbers.
        seen: Given all bytes that the table was read from, each once: a pipe gives them no more.

    Raises:
        StaysError: The file cannot be read or is no such table; the message names its lines.
    """
    where = "stdin" if str(path) == STDIN else str(path)
    with opening(where):
        if str(path) == STDIN:
            return _read(_stdin(), where, numbers, seen)
        with Path(path).open("rb") as file:
            return _read(file, where, numbers, seen)


def _stdin() -> BinaryIO:
    if sys.stdin is None:  # closed by whoever called
        return io.BytesIO()
    return sys.stdin.buffer


def _read(file: BinaryIO, where: str, numbers: Sequence[str], seen: Seen) -> pl.DataFrame:
    head = file.read(1 << 16)
    if head.startswith(MAGIC):
        whole = head + file.read()
        seen(whole)
        packed = io.BytesIO(whole)
        check_ends(packed, where)
        with reading(where):
            frame = pl.read_parquet(packed)
        need(where, frame.columns)
        return frame
    binary = b"\0" in head and not head.startswith(WIDE)  # the rest would tell no more
    data = head if binary else head + file.read(LARGEST_FILE)
    if len(data) > LARGEST_FILE:
        raise StaysError(
            "{where} is larger than {most} MB. Write it as parquet, and count it with "
            "tally_parquet.",
            where=where,
            most=LARGEST_FILE >> 20,
        )
    seen(data)
    return _typed(read_text(data, where), numbers)


def _typed(table: TextTable, numbers: Sequence[str]) -> pl.DataFrame:
    """Turn the columns of numbers into numbers, after a look for what must not be empty."""
    for name in ("id", "from", *_CLOCK):
        empty = table.cells[name].is_null().to_numpy()
        if empty.any():
            raise StaysError("{at}: the column {name} is empty.", at=table.at(empty), name=name)
    bounds = [name for name in LASTS.values() if name in table.cells.columns]
    more = [name for name in dict.fromkeys((*bounds, *numbers)) if name not in _CLOCK]
    need(table.where, table.cells.columns, ("id", *more))
    return table.cells.with_columns(_numbers(table, name) for name in (*_CLOCK, *more))


def _numbers(table: TextTable, name: str) -> pl.Series:
    """Give a column as whole numbers where all are, else as numbers with fractions."""
    text = table.cells[name]
    whole = text.cast(pl.Int64, strict=False)
    if whole.null_count() == text.null_count():
        return whole
    if table.separator != ",":
        text = text.str.replace(",", ".", literal=True)
    found = text.cast(pl.Float64, strict=False)
    number = found.is_finite().fill_null(value=False) | text.is_null()
    if not number.all():
        _refuse(table, name, ~number.to_numpy())
    values = found.drop_nulls().to_numpy()
    if np.all(values == np.floor(values)) and np.all(np.abs(values) <= LARGEST):
        return found.cast(pl.Int64)
    return found


def _refuse(table: TextTable, name: str, wrong: NDArray[np.bool_]) -> NoReturn:
    value = table.cells[name][int(np.flatnonzero(wrong)[0])]
    if _DATE.match(value):
        raise StaysError(
            "{at}: {name} is a date, {value}. Give whole days on one clock, counted from one day "
            "for everybody, or use a folder of record tables.",
            at=table.at(wrong),
            name=name,
            value=short(value),
        )
    raise StaysError(
        "{at}: {name} must be a number, not {value!r}.",
        at=table.at(wrong),
        name=name,
        value=short(value),
    )
