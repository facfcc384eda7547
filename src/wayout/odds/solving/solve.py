"""From counts to chances: the Aalen-Johansen product over whole days, with Greenwood's covariance.

Source:
    Aalen and Johansen (1978), Scand. J. Statist. 5, 141-150; Andersen, Borgan, Gill and Keiding
    (1993), Statistical Models Based on Counting Processes, section IV.4.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, as_tally
from wayout.odds.stays.coded import Coded, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """Chances after the moves of each day, from R starts at tick `at`; D days, K states.

    `chances[d, r, k]`: of being in k on `days[d]`, shape (D, R, K). `covariance[d, r]` of the K
    chances of one row, shape (D, R, K, K), or None where it was not asked for. Without starts of
    one's own R is K: row j begins in state j, and `chances[d]` is P(at, day).
    """

    states: tuple[str, ...]
    at: float
    days: NDArray[np.number]
    chances: Floats
    covariance: Floats | None

    def __repr__(self) -> str:
        days = f"days {self.days.min()} to {self.days.max()}" if len(self.days) else "no day"
        starts = f"{self.chances.shape[1]} starts at {self.at}"
        return f"Solution({len(self.states)} states, {starts}, {days})"

    @property
    def se(self) -> Floats:
        """Greenwood's standard errors, shape (D, R, K).

        Raises:
            ValueError: The covariance was not asked for.
        """
        if self.covariance is None:
            raise ValueError("solved without covariance: solve(..., covariance=True)")
        variance = np.diagonal(self.covariance, axis1=2, axis2=3)
        return np.sqrt(np.maximum(variance, 0.0))  # rounding can leave -1e-20


def solve(
    tally: Tally | pl.DataFrame | Coded,
    at: int = 0,
    days: Sequence[int] | NDArray[np.integer] | None = None,
    *,
    starts: Floats | None = None,
    covariance: bool = True,
) -> Solution:
    """Follow everybody on from tick `at`; all who reach a state are used, whenever they came.

    All moves of a day share one risk set. After a risk set is empty its share stays where it is.

    Args:
        tally: Counts by day, or stays to be counted.
        at: The tick from which on moves are followed; those of `at` itself are over.
        days: Ticks asked for, in any order, none before `at` or after the data; left out, every
            tick from `at` to the last.
        starts: Shares of the states at `at`, shape (R, K); left out, each state by itself.
        covariance: Whether to carry the covariance along; without it the product alone.

    Raises:
        StaysError: A day lies before `at` or after the data.

    Source:
        Andersen et al. (1993), (4.4.18): the covariance of one row follows
        V(t) = M' V(t-) M + sum_j p_j(t-)^2 Cov(dA_j), multinomial as in (4.4.20).
    """
    tally = as_tally(tally)
    wanted = check_days(tally, at, days)
    begin = np.eye(len(tally.states)) if starts is None else np.asarray(starts, np.float64)
    ticks, steps, at_risk = increments(tally, at)
    chances = np.empty((len(wanted), *begin.shape))
    spread = np.empty((*chances.shape, begin.shape[1])) if covariance else None
    # after how many steps each day stands; days after equally many lie side by side in `order`
    reached = np.searchsorted(ticks, wanted, side="right")
    order = np.argsort(reached, kind="stable")
    ends = np.searchsorted(reached, np.arange(reached.max(initial=-1) + 1), "right", sorter=order)
    first = 0
    walk = _walk(begin, steps, at_risk, covariance=covariance)
    for end, (now, error) in zip(ends.tolist(), walk, strict=False):
        same = order[first:end]
        if first < end:
            chances[same] = now
            if spread is not None:
                spread[same] = error
        first = end
    return Solution(tally.states, at, wanted, chances, spread)


def increments(tally: Tally, at: int = 0) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Give the steps of the product after tick `at`: one a day on which somebody moved.

    Returns:
        The ticks, shape (E,); the matrices I + dA, shape (E, K, K), whose rows sum to 1; and how
        many were at risk, shape (E, K).
    """
    days = np.flatnonzero(tally.moves.any(axis=(1, 2)))
    days = days[days + tally.origin > at]
    at_risk = tally.at_risk[days].astype(np.float64)
    steps = np.empty((len(days), *tally.moves.shape[1:]))
    for place, day in enumerate(days.tolist()):  # one by one: a copy of all may not fit
        steps[place] = tally.moves[day]
    diagonal = np.arange(len(tally.states))
    # counted and not 1 minus the rest, which can round below 0; weights can round as well
    steps[:, diagonal, diagonal] += np.maximum(at_risk - steps.sum(axis=2), 0.0)
    nobody = at_risk <= 0
    np.divide(steps, at_risk[:, :, None], out=steps, where=~nobody[:, :, None])
    steps[nobody] = np.eye(len(tally.states))[np.nonzero(nobody)[1]]
    return days + tally.origin, steps, at_risk


