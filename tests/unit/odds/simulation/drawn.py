"""What simulated stays say, counted in plain ways of the tests' own."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.simulation.hazards import Hazards


def where(drawn: pl.DataFrame, days: Sequence[int]) -> NDArray[np.float64]:
    """Share of the histories in each state after the moves of each day, (days, states).

    A history stands in its latest move's target, or in the state of its first stay.
    """
    kind = drawn["from"].dtype
    assert isinstance(kind, pl.Enum)
    people = drawn["id"].n_unique()
    shares = []
    for day in days:
        begun = drawn.filter(pl.col("entry") <= day).group_by("id").last()
        gone = (begun["exit"] <= day) & begun["to"].is_not_null()
        now = begun.select(pl.when(gone).then("to").otherwise("from")).to_series()
        counts = dict(now.cast(pl.String).value_counts().rows())
        shares.append([counts.get(state, 0) / people for state in kind.categories])
    return np.array(shares)


def expected(
    hazards: Hazards, start: Sequence[float], days: Sequence[int], entry: int = 0
) -> NDArray[np.float64]:
    """Exact shares by going day by day over states and lengths of stay, (days, states)."""
    states = len(hazards.states)
    last = max(days)
    mass = np.zeros((states, last - entry + 1))  # by state and days since it was entered
    mass[:, 0] = start
    found = {entry: mass.sum(axis=1)}
    for day in range(entry + 1, last + 1):
        grown = np.zeros_like(mass)
        for state, length in np.argwhere(mass > 0).tolist():
            leave = np.zeros(states)
            if day - hazards.origin < len(hazards.forward):
                leave += hazards.forward[day - hazards.origin, state]
            if length + 1 < len(hazards.reset):
                leave += hazards.reset[length + 1, state]
            leave /= max(leave.sum(), 1.0)
            grown[:, 0] += mass[state, length] * leave
            grown[state, length + 1] += mass[state, length] * (1 - leave.sum())
        mass = grown
        found[day] = mass.sum(axis=1)
    return np.array([found[day] for day in days])


def far_apart(shares: NDArray[np.float64], truth: NDArray[np.float64], people: int) -> float:
    """The largest distance in standard errors; where the truth is 0 or 1 it must be met."""
    error = np.sqrt(truth * (1 - truth) / people)
    sure = error < 1e-9
    np.testing.assert_allclose(shares[sure], truth[sure], atol=1e-9)
    return float((np.abs(shares - truth)[~sure] / error[~sure]).max(initial=0.0))
