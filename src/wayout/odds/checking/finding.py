"""What a check of stays has found, in plain words, with the rows that it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import Phrase, StaysError
from wayout.odds.stays.quoted import short
from wayout.odds.stays.row_checks import SHOWN

Severity = Literal["error", "remark"]
Rows = NDArray[np.integer]
KINDS_SAID: Final = 3  # kinds of error in one message


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of the table, numbered from 1 below the names of the columns, and the id in it.

    `other` is the row that it does not agree with, where there is one.
    """

    row: int
    id: str
    other: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One kind of finding: how many rows it is about, the first of them, and what to do.

    An error would make estimates wrong; a remark is allowed, and worth knowing.
    """

    kind: str
    severity: Severity
    count: int
    rows: tuple[NamedRow, ...]
    said: Phrase

    def __str__(self) -> str:
        return str(self.said)


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """Everything that a check has found, errors first."""

    found: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What would make estimates wrong."""
        return tuple(one for one in self.found if one.severity == "error")

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What is allowed, and worth knowing."""
        return tuple(one for one in self.found if one.severity == "remark")

    def raise_errors(self) -> None:
        """Refuse stays that hold an error.

        Raises:
            StaysError: There is one; the message names the rows of the first kinds.
        """
        wrong = self.errors
        if not wrong:
            return
        said = [one.said for one in wrong[:KINDS_SAID]]
        if len(wrong) > KINDS_SAID:
            said.append(Phrase("Faults of other kinds: {n}.", n=len(wrong) - KINDS_SAID))
        raise StaysError("The stays cannot be counted. {said}", said=_joined(said))

    def to_json(self, translate: Callable[[str], str] = str) -> list[dict[str, object]]:
        """Give plain values, with the words in the language of a catalogue."""
        return [
            {
                "kind": one.kind,
                "severity": one.severity,
                "count": one.count,
                "rows": [{"row": row.row, "id": row.id, "other": row.other} for row in one.rows],
                "text": one.said.say(translate),
            }
            for one in self.found
        ]


def first_rows(sojourns: pl.DataFrame, rows: Rows, others: Rows | None = None) -> list[NamedRow]:
    """Name the first of some rows, in the order of the table.

    Args:
        sojourns: The table.
        rows: Places from 0.
        others: The place of the row that each does not agree with.
    """
    order = np.argsort(rows, kind="stable")[:SHOWN]
    ids = sojourns["id"]
    return [
        NamedRow(
            int(rows[place]) + 1,
            str(ids[int(rows[place])]),
            None if others is None else int(others[place]) + 1,
        )
        for place in order
    ]


def named(rows: Sequence[NamedRow], count: int) -> Phrase:
    """Put the first rows of so many into words."""
    words = "; ".join(
        f"{one.row} ({short(one.id)})"
        if one.other is None
        else f"{one.other}, {one.row} ({short(one.id)})"
        for one in rows
    )
    if count <= len(rows):
        return Phrase("row (id): {rows}", rows=words)
    return Phrase("row (id): {rows}, and {more} more", rows=words, more=count - len(rows))


def _joined(said: Sequence[Phrase]) -> Phrase:
    first, *rest = said
    return Phrase("{said} {hint}", said=first, hint=_joined(rest)) if rest else first
