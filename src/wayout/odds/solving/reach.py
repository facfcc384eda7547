"""The chance of ever reaching a state, and of reaching it again and again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from wayout.errors import UsageError
from wayout.odds.counting.tally import Tally, as_tally
from wayout.odds.solving.solve import check_days, increments
from wayout.odds.stays.coded import Coded, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """Chances of having entered `target` at least `times` times by each day, and their errors.

    `chance` and Greenwood's `se` have shape (D,). Who begins in the target has to leave it and
    come back for it to count.
    """

    start: str
    target: str
    times: int
    days: tuple[int, ...]
    chance: Floats
    se: Floats


def reach(  # noqa: PLR0913  a question in words, all but the first by name
    t: Tally | pl.DataFrame | Coded,
    start: str,
    target: str,
    *,
    days: Sequence[int],
    at: int = 0,
    times: int = 1,
) -> Reach:
    """Estimate the chance of entering a state at least `times` times between `at` and each day.

    Asks for the Markov property: whoever is in a state goes on as all do who are in it then.

    Args:
        t: Counts by day, or stays to be counted.
        start: The state at `at`.
        target: The state to be entered.
        days: Ticks of the clock of the data, none before `at`; length D.
        at: The tick from which on people are followed.
        times: 1: ever; 2: and again; and so on.

    Raises:
        StaysError: No such state, or a day outside the data.
        UsageError: `times` is less than 1.

    Source:
        The product of the map unfolded by visits: Andersen et al. (1993), IV.4; rows of one
        state share their hazard, and the covariance keeps that.
    """
    if times < 1:
        raise UsageError("{option} takes a number from 1 up.", option="times")
    t = as_tally(t)
    wanted = check_days(t, at, days)
    unfolded = _Unfolded.of(len(t.states), t.place(target), times)
    ticks, steps, at_risk = increments(t, at)
    upto = np.searchsorted(ticks, wanted, side="right")
    chance, variance = np.zeros(len(wanted)), np.zeros(len(wanted))
    walk = _walk(unfolded, t.place(start), steps, at_risk)
    for step, (now, spread) in enumerate(walk):
        chance[upto == step] = now[-1]
        variance[upto == step] = spread[-1, -1]
    se = np.sqrt(np.maximum(variance, 0.0))
    return Reach(start, target, times, tuple(wanted.tolist()), chance, se)


@dataclass(frozen=True, slots=True, eq=False)
class _Unfolded:
    """The map once for each number of visits so far, and one last place for enough of them.

    `lies[l, j, k, s]` is 1 where a move from state j to k with l visits so far leads to place s,
    shape (times, K, K, times * K + 1).
    """

    lies: Floats

    @classmethod
    def of(cls, states: int, target: int, times: int) -> "_Unfolded":
        """Unfold a map of so many states."""
        lies = np.zeros((times, states, states, times * states + 1))
        for visits in range(times):
            for to in range(states):
                lies[visits, :, to, visits * states + to] = 1.0
            came = np.arange(states) != target
            place = (visits + 1) * states + target if visits + 1 < times else times * states
            lies[visits, came, target] = 0.0
            lies[visits, came, target, place] = 1.0
        return cls(lies)


def _walk(
    unfolded: _Unfolded, start: int, steps: Floats, at_risk: Floats
) -> Iterator[tuple[Floats, Floats]]:
    """Yield chances (S,) and covariance (S, S) at the start and after each step."""
    times, states, _, places = unfolded.lies.shape
    now, spread = np.zeros(places), np.zeros((places, places))
    now[start] = 1.0
    yield now, spread
    inverse = np.divide(1.0, at_risk, out=np.zeros_like(at_risk), where=at_risk > 0)
    for step, share in zip(steps, inverse, strict=True):
        move = np.eye(places)
        move[:-1] = np.einsum("jk,ljks->ljs", step, unfolded.lies).reshape(times * states, places)
        # rows of one state move together: q sums what of all visits depends on its hazards
        by_state = np.einsum("lj,ljks->jks", now[:-1].reshape(times, states), unfolded.lies)
        mean = np.einsum("jk,jks->js", step, by_state)
        own = np.einsum("j,jk,jks,jkt->st", share, step, by_state, by_state, optimize=True)
        spread = move.T @ spread @ move + own - np.einsum("j,js,jt->st", share, mean, mean)
        now = now @ move
        yield now, spread
