"""A table written as text, cut into fields; every row knows its line of the file."""

import csv
import io
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import Phrase, StaysError
from wayout.odds.files.table_columns import need
from wayout.odds.files.text_bytes import plain_text
from wayout.odds.stays.row_checks import NEEDED, SHOWN

SEPARATORS: Final = (",", ";", "\t")

_BREAK: Final = ord("\n")
_QUOTE: Final = ord('"')
_NOTHING: Final = b" \t,;"  # all that an empty line may hold


@dataclass(frozen=True, slots=True, eq=False)
class TextTable:
    """Fields as text, without the blanks around them; an empty field is null.

    `lines` holds the line of the file on which each row stands, shape (n,).
    """

    where: str
    separator: str
    cells: pl.DataFrame
    lines: NDArray[np.int64]

    def at(self, wrong: NDArray[np.bool_]) -> Phrase:
        """Name the file and the first lines of some rows."""
        return _at(self.where, self.lines[wrong])


@dataclass(frozen=True, slots=True, eq=False)
class _Body:
    """What stands below the names of the columns; `first` is the line it begins on."""

    where: str
    names: list[str]
    separator: str
    text: bytes
    first: int


def read_text(data: bytes, where: str) -> TextTable:
    """Cut the bytes of a file into fields.

    They are separated by commas, semicolons or tabs, and may be quoted. Lines with nothing in
    them are passed over.

    Raises:
        StaysError: It is no text or no table of stays, has no row, a line has too many or too few
            fields, or a quote does not close; the message names the line.
    """
    body = _body(plain_text(data, where), where)
    bare = _without_quotes(body)
    cells, lines = _quoted(body) if bare is None else _plain(body, bare)
    cells = cells.with_columns(pl.all().str.strip_chars().replace("", None))
    filled = ~cells.select(pl.all_horizontal(pl.all().is_null())).to_series()
    if not filled.any():
        raise StaysError("{where} names columns, and has no row below them.", where=where)
    return TextTable(where, body.separator, cells.filter(filled), lines[filled.to_numpy()])


def _body(text: bytes, where: str) -> _Body:
    """Find the line that names the columns, the first with something in it, and cut below it."""
    begins, line = 0, 1
    while (ends := _end(text, begins)) < len(text) and not text[begins:ends].strip(_NOTHING):
        begins, line = ends + 1, line + 1
    header = text[begins:ends].decode()
    separator = max(SEPARATORS, key=lambda mark: (_needed(header, mark), header.count(mark)))
    names = [name or f"column {n}" for n, name in enumerate(_split(header, separator), start=1)]
    need(where, names)
    return _Body(where, names, separator, text[ends + 1 :], line + 1)


def _end(text: bytes, begins: int) -> int:
    found = text.find(b"\n", begins)
    return len(text) if found < 0 else found


def _needed(header: str, separator: str) -> int:
    return len(set(NEEDED) & set(_split(header, separator)))


def _split(header: str, separator: str) -> list[str]:
    try:
        fields = next(csv.reader([header], delimiter=separator), [])
    except csv.Error:
        fields = header.split(separator)
    return [field.strip() for field in fields]


def _without_quotes(body: _Body) -> bytes | None:
    """Take out quotes that hold no separator, break or quote; None where some do."""
    text = np.frombuffer(body.text, np.uint8)
    quotes = np.flatnonzero(text == _QUOTE)
    if not len(quotes):
        return body.text
    if len(quotes) % 2:
        return None
    breaks = np.flatnonzero((text == _BREAK) | (text == ord(body.separator)))
    edges = np.concatenate(([-1], breaks, [len(text)]))
    opens, closes = quotes[::2], quotes[1::2]
    field = np.searchsorted(edges, opens) - 1
    whole = (edges[field] == opens - 1) & (edges[field + 1] == closes + 1)
    return body.text.replace(b'"', b"") if whole.all() else None


def _plain(body: _Body, text: bytes) -> tuple[pl.DataFrame, NDArray[np.int64]]:
    """Cut a text without quotes: every line is a row."""
    text, lines = _whole_lines(body, text)
    schema = dict.fromkeys(body.names, pl.String)
    if not len(lines):
        return pl.DataFrame(schema=schema), lines
    cells = pl.read_csv(
        text, has_header=False, separator=body.separator, quote_char=None, schema=schema
    )
    return cells, lines


def _whole_lines(body: _Body, text: bytes) -> tuple[bytes, NDArray[np.int64]]:
    """Leave out empty lines; all others must have as many fields as there are columns."""
    letters = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero(letters == _BREAK)
    if not text.endswith(b"\n"):
        ends = np.append(ends, len(letters))
    starts = np.concatenate(([0], ends[:-1] + 1))
    marks = np.flatnonzero(letters == ord(body.separator))
    fields = np.diff(np.searchsorted(marks, ends), prepend=0) + 1
    lines = body.first + np.arange(len(ends))
    odd = np.flatnonzero(fields != len(body.names))
    if not len(odd):
        return text, lines
    filled = np.array([bool(text[starts[row] : ends[row]].strip(_NOTHING)) for row in odd])
    if filled.any():
        wrong = odd[filled]
        _refuse_fields(body, lines[wrong], int(fields[wrong[0]]))
    kept = np.delete(np.arange(len(ends)), odd)
    return b"\n".join(text[starts[row] : ends[row]] for row in kept), lines[kept]


def _quoted(body: _Body) -> tuple[pl.DataFrame, NDArray[np.int64]]:
    """Cut a text in which quotes hold separators, breaks or quotes."""
    rows: list[list[str]] = []
    lines: list[int] = []
    lengths: list[int] = []
    reader = csv.reader(
        io.StringIO(body.text.decode(), newline="\n"),
        delimiter=body.separator,
        strict=True,
        skipinitialspace=True,
    )
    line = 0
    try:
        for row in reader:
            if any(field.strip() for field in row):
                rows.append(row)
                lines.append(body.first + line)
                lengths.append(len(row))
            line = reader.line_num
    except csv.Error:
        raise StaysError(
            "{where}, line {line}: a quote does not close, or a field is too long.",
            where=body.where,
            line=body.first + line,
        ) from None
    odd = np.flatnonzero(np.array(lengths, np.int64) != len(body.names))
    if len(odd):
        _refuse_fields(body, np.array(lines)[odd], lengths[odd[0]])
    columns = zip(*rows, strict=True) if rows else [()] * len(body.names)
    cells = [
        pl.Series(name, column, pl.String) for name, column in zip(body.names, columns, strict=True)
    ]
    return pl.DataFrame(cells), np.array(lines, np.int64)


def _refuse_fields(body: _Body, lines: NDArray[np.int64], found: int) -> None:
    raise StaysError(
        "{at}: {found} fields, where {columns} columns are named. Look for a separator "
        "too many or too few, or put quotes around a field that holds one.",
        at=_at(body.where, lines),
        found=found,
        columns=len(body.names),
    )


def _at(where: str, lines: NDArray[np.int64]) -> Phrase:
    named = ", ".join(map(str, lines[:SHOWN].tolist()))
    if len(lines) <= SHOWN:
        return Phrase("{where}, line {lines}", where=where, lines=named)
    return Phrase(
        "{where}, line {lines} and {more} more",
        where=where,
        lines=named,
        more=len(lines) - SHOWN,
    )
