"""Opening parquet files of stays; what polars cannot do with them is said in plain words."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

import polars as pl

from wayout.errors import StaysError
from wayout.odds.files.table_columns import need
from wayout.odds.stays.row_checks import NEEDED
from wayout.text.system import reason, system_error

MAGIC: Final = b"PAR1"  # the first and the last four bytes of the format
_FOOTER: Final = 8  # bytes: the length of what stands before, and the mark again
_FOLDED: Final = "*.parquet"


@contextmanager
def opening(where: str) -> Iterator[None]:
    """Say in plain words what the system refuses inside.

    Raises:
        StaysError: It refused.
    """
    try:
        yield
    except OSError as error:
        raise StaysError(
            "{where} cannot be read: {reason}.", where=where, reason=reason(error)
        ) from None


@contextmanager
def reading(where: str) -> Iterator[None]:
    """Say in plain words why a parquet file is not read inside.

    Raises:
        StaysError: The system or polars could not read it.
    """
    with opening(where):
        try:
            yield
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            wrong = system_error(error) if isinstance(error, Exception) else None
            if wrong is not None:
                raise wrong from None
            raise StaysError(
                "{where} is a damaged parquet file, or one of a kind that is not known here. "
                "Write it again.",
                where=where,
            ) from None


def check_ends(file: BinaryIO, where: str) -> None:
    """Check the two ends of a parquet file; polars is not gentle with one that was cut.

    Raises:
        StaysError: It does not begin as one, or its footer is not there.
    """
    if file.read(len(MAGIC)) != MAGIC:
        raise StaysError("{where} is not a parquet file.", where=where)
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _FOOTER, 0))
    end = file.read()
    if size < _FOOTER + len(MAGIC) or end[4:] != MAGIC:
        raise StaysError("{where} is cut off: a parquet file has an end of its own.", where=where)
    file.seek(0)


def files_of(paths: str | Path | Sequence[str | Path]) -> list[Path]:
    """List the parquet files of some paths; of a folder those that lie in it, by name.

    Raises:
        StaysError: A path is not there, or there is no file.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    found: list[Path] = []
    for path in map(Path, given):
        with opening(str(path)):
            path.stat()
            found += sorted(path.glob(_FOLDED)) if path.is_dir() else [path]
    if not found:
        raise StaysError(
            "There is no parquet file: {paths}.", paths=", ".join(map(str, given)) or "-"
        )
    return found


def scan(path: Path, columns: Mapping[str, str], needed: Sequence[str] = NEEDED) -> pl.LazyFrame:
    """Open a file, and give those of its columns that are needed, under our names.

    Args:
        path: A parquet file.
        columns: Our name to that in the file, where it is another.
        needed: Our names of the columns.

    Raises:
        StaysError: It is no parquet file, or lacks a column.
    """
    where = str(path)
    with reading(where):
        with path.open("rb") as file:
            check_ends(file, where)
        frame = pl.scan_parquet(path, glob=False)
        names = frame.collect_schema().names()
    theirs = {name: columns.get(name, name) for name in needed}
    need(where, names, list(theirs.values()))
    return frame.select(pl.col(their).alias(our) for our, their in theirs.items())


def rows_of(path: Path, frame: pl.LazyFrame) -> int:
    """Count the rows of a file, which are in its footer.

    Raises:
        StaysError: The file is damaged.
    """
    with reading(str(path)):
        return cast("int", frame.select(pl.len()).collect().item())
