"""The record tables: rows of merged histories -> parquet files of a folder.

Columns as `docs/tables.md` explains them. Rows go to parts while the
histories come in, and the parts are joined in order, so that memory stays bounded and the same
input gives the same bytes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from wayout.forms import EVENTS_SCHEMA, HISTORIES_SCHEMA
from wayout.record.grounds import label_means
from wayout.record.merge import Merged
from wayout.record.page import Listing
from wayout.record.vocabulary import Field

_CHARGE = pl.Struct(
    {
        "article": pl.String,
        "part": pl.String,
        "point": pl.String,
        "attempt": pl.Boolean,
        "preparation": pl.Boolean,
    }
)
_LISTED = pl.Struct({"number": pl.String, "received": pl.Date})

_Column = pl.DataType | type[pl.DataType]


def _schema(columns: dict[str, _Column]) -> pl.Schema:
    return pl.Schema(columns)


SCHEMAS: dict[str, pl.Schema] = {
    "histories": HISTORIES_SCHEMA,
    "events": EVENTS_SCHEMA,
    "cards": _schema(
        {
            "card": pl.String,
            "history": pl.String,
            "court": pl.String,
            "uid": pl.String,
            "uid_valid": pl.Boolean,
            "number": pl.String,
            "numbers": pl.List(pl.String),
            "layout": pl.String,
            "instance": pl.String,
            "proceeding": pl.String,
            "received": pl.Date,
            "decided": pl.Date,
            "in_force": pl.Date,
            "result": pl.String,
            "persons": pl.Int32,
            "acts": pl.Int32,
            "known": pl.Date,
            "known_from": pl.String,
            "family": pl.String,
        }
    ),
    "persons": _schema(
        {
            "card": pl.String,
            "row": pl.Int32,
            "known": pl.Date,
            "charges": pl.List(_CHARGE),
            "articles": pl.List(pl.String),
            "result": pl.String,
        }
    ),
    "acts": _schema(
        {
            "card": pl.String,
            "history": pl.String,
            "known": pl.Date,
            "act": pl.Int32,
            "accused": pl.Int32,
            "kind": pl.String,
            "published": pl.Boolean,
            "reason": pl.String,
            "outcome": pl.String,
            "months": pl.Int32,
            "days": pl.Int32,
            "regime": pl.String,
            "trial_months": pl.Int32,
            "fine_rubles": pl.Int64,
            "released": pl.Boolean,
        }
    ),
    "listings": _schema(
        {
            "court": pl.String,
            "known": pl.Date,
            "layout": pl.String,
            "instance": pl.String,
            "proceeding": pl.String,
            "total": pl.Int32,
            "first": pl.Int32,
            "last": pl.Int32,
            "rows": pl.List(_LISTED),
        }
    ),
    "labels": _schema(
        {
            "label": pl.String,
            "field": pl.String,
            "count": pl.Int64,
            "mapped": pl.String,
        }
    ),
    "set_aside": _schema({"file": pl.String, "class": pl.String, "reason": pl.String}),
}
STAMP = "wayout_reading"
_IN_PARTS = ("histories", "events", "cards", "persons", "acts")
_PART_ROWS = 50_000
_KNOWN_FROM = SCHEMAS["cards"].names().index("known_from")
_ROW_GROUP = 100_000
_TOO_LARGE = 2**31


def frame(table: str, rows: Sequence[Sequence[object]]) -> pl.DataFrame:
    """Rows in column order -> a frame of the table's schema; days are ISO text or null."""
    schema = SCHEMAS[table]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pl.DataFrame(
        [
            _series(name, kind, values)
            for (name, kind), values in zip(schema.items(), columns, strict=True)
        ]
    )


def _series(name: str, kind: pl.DataType, values: Sequence[object]) -> pl.Series:
    if kind == pl.Date:
        return pl.Series(name, values, dtype=pl.String).str.to_date("%Y-%m-%d")
    if isinstance(kind, pl.List) and values:
        # a series of its own is several times slower at lists
        return pl.from_dicts([{name: value} for value in values], schema={name: kind})[name]
    if kind == pl.Int32:
        # a number too large for its column is no number of a court
        values = [n if isinstance(n, int) and abs(n) < _TOO_LARGE else None for n in values]
    return pl.Series(name, values, dtype=kind)


