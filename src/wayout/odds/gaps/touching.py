"""Which stay of a person comes after which, where days are known within bounds."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

Days = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Touching:
    """m rows in the order of their persons and stays.

    `order` are places in what was given; `new` is False where a stay begins with the change with
    which the one before it ended; `torn` is True where the two stays overlap, or could. All of
    shape (m,).
    """

    order: Days
    new: Flags
    torn: Flags

    @classmethod
    def of(cls, person: Days, first: tuple[Days, Days], last: tuple[Days, Days]) -> Self:
        """Order the stays of each person by first days; as they were given where these mislead.

        Args:
            person: Numbers of persons, shape (m,).
            first: First days of entry and of exit, shape (m,) each.
            last: Last days of entry and of exit.
        """
        entry, exit_ = first
        sorted_ = cls._read(np.lexsort((exit_, entry, person)), person, first, last)
        if not sorted_.torn.any():
            return sorted_
        # "in March" begins before "on 4 March" and may come after it: then the rows have the say
        misled = np.isin(person, person[sorted_.order[sorted_.torn]])
        place = np.arange(len(person))
        order = np.lexsort((exit_, np.where(misled, place, entry), person))
        return cls._read(order, person, first, last)

    @classmethod
    def _read(
        cls, order: Days, person: Days, first: tuple[Days, Days], last: tuple[Days, Days]
    ) -> Self:
        (entry, exit_), (entry_last, exit_last) = first, last
        ends, begins = order[:-1], order[1:]
        same = person[ends] == person[begins]
        one = same & (exit_[ends] == entry[begins]) & (exit_last[ends] == entry_last[begins])
        new, torn = np.ones(len(order), np.bool_), np.zeros(len(order), np.bool_)
        new[1:] = ~one
        torn[1:] = same & ~one & (exit_last[ends] >= entry[begins])
        return cls(order, new, torn)


def person_numbers(ids: pl.Series) -> Days:
    """Number persons in the order of their ids, so that rows may come in any order."""
    column = ids if ids.dtype.is_integer() else ids.cast(pl.String)
    return column.rank("dense").to_numpy().astype(np.int64)
