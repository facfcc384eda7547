"""Where those who begin in one state stand some days later: the plain Aalen-Johansen estimate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, as_tally
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import Coded, Floats, place_of


@dataclass(frozen=True, slots=True, eq=False)
class Occupation:
    """Shares of the K states on D days of those who began alike at tick `at`.

    `occupation` and its standard errors `se` (which ones, says the function that made it) have
    shape (D, K); rows of the first sum to 1. `at_risk_by_state`, shape (D, K), says how many
    stays bear each day, `at_risk`, shape (D,), how many in all: where it is small, so is what the
    day can tell. `start` is None where people began in several states. `covariance` of the shares
    of each day, shape (D, K, K), or None where the errors do not come with one. `known`, shape
    (D,), counts the people of whom it is known where they are; None where nobody counted.
    """

    states: tuple[str, ...]
    start: str | None
    at: float
    days: tuple[float, ...]
    occupation: Floats
    se: Floats
    at_risk_by_state: NDArray[np.number]
    covariance: Floats | None = None
    known: NDArray[np.int64] | None = None

    @property
    def at_risk(self) -> NDArray[np.number]:
        """How many were at risk in any state on each day, shape (D,)."""
        total: NDArray[np.number] = self.at_risk_by_state.sum(axis=1)
        return total


def occupation(
    t: Tally | pl.DataFrame | Coded,
    start: str | Mapping[str, float],
    days: Sequence[int],
    at: int = 0,
) -> Occupation:
    """Estimate the occupation of all states from one state, or from a mix of states, at `at`.

    Everybody who was ever at risk after `at` is used, also those who came later: this asks for
    the Markov property. For a chance given "in this state on that day" take `landmark`.

    Args:
        t: Counts by day, or stays to be counted.
        start: A state, or shares of states that sum to 1; taken as given, without error.
        days: Ticks of the clock of the data, none before `at`; length D.
        at: The tick from which on people are followed.

    Returns:
        Occupation and Greenwood's standard errors; at risk are stays with entry < day <= exit.

    Raises:
        StaysError: No such state, shares that do not sum to 1, or a day outside the data.

    Source:
        Aalen and Johansen (1978); variance as in Andersen et al. (1993), IV.4.

    Example:
        >>> import polars as pl
        >>> from wayout.odds import occupation, tally
        >>> stays = pl.DataFrame({"id": [1, 2, 3, 4], "from": ["absent"] * 4,
        ...     "to": ["held", "held", None, None], "entry": [0] * 4, "exit": [5, 9, 7, 9]})
        >>> occupation(tally(stays), "absent", [5, 9]).occupation.tolist()
        [[0.75, 0.25], [0.375, 0.625]]
    """
    t = as_tally(t)
    solved = solve(t, at, days, starts=begin(t.states, start)[None, :])
    rows = solved.days - t.origin
    inside = rows >= 0
    at_risk = np.zeros((len(rows), len(t.states)), t.at_risk.dtype)
    at_risk[inside] = t.at_risk[rows[inside]]
    return Occupation(
        t.states,
        start if isinstance(start, str) else None,
        at,
        tuple(solved.days.tolist()),
        solved.chances[:, 0],
        solved.se[:, 0],
        at_risk,
        None if solved.covariance is None else solved.covariance[:, 0],
    )


def begin(states: tuple[str, ...], start: str | Mapping[str, float]) -> Floats:
    """Give the shares of the states at the start, shape (K,).

    Raises:
        StaysError: No such state, or shares that are none.
    """
    shares = np.zeros(len(states))
    for state, share in ({start: 1.0} if isinstance(start, str) else start).items():
        shares[place_of(state, states)] = share
    if not (shares >= 0).all() or abs(shares.sum() - 1.0) > 1e-9:  # noqa: PLR2004  rounding
        raise StaysError("The shares of the states at the start must sum to 1.")
    return shares
