"""Robust standard errors: how far each person moves the estimate (infinitesimal jackknife).

A person with several stays counts as one. The sum over persons costs one pass over the stays for
each day asked for, because what a stay adds is a difference of two running sums.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, tally_coded
from wayout.odds.solving.landmark import present
from wayout.odds.solving.occupation import Occupation, begin
from wayout.odds.solving.solve import check_days, increments, solve
from wayout.odds.stays.coded import CENSORED, Coded, Floats, as_coded


def observed(
    sojourns: pl.DataFrame | Coded, days: Sequence[int], at: int = 0, *, mix_seen: bool = False
) -> Occupation:
    """Estimate the occupation from the mix of states that is seen at tick `at`.

    Args:
        sojourns: Stays, as `tally` takes them, or coded ones.
        days: Ticks of the clock of the data, none before `at`; length D.
        at: The tick at which the mix is seen: stays with entry <= at < exit.
        mix_seen: Whether the people are a sample of such people, so that the mix has an error
            too; left out, it is taken as given, as survfit does with a `start.time`.

    Returns:
        Occupation and robust standard errors, one cluster a person.

    Raises:
        StaysError: Nobody is seen at `at`, or a day lies outside the data.

    Source:
        Efron's infinitesimal jackknife as in Therneau's survival, methods vignette, "Robust
        variance"; the estimate is p(at) P(at, day).
    """
    stays = as_coded(sojourns, continuous=False)
    counted = tally_coded(stays)
    here = present(stays, np.array([at]))[0]
    if not here.sum():
        raise StaysError("Nobody is watched on day {at}.", at=at)
    mix = here / here.sum()
    solved = solve(counted, at, days, starts=mix[None, :], covariance=False)
    se = _errors(stays, counted, days, (at, mix), mix_seen=mix_seen)
    rows = np.clip(solved.days - counted.origin, 0, None)
    return Occupation(
        stays.states, None, at, tuple(solved.days.tolist()),
        solved.chances[:, 0], se, counted.at_risk[rows],
    )  # fmt: skip


def robust_se(
    sojourns: pl.DataFrame | Coded,
    start: str | Mapping[str, float],
    days: Sequence[int],
    at: int = 0,
) -> Floats:
    """Give robust standard errors of `occupation`, shape (D, K), one cluster a person.

    Args:
        sojourns: Stays, as `tally` takes them, or coded ones with their persons.
        start: A state, or shares of states that sum to 1; taken as given, without error.
        days: Ticks of the clock of the data, none before `at`; length D.
        at: The tick from which on people are followed.

    Raises:
        StaysError: A row is wrong, no such state, shares that do not sum to 1, or a day outside
            the data.
    """
    stays = as_coded(sojourns, continuous=False)
    counted = tally_coded(stays)
    check_days(counted, at, days)
    return _errors(stays, counted, days, (at, begin(stays.states, start)))


def _errors(
    stays: Coded,
    counted: Tally,
    days: Sequence[int],
    begun: tuple[int, Floats],
    *,
    mix_seen: bool = False,
) -> Floats:
    """Give the errors of mix P(at, day), shape (D, K), where `begun` is `at` and the mix (K,)."""
    at, mix = begun
    ticks, steps, at_risk = increments(counted, at)
    prefix = _prefixes(mix, steps)
    se = np.empty((len(days), len(mix)))
    for place, day in enumerate(days):
        upto = int(np.searchsorted(ticks, day, side="right"))
        path = _Path(ticks[:upto], steps[:upto], at_risk[:upto], prefix[:upto])
        moved = path.moved_by(stays, at, day)
        if mix_seen:
            moved += _mix_moved_by(stays, at, mix) @ path.on_from_start
        se[place] = np.sqrt((moved**2).sum(axis=0))
    return se


def _prefixes(mix: Floats, steps: Floats) -> Floats:
    """Occupation before each step, shape (E, K)."""
    before = np.empty((len(steps), len(mix)))
    now = mix
    for place, step in enumerate(steps):
        before[place] = now
        now = now @ step
    return before


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """The steps up to one day: ticks (E,), I + dA (E, K, K), at risk (E, K), before (E, K)."""

    ticks: NDArray[np.int64]
    steps: Floats
    at_risk: Floats
    before: Floats

    @property
    def on_from_start(self) -> Floats:
        """The product of all steps, shape (K, K)."""
        whole: Floats = self._onward()[0]
        return whole

    def _onward(self) -> Floats:
        """What lies after each step: the product of the steps from it on, shape (E + 1, K, K)."""
        onward = np.empty((len(self.steps) + 1, *self.steps.shape[1:]))
        onward[-1] = np.eye(self.steps.shape[1])
        for place in range(len(self.steps) - 1, -1, -1):
            onward[place] = self.steps[place] @ onward[place + 1]
        return onward

    def moved_by(self, stays: Coded, at: int, day: int) -> Floats:
        """How far each person moves the estimate of `day`, shape (persons, K)."""
        onward = self._onward()
        weight = np.divide(
            self.before, self.at_risk, out=np.zeros_like(self.before), where=self.at_risk > 0
        )
        drift = np.zeros_like(onward)  # running sum of p / y (dA) P(u, day), by state
        drift[1:] = (weight[:, :, None] * (onward[:-1] - onward[1:])).cumsum(axis=0)
        first = np.searchsorted(self.ticks, np.maximum(stays.entry, at), side="right")
        last = np.searchsorted(self.ticks, np.minimum(stays.exit, day), side="right")
        rows = np.flatnonzero(last > first)
        state = stays.start[rows]
        moved = drift[first[rows], state] - drift[last[rows], state]
        jumps = (stays.to[rows] != CENSORED) & (stays.exit[rows] <= day)
        step, here = last[rows][jumps] - 1, state[jumps]
        gain = onward[step + 1, stays.to[rows][jumps]] - onward[step + 1, here]
        moved[jumps] += weight[step, here][:, None] * gain
        if stays.weight is not None:
            moved *= stays.weight[rows][:, None]
        return _by_person(stays, rows, moved)


def _mix_moved_by(stays: Coded, at: int, mix: Floats) -> Floats:
    """How far each person moves the mix seen at `at`, shape (persons, K)."""
    rows = np.flatnonzero((stays.entry <= at) & (stays.exit > at))
    moved = (np.eye(len(mix))[stays.start[rows]] - mix) / len(rows)
    return _by_person(stays, rows, moved)


def _by_person(stays: Coded, rows: NDArray[np.intp], moved: Floats) -> Floats:
    person = stays.owner[rows]
    columns = [np.bincount(person, column, stays.persons) for column in moved.T]
    return np.stack(columns, axis=1, dtype=np.float64)  # of no rows bincount makes whole numbers
