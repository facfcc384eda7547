"""One figure to be shown: what every table, file and chart of it is made from."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wayout.text import Language

Cell = str | int | float | bool | date | None
Form = Literal["times", "grounds", "outcomes", "bars"]
REST: Final = "rest"  # the value of a row that stands for all rows not shown


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in files, its title in the reader's language, what stands in it.

    What is `aside` stands in files only: tables for people say it in another column.
    """

    key: str
    title: str
    numeric: bool = True
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A table with everything a reader must know beside it.

    `data` holds the values as files carry them, `cells` the same as people read them. `title`
    names the unit; `subtitle` what was kept and the freeze; `notes` what is missing; `how` the
    sentence on how it was counted. `form` says which chart shows it; None is a table alone.
    `red` are the rows that lead back to the front. A foreign table has no `freeze`.
    """

    form: Form | None
    language: Language
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    data: tuple[tuple[Cell, ...], ...]
    cells: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    how: str
    freeze: date | None
    digest: str
    red: frozenset[int] = frozenset()

    def column(self, key: str) -> tuple[Cell, ...]:
        """Give the values of one column, from the top down."""
        at = [column.key for column in self.columns].index(key)
        return tuple(row[at] for row in self.data)


def rounded(number: float | None) -> float | None:
    """Cut a quotient to six places: files carry no digits that mean nothing."""
    return None if number is None else round(number, 6)
