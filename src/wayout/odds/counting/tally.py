"""Count, then solve: who was at risk on each day, and who moved where.

A tally is all that estimators which use everybody need to know; it is about a megabyte however
many histories it holds, and tallies add. A tally of few people says as much as their histories.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from wayout.errors import StaysError
from wayout.odds.counting.engine import counter
from wayout.odds.stays.coded import Coded, Counts, coded, place_of

MOST_CELLS: Final = 100_000_000  # days x states x states that a tally may hold: 800 MB


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The sufficient statistic of stays on one clock of whole days.

    Day d of the axis is tick `origin + d` of the clock; D days, K states. `at_risk[d, j]` counts
    the stays in j with entry < day <= exit, shape (D, K); `moves[d, j, k]` those that ended on
    the day by a move from j to k, shape (D, K, K). int64, or float64 where rows have weights.
    """

    states: tuple[str, ...]
    origin: int
    at_risk: Counts
    moves: Counts

    def __repr__(self) -> str:
        moves = self.moves.sum().item()
        return (
            f"Tally({len(self.states)} states, days {self.origin} to {self.last}, "
            f"{moves:g} moves along {len(self.arrows)} arrows)"
        )

    @property
    def last(self) -> int:
        """The last tick on which somebody was at risk."""
        return self.origin + len(self.at_risk) - 1

    @property
    def arrows(self) -> list[tuple[str, str, float]]:
        """Every move that was made, from, to and how often, in the order of the states."""
        counts = self.moves.sum(axis=0)
        return [
            (self.states[j], self.states[k], counts[j, k].item())
            for j, k in zip(*np.nonzero(counts), strict=True)
        ]

    def place(self, state: str) -> int:
        """Give the place of a state.

        Raises:
            StaysError: The tally does not have it.
        """
        return place_of(state, self.states)

    def __add__(self, other: object) -> "Tally":
        """Add the counts of other people on the same clock; states and days are united.

        Raises:
            StaysError: The two lie too far apart for a count by whole days.
        """
        if not isinstance(other, Tally):
            return NotImplemented
        states = self.states
        if other.states != states:
            states = (*states, *(name for name in other.states if name not in set(states)))
        origin = min(self.origin, other.origin)
        last = max(self.last, other.last)
        check_axis(origin, last, len(states))
        days = last - origin + 1
        mine, theirs = (one.spread(states, origin, days) for one in (self, other))
        return Tally(states, origin, mine.at_risk + theirs.at_risk, mine.moves + theirs.moves)

    def __radd__(self, other: object) -> "Tally":
        """Let `sum()` begin with its 0."""
        return self if other == 0 else NotImplemented

    def spread(self, states: Sequence[str], origin: int, days: int) -> "Tally":
        """Lay the counts out on a wider axis of days and states; what is new is 0."""
        if tuple(states) == self.states and origin == self.origin and days == len(self.at_risk):
            return self
        places = np.array([place_of(state, states) for state in self.states])
        first = self.origin - origin
        here = slice(first, first + len(self.at_risk))
        at_risk = np.zeros((days, len(states)), self.at_risk.dtype)
        moves = np.zeros((days, len(states), len(states)), self.moves.dtype)
        at_risk[here, places] = self.at_risk
        moves[here, places[:, None], places] = self.moves
        return Tally(tuple(states), origin, at_risk, moves)


def tally(
    sojourns: pl.DataFrame | Coded,
    *,
    states: Sequence[str] | None = None,
    weight: str | None = None,
) -> Tally:
    """Count stays day by day.

    Each row is checked alone; `check` finds what lies between rows.

    Args:
        sojourns: Columns `id`, `from`, `to` (null: censored), `entry`, `exit`: whole days on one
            clock, `entry` < `exit`; or stays that are coded already, as those of a cohort are.
        states: All states, in order; left out, those of the data.
        weight: Name of a column of weights, each 0 or more.

    Raises:
        StaysError: A row is wrong (the message names it), or the clock is too fine for days.
        ValueError: Coded stays on a clock with fractions, or with states or weights beside them.

    Example:
        >>> import polars as pl
        >>> rows = {"id": [1, 2], "from": ["absent", "absent"], "to": ["held", None]}
        >>> counted = tally(pl.DataFrame(rows | {"entry": [0, 0], "exit": [2, 3]}))
        >>> counted.at_risk[:, 0].tolist(), counted.arrows
        ([0, 2, 2, 1], [('absent', 'held', 1)])
    """
    if isinstance(sojourns, Coded):
        if states is not None or weight is not None:
            raise ValueError("coded stays have their states and weights already")
        return tally_coded(sojourns)
    return tally_coded(coded(sojourns, states=states, persons=False, weight=weight))


def as_tally(counts: Tally | pl.DataFrame | Coded) -> Tally:
    """Take counts as they are; count stays."""
    return counts if isinstance(counts, Tally) else tally(counts)


def tally_coded(stays: Coded) -> Tally:
    """Count stays that are coded already; see `tally`.

    Raises:
        StaysError: The clock is too fine for a count by whole days.
        ValueError: The stays were coded on a clock with fractions.
    """
    if not all(np.issubdtype(column.dtype, np.integer) for column in (stays.entry, stays.exit)):
        raise ValueError("a clock with fractions cannot be counted by days")
    origin, last = int(stays.entry.min()), int(stays.exit.max())
    check_axis(origin, last, len(stays.states))
    at_risk, moves = counter()(stays, origin, last - origin + 1)
    return Tally(stays.states, origin, at_risk, moves)


def tally_blocks(blocks: Iterable[pl.DataFrame], states: Sequence[str]) -> Tally:
    """Count blocks of rows one after the other; no more than one is held.

    Raises:
        StaysError: There is no block, or a row of one is wrong.
    """
    whole: Tally | None = None
    for block in blocks:
        counted = tally(block, states=states)
        whole = counted if whole is None else whole + counted
    if whole is None:
        raise StaysError("There is no stay: the table has no row.")
    return whole


def check_axis(origin: int, last: int, states: int) -> None:
    """Check that a tally of so many days and states can be held.

    Raises:
        StaysError: It cannot.
    """
    if (last - origin + 1) * states * states > MOST_CELLS:
        raise StaysError(
            "From {first} to {last} the clock has too many ticks for a count by days. "
            "Give whole days, or use the path for continuous times.",
            first=origin,
            last=last,
        )
