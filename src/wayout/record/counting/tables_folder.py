"""Open a folder of record tables and check that they belong together."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import polars as pl
from polars.exceptions import PolarsError

from wayout.errors import Phrase, TablesError
from wayout.text.system import reason, system_error

STAMP: Final = "wayout_reading"  # metadata key that says which reading wrote a file
SUMMARY: Final = "reading.json"
NEEDED: Final[Mapping[str, frozenset[str]]] = {
    "histories": frozenset({"history", "begins", "until"}),
    "events": frozenset(
        {"history", "order", "id", "kind", "day", "day_last", "accused", "known", "gone"}
        | {"ground", "detail"}
    ),
    "cards": frozenset(
        {"card", "history", "court", "number", "instance", "proceeding", "received"}
        | {"known", "known_from"}
    ),
    "persons": frozenset({"card", "row", "known", "charges"}),
}
_UNFIT: Final = Phrase("damaged, or of another form")  # polars says more, and quotes cells
_IDS: Final = ("history", "card")
_SHORT: Final = "^[0-9a-z]{12}$"  # in base 36 such an id is less than 2 ** 63
# Tables that a folder with a summary always has; a foreign folder may do without them.
WRITTEN_TOO: Final[Mapping[str, frozenset[str]]] = {
    "acts": frozenset({"card", "history"}),
    "listings": frozenset(
        {"court", "known", "layout", "instance", "proceeding", "total", "rows"},
    ),
    "labels": frozenset({"label", "field", "count", "mapped"}),
    "set_aside": frozenset({"file", "class", "reason"}),
}


@dataclass(frozen=True, slots=True)
class TablesFolder:
    """A checked folder of record tables; each table is one parquet file or a folder of them.

    `freeze` is the last day seen, `first_seen` the first (None where it is not known),
    `columns` the columns of each table that is there, `untied` the histories whose accused
    changed between pages, so that no row is tied to one person.
    """

    path: Path
    freeze: date
    first_seen: date | None
    digest: str
    files: Mapping[str, tuple[Path, ...]]
    columns: Mapping[str, frozenset[str]]
    short_ids: bool
    untied: frozenset[str] = frozenset()

    def scan(self, table: str) -> pl.LazyFrame:
        """Give a table as a lazy frame, of all its files.

        Ids of 12 letters and digits come as the whole numbers that they spell in base 36:
        the same ids, ten times quicker to join by.
        """
        frame = pl.scan_parquet(list(self.files[table]))
        if not self.short_ids:
            return frame
        ids = [name for name in _IDS if name in self.columns[table]]
        return frame.with_columns(_spelled(name) for name in ids)

    def has(self, table: str, column: str | None = None) -> bool:
        """Say whether the folder holds a table, or a column of it."""
        return table in self.columns and (column is None or column in self.columns[table])


def open_tables(path: Path | str) -> TablesFolder:
    """Open a folder of record tables.

    Raises:
        TablesError: If it is no folder, lacks a table or column, a file cannot be read, or
            the files come from different readings.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise TablesError(
            "{folder} is not a folder of record tables. "
            "Make one with: wayout record read PATH --out DIR",
            folder=folder,
        )
    summary = _summary(folder)
    needed = dict(NEEDED) | (dict(WRITTEN_TOO) if summary else {})
    files = {name: _files(folder, name) for name in (*NEEDED, *WRITTEN_TOO)}
    columns = {name: _columns(found) for name, found in files.items() if found}
    for name, wanted in needed.items():
        _check_table(folder, name, columns.get(name), wanted)
    stamp = _stamp(folder, files)
    freeze, first_seen = _looked(folder, summary, files["cards"])
    return TablesFolder(
        path=folder,
        freeze=freeze,
        first_seen=first_seen,
        digest=str(summary.get("digest") or stamp or _digest(files)),
        files=files,
        columns=columns,
        short_ids=_short_ids(files["cards"]),
        untied=frozenset(map(str, summary.get("untied") or ())),
    )