class TableWriter:
    """Writes the tables of one reading into a folder.

    Args:
        folder: An empty folder; the finished tables stand in it under their names.
        stamp: Digest of the reading, written into every file, so that tables of two readings
            are never counted together.
    """

    def __init__(self, folder: Path, stamp: str) -> None:
        self._folder = folder
        self._stamp = stamp
        self._waiting: dict[str, list[Sequence[object]]] = {name: [] for name in _IN_PARTS}
        self._parts: Counter[str] = Counter()
        self._labels: Counter[tuple[Field, str]] = Counter()
        self.rows: Counter[str] = Counter()
        self.untied: list[str] = []
        self.dated_by_mtime = 0

    def add(self, merged: Merged) -> None:
        """Take the rows of one or more merged histories; they come in order of their ids."""
        for name in _IN_PARTS:
            rows: list[Sequence[object]] = getattr(merged, name)
            self._waiting[name] += rows
            self.rows[name] += len(rows)
        self.dated_by_mtime += sum(row[_KNOWN_FROM] == "mtime" for row in merged.cards)
        self.untied += merged.untied
        for field, label, count in merged.labels:
            self._labels[field, label] += count
        if len(self._waiting["events"]) >= _PART_ROWS:
            self._flush()

    def finish(
        self, listings: Iterable[tuple[str, Listing]], set_aside: Iterable[tuple[str, str, str]]
    ) -> None:
        """Write what waits, the small tables, and join the parts.

        Args:
            listings: Day seen and listing, in a settled order.
            set_aside: File, class and reason, in a settled order.
        """
        self._flush()
        for name in _IN_PARTS:
            self._join(name)
        self._write("listings", frame("listings", [_listing_row(*one) for one in listings]))
        self._write("set_aside", frame("set_aside", list(set_aside)))
        self._write("labels", frame("labels", self._label_rows()))

    @property
    def unmapped_labels(self) -> int:
        """How many different labels the vocabulary does not know."""
        return sum(label_means(field, label) is None for field, label in self._labels)

    def _label_rows(self) -> list[tuple[str, str, int, str | None]]:
        rows = [
            (label, field, count, label_means(field, label))
            for (field, label), count in self._labels.items()
        ]
        return sorted(rows, key=lambda row: (row[1], -row[2], row[0]))

    def _flush(self) -> None:
        for name, rows in self._waiting.items():
            if name == "persons":
                frame_rows: Sequence[Sequence[object]] = [_person_row(row) for row in rows]
            else:
                frame_rows = rows
            if rows or not self._parts[name]:
                part = self._folder / f"{name}.{self._parts[name]:06d}.part"
                frame(name, frame_rows).write_parquet(part)
                self._parts[name] += 1
            rows.clear()

    def _join(self, name: str) -> None:
        parts = [self._folder / f"{name}.{at:06d}.part" for at in range(self._parts[name])]
        pl.scan_parquet(parts).sink_parquet(
            self._folder / f"{name}.parquet",
            row_group_size=_ROW_GROUP,
            metadata={STAMP: self._stamp},
        )
        for part in parts:
            part.unlink()

    def _write(self, name: str, made: pl.DataFrame) -> None:
        made.write_parquet(self._folder / f"{name}.parquet", metadata={STAMP: self._stamp})


def _person_row(row: Sequence[object]) -> Sequence[object]:
    card, number, known, charges, *rest = row
    names = ("article", "part", "point", "attempt", "preparation")
    told = [dict(zip(names, charge, strict=True)) for charge in charges]  # type: ignore[attr-defined]  # rows are tuples of mixed kinds
    return (card, number, known, told, *rest)


def _listing_row(known: str, listing: Listing) -> tuple[object, ...]:
    rows = [
        {
            "number": row.number,
            "received": date.fromisoformat(row.received) if row.received else None,
        }
        for row in listing.rows
    ]
    return (
        listing.court, known, listing.layout, listing.instance, listing.proceeding,
        listing.total, listing.first, listing.last, rows,
    )  # fmt: skip
