"""The cluster bootstrap: people drawn again, each with all his stays, by Poisson weights.

Source:
    Davison and Hinkley (1997), Bootstrap Methods and their Application, chapter 3; Poisson
    weights: Chamandy and others (2012), Google technical report 43157.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.solving.continuous_cells import Cells, cells
from wayout.odds.solving.landmark import Cohort, followed, known
from wayout.odds.solving.occupation import Occupation
from wayout.odds.stays.coded import Coded, Floats

REPLICATES: Final = 1_000
_BATCH_CELLS: Final = 25_000_000  # numbers that one array of a batch of replicates holds: 200 MB

Progress = Callable[[int], None]


def replicate(
    group: Cohort,
    days: Sequence[float],
    rng: np.random.Generator,
    *,
    replicates: int = REPLICATES,
    progress: Progress | None = None,
) -> Floats:
    """Estimate the occupation of a cohort anew from people drawn with Poisson weights.

    Args:
        group: Those who are followed; all their stays are drawn together.
        days: Ticks of the clock of the data; length D.
        rng: The same seed gives the same replicates, in whatever order the rows stand.
        replicates: How many; B.
        progress: Called with the number of replicates done since the last call.

    Returns:
        Occupation, shape (B, D, K).

    Raises:
        StaysError: `group` is no cohort.
    """
    parts = batches(group, days, rng, replicates=replicates, progress=progress)
    return np.concatenate(list(parts))


def bootstrapped(
    group: Cohort,
    days: Sequence[float],
    rng: np.random.Generator,
    *,
    replicates: int = REPLICATES,
    progress: Progress | None = None,
) -> Occupation:
    """Follow a cohort as `landmark` does, with the errors of people drawn anew.

    Args:
        group: Those who are followed, as `cohort` gives them.
        days: Ticks of the clock of the data, none before the cohort begins; length D.
        rng: The same seed gives the same errors.
        replicates: How many, 2 or more.
        progress: Called with the number of replicates done since the last call.

    Returns:
        The landmark estimate; `se` is the standard deviation of the replicates.

    Raises:
        StaysError: `group` is no cohort, or a day lies before it or after the data.

    Example:
        >>> import polars as pl
        >>> from wayout.odds import cohort
        >>> days = {"from": ["absent"] * 30, "to": ["held", "free", None] * 10, "entry": [0] * 30}
        >>> stays = pl.DataFrame({"id": range(30)} | days | {"exit": [2, 4, 6] * 10})
        >>> found = bootstrapped(cohort(stays, "absent", 0), [2, 5], np.random.default_rng(1))
        >>> found.states, found.occupation[1].round(3).tolist(), found.se[1].round(2).tolist()
        (('absent', 'free', 'held'), [0.333, 0.333, 0.333], [0.09, 0.08, 0.09])
    """
    drawn = replicate(group, days, rng, replicates=replicates, progress=progress)
    spread, who = drawn.std(axis=0, ddof=1), known(group, np.asarray(days))
    return replace(followed(group, days), se=spread, covariance=None, known=who)


def batches(
    group: Cohort,
    days: Sequence[float],
    rng: np.random.Generator,
    *,
    replicates: int = REPLICATES,
    progress: Progress | None = None,
) -> Iterator[Floats]:
    """Give the replicates of `replicate` batch by batch, so that not all need be held."""
    if not isinstance(group, Cohort):
        raise StaysError(
            "Who is drawn anew is given as cohort(stays, state, at), and not as {kind}.",
            kind=type(group).__name__,
        )
    wanted = np.asarray(days)
    drawn = _Drawn.of(group, wanted.max())
    states = len(group.begin)
    reached = np.searchsorted(drawn.times, wanted, side="right")
    size = max(1, min(replicates, _BATCH_CELLS // max(len(drawn.start), len(days) * states, 1)))
    for first in range(0, replicates, size):
        number = min(size, replicates - first)
        share, now = np.empty((len(drawn.start), number)), np.empty((states, number))
        for place in range(number):
            weight = rng.poisson(1.0, drawn.persons)
            share[:, place], now[:, place] = drawn.shares(weight), drawn.begin(group, weight)
            if progress is not None:
                progress(1)
        yield _followed(drawn, share, now, reached)


def _followed(drawn: "_Drawn", share: Floats, now: Floats, reached: NDArray[np.int64]) -> Floats:
    """Step on from the occupation `now` (K, B); give it after some numbers of steps, (B, D, K)."""
    found = np.empty((now.shape[1], len(reached), len(now)))
    done = 0
    for step in np.unique(reached).tolist():
        drawn.advance(now, share, done, step)
        found[:, reached == step] = np.maximum(now, 0.0).T[:, None, :]  # rounding can leave -1e-17
        done = step
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """What every replicate counts: the moves, cell by cell, and who was at risk of them.

    A cell is all moves of one kind at one of E times; C cells, `bounds` cuts them by time, shape
    (E + 1,). `entered` and `ended` are the persons of the rows by state, in each by entry and by
    exit, shape (n,); before a cell lie the first `came` and `went` of them, shape (C,). `moved`
    are the persons who moved, cell after cell, from `first` on. `start` and `to` are the states
    of a cell, `turns` what it adds to the K states, of which `kind` says which row it is. `here`
    are the persons by the state in which they begin, `where`.
    """

    times: NDArray[np.number]
    bounds: list[int]
    persons: int
    entered: NDArray[np.int64]
    ended: NDArray[np.int64]
    came: NDArray[np.int64]
    went: NDArray[np.int64]
    moved: NDArray[np.int64]
    first: NDArray[np.int64]
    start: list[int]
    to: list[int]
    kind: NDArray[np.int64]
    turns: Floats
    here: NDArray[np.int64]
    where: NDArray[np.integer]

    @classmethod
    def of(cls, group: Cohort, last: float) -> "_Drawn":
        """Read off a cohort what moved up to the last day asked for."""
        stays = group.stays
        whole = cells(stays, group.at)
        found = whole.until(int(np.searchsorted(whole.times, last, side="right")))
        rows = found.rows
        if len(found.start) < len(whole.start):
            rows = rows[: whole.first[len(found.start)]]
        _, person = np.unique(stays.owner, return_inverse=True)
        (entered, came), (ended, went) = (
            _before(stays, times, found) for times in (stays.entry, stays.exit)
        )
        unit = np.eye(len(stays.states))
        pair, kind = np.unique(
            found.start.astype(np.int64) * len(unit) + found.to, return_inverse=True
        )
        return cls(
            found.times, np.searchsorted(found.step, np.arange(len(found.times) + 1)).tolist(),
            int(person.max()) + 1, person[entered], person[ended], came, went,
            person[rows], found.first, found.start.tolist(), found.to.tolist(),
            kind, unit[pair % len(unit)] - unit[pair // len(unit)],
            person[stays.entry <= group.at], stays.start[stays.entry <= group.at],
        )  # fmt: skip

    def begin(self, group: Cohort, weight: NDArray[np.int64]) -> Floats:
        """Give the shares of the states in which they begin, shape (K,)."""
        count = np.bincount(self.where, weight[self.here], len(group.begin))
        return count / count.sum() if count.any() else group.begin

    def shares(self, weight: NDArray[np.int64]) -> Floats:
        """Give of those at risk in each cell the share that moved, shape (C,); 0 of nobody."""
        if not self.start:
            return np.zeros(0)
        came, went = (
            np.concatenate(([0], np.cumsum(weight[persons])))
            for persons in (self.entered, self.ended)
        )
        at_risk = came[self.came] - went[self.went]
        moved = np.add.reduceat(weight[self.moved], self.first)
        shares = np.zeros(len(moved))
        np.divide(moved, at_risk, out=shares, where=at_risk > 0)
        return shares

    def advance(self, now: Floats, share: Floats, begin: int, end: int) -> None:
        """Take steps `begin` to `end` of the occupation (K, B), in place."""
        for low, high in pairwise(self.bounds[begin : end + 1]):
            if high - low == 1:
                moved = now[self.start[low]] * share[low]
                now[self.start[low]] -= moved
                now[self.to[low]] += moved
            else:
                moved = now[self.start[low:high]] * share[low:high]
                now += self.turns[self.kind[low:high]].T @ moved


def _before(
    stays: Coded, times: NDArray[np.number], found: Cells
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Order rows by state and time; for each cell say how many of them lie before it."""
    order = np.lexsort((times, stays.start))
    state = stays.start[order]
    places = np.empty(len(found.start), np.int64)
    when = found.times[found.step]
    for one in np.unique(found.start):
        low, high = np.searchsorted(state, [one, one + 1])
        mine = found.start == one
        places[mine] = low + np.searchsorted(times[order[low:high]], when[mine])
    return order, places