def collect(frame: pl.LazyFrame) -> pl.DataFrame:
    """Run a query in the streaming engine.

    Raises:
        TablesError: If a table turns out to be damaged or of another form.
    """
    try:
        return frame.collect(engine="streaming")
    except (PolarsError, OSError) as error:
        raise _damaged(Phrase("The tables"), error) from error


def _summary(folder: Path) -> dict[str, Any]:
    path = folder / SUMMARY
    if not path.exists():
        return {}
    try:
        summary = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise _damaged(str(path), error) from error
    if not isinstance(summary, dict):
        raise TablesError("{path} holds no summary of a reading. Read the pages again.", path=path)
    return summary


def _files(folder: Path, name: str) -> tuple[Path, ...]:
    single = folder / f"{name}.parquet"
    if single.is_file():
        return (single,)
    return tuple(sorted((folder / name).glob("*.parquet")))


def _columns(files: tuple[Path, ...]) -> frozenset[str]:
    try:
        found = [frozenset(pl.read_parquet_schema(file)) for file in files]
    except (PolarsError, OSError) as error:
        raise _damaged(str(files[0].parent), error) from error
    return frozenset.intersection(*found)


def _check_table(
    folder: Path, name: str, columns: frozenset[str] | None, wanted: frozenset[str]
) -> None:
    if columns is None:
        raise TablesError(
            "{folder} lacks the table {name}.parquet. Read the pages again into it.",
            folder=folder,
            name=name,
        )
    if missing := sorted(wanted - columns):
        raise TablesError(
            "{folder}: {name}.parquet lacks the column {column}. "
            "Read the pages again with this version.",
            folder=folder,
            name=name,
            column=missing[0],
        )


def _stamp(folder: Path, files: Mapping[str, tuple[Path, ...]]) -> str | None:
    every = [file for found in files.values() for file in found]
    stamps = {pl.read_parquet_metadata(file).get(STAMP) for file in every}
    if len(stamps) > 1:
        raise TablesError(
            "{folder} holds tables of different readings. "
            "Read the pages again into an empty folder.",
            folder=folder,
        )
    return stamps.pop()


def _looked(
    folder: Path, summary: dict[str, Any], cards: tuple[Path, ...]
) -> tuple[date, date | None]:
    """The freeze day and the first day seen, from the summary or else from the cards."""
    try:
        if summary.get("freeze"):
            first = summary.get("first_seen")
            return date.fromisoformat(summary["freeze"]), first and date.fromisoformat(first)
    except (TypeError, ValueError) as error:
        raise _damaged(str(folder / SUMMARY), error) from error
    known = pl.col("known")
    seen = collect(pl.scan_parquet(list(cards)).select(first=known.min(), last=known.max())).row(0)
    if seen[1] is None:
        raise TablesError("{folder} holds no card. Read some pages into it first.", folder=folder)
    return seen[1], seen[0]


def _spelled(name: str) -> pl.Expr:
    return pl.col(name).str.to_integer(base=36, dtype=pl.Int64, strict=False)


def _short_ids(cards: tuple[Path, ...]) -> bool:
    """Whether every id spells a whole number of its own."""
    plain = pl.all_horizontal(pl.col(name).str.contains(_SHORT) for name in _IDS)
    return bool(collect(pl.scan_parquet(list(cards)).select(plain.all())).item())


def _digest(files: Mapping[str, tuple[Path, ...]]) -> str:
    digest = sha256()
    for name, found in sorted(files.items()):
        for file in found:
            digest.update(f"{name}/{file.name}:{file.stat().st_size};".encode())
    return digest.hexdigest()


def _damaged(where: str | Phrase, error: Exception) -> TablesError:
    failed = system_error(error)
    return TablesError(
        "{where} cannot be read ({reason}). Read the pages again.",
        where=where,
        reason=reason(failed) if failed else _UNFIT,
    )