def check_days(
    tally: Tally, at: int, days: Sequence[int] | NDArray[np.integer] | None
) -> NDArray[np.int64]:
    """Check the days asked for against the clock of the data; None is all of them.

    Raises:
        StaysError: A day lies before `at`, or after the last day of the data.
    """
    if days is None:
        check_moments(at, tally.last, np.array([at]))
        return np.arange(at, tally.last + 1)
    wanted = np.asarray(days)
    check_moments(at, tally.last, wanted)
    ticks: NDArray[np.int64] = np.floor(wanted).astype(np.int64)  # between two nothing moves
    return ticks


def check_moments(at: float, last: float, wanted: NDArray[np.number]) -> None:
    """Check what is asked for against the clock of the data, which end at `last`.

    Raises:
        StaysError: Something is no number, lies before `at`, or after the data.
    """
    numbers = all(kind in "biuf" for kind in (np.asarray(at).dtype.kind, wanted.dtype.kind))
    if not (numbers and np.isfinite(at) and np.isfinite(wanted).all()):
        raise StaysError("A day that is asked for must be a number.")
    if at > last:
        raise StaysError(
            "The data end on day {last}: nothing can be followed from day {at} on.",
            last=last,
            at=at,
        )
    early, late = wanted[wanted < at], wanted[wanted > last]
    if len(early):
        raise StaysError(
            "Day {day} lies before day {at}, from which people are followed. Days are those of "
            "the clock of the data, not days after {at}.",
            day=early[0].item(),
            at=at,
        )
    if len(late):
        raise StaysError(
            "Day {day} lies after the data, which end on day {last}.",
            day=late[0].item(),
            last=last,
        )


def _walk(
    begin: Floats, steps: Floats, at_risk: Floats, *, covariance: bool
) -> Iterator[tuple[Floats, Floats]]:
    """Yield chances (R, K) and covariance (R, K, K) at the start and after every step.

    The covariance is one array, changed in place: whoever keeps it copies it.
    """
    rows, states = begin.shape
    chances = begin
    current = np.zeros((rows, states, states))
    yield chances, current
    inverse = np.divide(1.0, at_risk, out=np.zeros_like(at_risk), where=at_risk > 0)
    half = np.empty_like(current)
    turned, flat = np.empty_like(current), (-1, states)
    diagonals = current.reshape(rows, -1)[:, :: states + 1]
    for step, share in zip(steps, inverse, strict=True):
        if covariance:  # M'VM + sum of p^2 (diag(m) - mm') / y, where M has the rows m
            weight = chances * chances * share
            diagonals -= weight
            # V is symmetric, so that M'VM is (VM)'M: two products of plain matrices
            np.matmul(current.reshape(flat), step, out=half.reshape(flat))
            np.copyto(turned, half.transpose(0, 2, 1))
            np.matmul(turned.reshape(flat), step, out=current.reshape(flat))
            diagonals += weight @ step
        chances = chances @ step
        yield chances, current
