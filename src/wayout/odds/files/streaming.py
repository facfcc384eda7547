"""Counting stays that are too many to be held: parquet files, block after block, in one process.

A tally does not need to know who is who, so `id` is not read; `check` cannot be made here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, tally
from wayout.odds.files.parquet_file import files_of, reading, rows_of, scan
from wayout.odds.stays.row_checks import check_names
from wayout.odds.stays.state_order import in_order

BLOCK: Final = 1 << 21  # rows at a time
COUNTED: Final = ("from", "to", "entry", "exit")
Progress = Callable[[int, int], None]  # rows counted so far, and of how many

_WIDEST: Final = 1 << 16  # between the codes of two states in a whole-number column


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    frame: pl.LazyFrame
    rows: int


def tally_parquet(
    paths: str | Path | Sequence[str | Path],
    *,
    states: Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    block: int = BLOCK,
    progress: Progress | None = None,
) -> Tally:
    """Count the stays of parquet files day by day; no more than a block of rows is held.

    Args:
        paths: A file, a folder of files, or several; their rows are added up.
        states: All states, in order; left out, those of the files, which are read once more.
        columns: Names in the files of `from`, `to`, `entry`, `exit`, where they are others.
        block: Rows at a time.
        progress: Called after every block with the rows counted and the rows there are.

    Raises:
        StaysError: A file is not there, is no parquet file or lacks a column, or a row is wrong;
            the message names the file and the row in it.
    """
    files = [
        _File(path, frame, rows_of(path, frame))
        for path in files_of(paths)
        for frame in [scan(path, columns or {}, COUNTED)]
    ]
    known = _states(files) if states is None else tuple(states)
    of, done = sum(file.rows for file in files), 0
    whole: Tally | None = None
    for file in files:
        for counted, rows in _blocks(file, known, block):
            whole = counted if whole is None else whole + counted
            done += rows
            if progress is not None:
                progress(done, of)
    if whole is None:
        raise StaysError("There is no stay: the table has no row.")
    return whole


def _states(files: Sequence[_File]) -> tuple[str, ...]:
    """Find the states: those of the Enum that all columns share, else those of the rows."""
    kinds = [file.frame.collect_schema()[name] for file in files for name in ("from", "to")]
    if isinstance(kinds[0], pl.Enum) and all(kind == kinds[0] for kind in kinds):
        return in_order(pl.Series([], dtype=kinds[0]))
    found = []
    for file in files:
        for name in ("from", "to"):
            check_names(name, file.frame.collect_schema()[name])
            with reading(str(file.path)):
                seen = file.frame.select(pl.col(name).unique()).collect(engine="streaming")
            found.append(seen[name].cast(pl.String))
    return in_order(*found)


def _blocks(file: _File, states: tuple[str, ...], block: int) -> Iterator[tuple[Tally, int]]:
    """Count a file block by block; with each tally comes how many rows it holds."""
    for first in range(0, file.rows, block):
        with reading(str(file.path)):
            rows = file.frame.slice(first, block).collect()
        numbered = rows.with_columns(
            *(_named(rows[name], states) for name in ("from", "to")),
            id=pl.int_range(first + 1, first + 1 + pl.len()),
        )
        try:
            counted = tally(numbered, states=states)
        except StaysError as error:
            raise StaysError(
                "{file} (in brackets: the row of the file): {fault}",
                file=file.path,
                fault=error,
            ) from None
        yield counted, rows.height


def _named(column: pl.Series, states: tuple[str, ...]) -> pl.Series:
    """Turn whole numbers into the names of states without a text for every row.

    What is not among the states is left as it is, for the check of rows to tell.
    """
    low, high = column.min(), column.max()
    if not isinstance(low, int) or not isinstance(high, int) or high - low > _WIDEST:
        return column
    known = set(states)
    names = [str(code) if str(code) in known else None for code in range(low, high + 1)]
    found = pl.Series(column.name, names, pl.Enum(states)).gather(column.cast(pl.Int64) - low)
    return found if found.null_count() == column.null_count() else column
