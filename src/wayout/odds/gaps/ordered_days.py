"""Days drawn uniformly among all sequences that keep their bounds and their order.

The sequences are counted backwards: the number of ways in which the later days of a chain can
follow is known for every day, so that each day is drawn with its exact chance and none is thrown
away.
"""

from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from wayout.odds.stays.coded import Floats

Days = NDArray[np.int64]
_MOST: Final = 1e250  # counts above are scaled down: only their ratios are used


class OrderedDays:
    """Chains of days, each strictly after the one before; see `within`.

    `low` and `high` are the first and last day that each can be on when all of its chain is kept
    in mind, shape (N,); `possible` is False for those that no sequence leaves a day.
    """

    def __init__(self, low: Days, high: Days, person: Days) -> None:
        self.low = low
        self.high = high
        self.possible = low <= high
        apart = np.ones(len(low), np.bool_)
        # a day that is over before the next can come has no say in it
        apart[1:] = (person[1:] != person[:-1]) | (high[:-1] < low[1:])
        starts = np.flatnonzero(apart)
        sizes = np.diff(np.append(starts, len(low)))
        self._free = starts[(sizes == 1) & (high[starts] > low[starts])]
        self._starts, self._sizes = starts[sizes > 1], sizes[sizes > 1]
        self._offsets = np.zeros(len(low), np.int64)
        self._tails = np.empty(0)

    @classmethod
    def within(cls, first: Days, last: Days, person: Days) -> Self:
        """Narrow bounds to what the order leaves of them.

        Args:
            first: The first day each can be on, shape (N,), the days of a person in their order.
            last: The last one, inclusive, shape (N,).
            person: Whose day it is: numbers that do not fall, shape (N,).
        """
        place = np.arange(len(first))
        # each person on a level of his own, so that one running maximum serves all
        span = int(last.max() - first.min()) + len(first) + 1 if len(first) else 1
        level = person * span
        low = np.maximum.accumulate(first - place + level) + place - level
        backwards = (last - place + level)[::-1]
        high = np.minimum.accumulate(backwards)[::-1] + place - level
        return cls(low, high, person)

    def counted(self) -> Self:
        """Count the sequences of every chain; needed once before `draw`. All must be possible."""
        known: dict[bytes, list[int]] = {}
        tables: list[Floats] = []
        end = 0
        for start, size in zip(self._starts.tolist(), self._sizes.tolist(), strict=True):
            low, high = (side[start : start + size] for side in (self.low, self.high))
            shape = np.concatenate((low, high)) - low[0]
            key = shape.tobytes()
            if key not in known:
                known[key] = []
                for table in tails(shape[:size], shape[size:]):
                    known[key].append(end)
                    tables.append(table)
                    end += len(table)
            self._offsets[start : start + size] = known[key]
        self._tails = np.concatenate(tables) if tables else np.empty(0)
        return self

    def draw(self, rng: np.random.Generator) -> Days:
        """Draw one sequence for every chain, shape (N,)."""
        days = self.low.copy()
        free = self._free
        days[free] = rng.integers(self.low[free], self.high[free], endpoint=True)
        for step in range(int(self._sizes.max(initial=0))):
            nodes = self._starts[self._sizes > step] + step
            begin = self.low[nodes]
            if step:
                begin = np.maximum(begin, days[nodes - 1] + 1)
            days[nodes] = self._drawn(nodes, begin, 1.0 - rng.random(len(nodes)))
        return days

    def _drawn(self, nodes: Days, begin: Days, chance: Floats) -> Days:
        """Find the days from `begin` on at which the chances, in (0, 1], are reached."""
        offset = self._offsets[nodes] - self.low[nodes]
        wanted = chance * self._tails[offset + begin]
        low, high = begin, self.high[nodes]
        while (low < high).any():
            middle = (low + high + 1) // 2
            later = self._tails[offset + middle] >= wanted
            low, high = np.where(later, middle, low), np.where(later, high, middle - 1)
        return low


def tails(low: Days, high: Days) -> list[Floats]:
    """Count the sequences of one chain from each of its days on.

    Args:
        low: Narrowed first days, shape (n,).
        high: Narrowed last days, shape (n,).

    Returns:
        For each place of the chain, over its days low..high: in how many ways this place and all
        later ones can be filled when this one is on that day or later. Very large counts are
        scaled.

    Example:
        >>> [table.tolist() for table in tails(np.array([0, 1]), np.array([1, 2]))]
        [[3.0, 1.0], [2.0, 1.0]]
    """
    found = [np.arange(high[-1] - low[-1] + 1, 0, -1, dtype=np.float64)]
    for place in range(len(low) - 2, -1, -1):
        days = np.arange(low[place], high[place] + 1)
        ways = found[-1][np.maximum(days + 1, low[place + 1]) - low[place + 1]]
        table = np.cumsum(ways[::-1])[::-1]
        found.append(table / _MOST if table[0] > _MOST else table)
    return found[::-1]
