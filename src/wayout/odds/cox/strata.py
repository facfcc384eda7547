"""One stratum an arrow: who was at risk of it, and at which of its times."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayout.odds.cox.design import Design
from wayout.odds.cox.terms import Arrow, Coefficient
from wayout.odds.stays.coded import CENSORED, Coded, Floats

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Stratum:
    """The stays at risk of one arrow at one time or more: n rows, m events at d times, q columns.

    Row r is at risk at the times `first[r]` <= i < `last[r]`. `event` are the rows that took the
    arrow, by time, shape (m,); `slot` the time of each; `share` the part of those of its time
    that Efron takes out of the risk set for it (0 with Breslow). `values` is the design of the
    rows, shape (q, n), and `place` the coefficient of each column, shape (q,).
    """

    arrow: Arrow
    times: NDArray[np.number]
    person: Places
    first: Places
    last: Places
    event: Places
    slot: Places
    share: Floats
    values: Floats
    place: Places

    def at_risk(self, amounts: Floats) -> Floats:
        """Sum amounts of rows, shape (..., n), over the risk set of each time, shape (..., d)."""
        size = len(self.times) + 1
        late = not self.first.any()  # all there from the first time: nothing to take away again
        sums = np.empty((*amounts.shape[:-1], size - 1))
        for index in np.ndindex(amounts.shape[:-1]):
            change = np.bincount(self.last, amounts[index], size)
            if not late:
                change -= np.bincount(self.first, amounts[index], size)
            # from the end, so that small risk sets at late times are no difference of large sums
            sums[index] = change[:0:-1].cumsum()[::-1]
        return sums

    def by_time(self, amounts: Floats) -> Floats:
        """Sum amounts of events, shape (..., m), by time, shape (..., d)."""
        sums = np.empty((*amounts.shape[:-1], len(self.times)))
        for index in np.ndindex(amounts.shape[:-1]):
            sums[index] = np.bincount(self.slot, amounts[index], len(self.times))
        return sums

    def passed(self, amounts: Floats) -> Floats:
        """Sum amounts of times, shape (..., d), over those that each row saw, shape (..., n)."""
        so_far = np.zeros((*amounts.shape[:-1], len(self.times) + 1))
        np.cumsum(amounts, axis=-1, out=so_far[..., 1:])
        return so_far[..., self.last] - so_far[..., self.first]


def arrows_taken(stays: Coded) -> dict[Arrow, int]:
    """Count every arrow that somebody took, in the order of the states."""
    size = len(stays.states)
    moved = stays.to != CENSORED
    cells = stays.start[moved].astype(np.int64) * size + stays.to[moved]
    counts = np.bincount(cells, minlength=size * size)
    return {
        (stays.states[cell // size], stays.states[cell % size]): int(counts[cell])
        for cell in np.flatnonzero(counts).tolist()
    }


def strata(
    stays: Coded, design: Design, coefficients: Sequence[Coefficient], *, efron: bool
) -> list[Stratum]:
    """Lay out the risk sets of every arrow; stays have their persons numbered."""
    made = []
    for arrow in arrows_taken(stays):
        mine = [i for i, one in enumerate(coefficients) if arrow in one.arrows]
        columns = np.array([coefficients[i].column for i in mine], np.int64)
        made.append(
            _stratum(stays, arrow, (design.values, columns, np.array(mine, np.int64)), efron=efron)
        )
    return made


def _stratum(
    stays: Coded, arrow: Arrow, columns: tuple[Floats, Places, Places], *, efron: bool
) -> Stratum:
    assert stays.person is not None  # noqa: S101  a study numbers its persons
    values, chosen, place = columns
    rows = np.flatnonzero(stays.start == stays.place(arrow[0]))
    took = stays.to[rows] == stays.place(arrow[1])
    times = np.unique(stays.exit[rows[took]])
    first = np.searchsorted(times, stays.entry[rows], side="right")
    last = np.searchsorted(times, stays.exit[rows], side="right")
    seen = first < last
    rows, took, first, last = rows[seen], took[seen], first[seen], last[seen]
    event = np.flatnonzero(took)
    event = event[np.argsort(last[event], kind="stable")]
    slot = last[event] - 1
    person = stays.person[rows].astype(np.int64)
    share = _ranks(slot) if efron else np.zeros(len(slot))
    return Stratum(
        arrow,
        times,
        person,
        first,
        last,
        event,
        slot,
        share,
        np.ascontiguousarray(values[chosen][:, person]),
        place,
    )


def _ranks(slot: Places) -> Floats:
    """Give l/m to the l-th (from 0) of the m events of one time."""
    counts = np.bincount(slot)
    begins = np.cumsum(counts) - counts
    return np.asarray((np.arange(len(slot)) - begins[slot]) / counts[slot], np.float64)
