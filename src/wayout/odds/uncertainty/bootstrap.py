"""The cluster bootstrap: people drawn again, each with all his stays, by Poisson weights.

Source:
    Davison and Hinkley (1997), Bootstrap Methods and their Application, chapter 3; Poisson
    weights: Chamandy and others (2012), Google technical report 43157.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.solving.landmark import Cohort
from wayout.odds.stays.coded import CENSORED, Floats

REPLICATES: Final = 1_000
_BATCH_CELLS: Final = 4_000_000  # numbers of the steps of one batch of replicates: 32 MB


def replicate(
    group: Cohort,
    days: Sequence[float],
    rng: np.random.Generator,
    *,
    replicates: int = REPLICATES,
    progress: Callable[[int], None] | None = None,
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
    """
    drawn = _Drawn.of(group)
    steps = max(1, len(drawn.ticks))
    size = max(1, min(replicates, _BATCH_CELLS // (steps * drawn.states**2)))
    upto = np.searchsorted(drawn.ticks, np.asarray(days), side="right")
    start = np.eye(drawn.states)[group.stays.place(group.state)]
    found = np.empty((replicates, len(days), drawn.states))
    for first in range(0, replicates, size):
        here = slice(first, min(first + size, replicates))
        weights = [rng.poisson(1.0, drawn.persons) for _ in range(first, here.stop)]
        for step, now in enumerate(_followed(drawn.steps(weights), start, len(weights))):
            found[here, upto == step] = now[:, None, :]
        if progress is not None:
            progress(len(weights))
    return found


def _followed(steps: Floats, start: Floats, replicates: int) -> Iterator[Floats]:
    """Yield the occupation (B, K) at the start and after each step (E, B, K, K)."""
    now = np.broadcast_to(start, (replicates, len(start)))
    yield now
    for step in steps:
        now = (now[:, None, :] @ step)[:, 0]
        yield now


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """What every replicate counts: where the rows of each person stand among the E steps.

    `came` and `went`, shape (n,), are cells (step, state) of an axis of E + 1 steps from which
    on, and after which, a stay is at risk; `cell`, shape (m,), says for the rows `movers` which
    of the C cells (`step`, `start`, `to`) they moved in.
    """

    ticks: NDArray[np.integer]
    states: int
    persons: int
    person: NDArray[np.integer]
    came: NDArray[np.integer]
    went: NDArray[np.integer]
    movers: NDArray[np.integer]
    cell: NDArray[np.integer]
    step: NDArray[np.integer]
    start: NDArray[np.integer]
    to: NDArray[np.integer]

    @classmethod
    def of(cls, group: Cohort) -> "_Drawn":
        stays, states = group.stays, len(group.stays.states)
        movers = np.flatnonzero(stays.to != CENSORED)
        ticks, at_step = np.unique(stays.exit[movers], return_inverse=True)
        width = states * states
        kind = stays.start[movers].astype(np.int64) * states + stays.to[movers]
        cells, cell = np.unique(at_step * width + kind, return_inverse=True)
        came = np.searchsorted(ticks, stays.entry, side="right") * states + stays.start
        went = np.searchsorted(ticks, stays.exit, side="right") * states + stays.start
        _, person = np.unique(stays.owner, return_inverse=True)
        return cls(
            ticks, states, int(person.max()) + 1, person, came, went, movers, cell,
            cells // width, cells % width // states, cells % states,
        )  # fmt: skip

    def steps(self, weights: Sequence[NDArray[np.integer]]) -> Floats:
        """Give I + dA of each replicate, shape (E, B, K, K)."""
        steps, states = len(self.ticks), self.states
        whole = np.zeros((steps, len(weights), states, states))
        size = (steps + 1) * states
        for place, weight in enumerate(weights):
            rows = weight[self.person].astype(np.float64)
            change = np.bincount(self.came, rows, size) - np.bincount(self.went, rows, size)
            at_risk = change.reshape(-1, states).cumsum(axis=0)[self.step, self.start]
            moved = np.bincount(self.cell, rows[self.movers], len(self.step))
            share = np.divide(moved, at_risk, out=np.zeros(len(moved)), where=at_risk > 0)
            whole[self.step, place, self.start, self.to] = share
        diagonal = np.arange(states)
        whole[:, :, diagonal, diagonal] += 1.0 - whole.sum(axis=3)
        return whole
