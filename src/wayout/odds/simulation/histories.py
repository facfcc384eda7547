"""Invented histories, drawn from hazards: what would become of so many, if it goes on like this.

Each day in a state one leaves it with the sum of the hazards of its arrows, each on its own clock,
and goes along one of them in proportion to them; at most one move a day. Nothing is approximated:
the day of leaving is drawn from the product of the chances to stay. Where arrows of both clocks
leave one state a sum above 1 is taken as 1.

As in data, there is no stay in a state that is never left, unless one begins there; nor after a
move on the very last day.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.counting.engine import fast
from wayout.odds.simulation.by_numpy import Rows
from wayout.odds.simulation.hazards import Hazards
from wayout.odds.simulation.tables import Run, Tables, lay_out
from wayout.odds.solving.occupation import begin

MOST: Final = 1 << 40  # histories of one simulation
FEW: Final = 20_000  # up to so many are drawn before numba is loaded; the draws are the same


def simulate(  # noqa: PLR0913  the contract of the library: a question in words
    hazards: Hazards,
    n: int,
    start: str | Mapping[str, float],
    until: int,
    rng: np.random.Generator,
    *,
    entry: int = 0,
) -> pl.DataFrame:
    """Draw n histories from day `entry` on; on day `until` the watch ends, as in data.

    Args:
        hazards: Chances a day. Those of the clock of the data must reach from `entry` to `until`;
            an arrow with a clock of its own is closed after the longest stay it knows.
        n: How many histories.
        start: A state, or shares of states that sum to 1.
        until: The last day, on the clock of the hazards.
        rng: Gives one number, from which all draws are made: the same seed gives the same
            histories with numpy and with `fast`, however many there are, and history i keeps its
            luck when a hazard is changed.
        entry: The day on which all begin; the first moves can fall on the next.

    Returns:
        Stays, in order: id (0 to n - 1), from, to (Enum of the states; null: censored), entry and
        exit.

    Raises:
        StaysError: No such state, shares that do not sum to 1, nobody or no day to follow, or
            days that the hazards do not know.

    Example:
        >>> ways = Hazards.constant({("absent", "held"): 0.01, ("held", "deployed"): 0.2}, 365)
        >>> drawn = simulate(ways, 1000, "absent", 365, np.random.default_rng(1))
        >>> drawn.columns, drawn["id"].n_unique(), drawn["exit"].max()
        (['id', 'from', 'to', 'entry', 'exit'], 1000, 365)
    """
    blocks = simulate_blocks(hazards, n, start, until, rng, entry=entry)
    return pl.concat(list(blocks), rechunk=False)


def simulate_blocks(  # noqa: PLR0913  idem
    hazards: Hazards,
    n: int,
    start: str | Mapping[str, float],
    until: int,
    rng: np.random.Generator,
    *,
    entry: int = 0,
) -> Iterator[pl.DataFrame]:
    """Draw the same stays as `simulate`, block by block: no more than one is held.

    `tally_blocks(simulate_blocks(...), hazards.states)` counts any number of histories.

    Raises:
        StaysError: See `simulate`.
    """
    _check(hazards, n, entry, until)
    if not hazards.forward.any():  # stays alone: the clock of the data binds nothing
        hazards = replace(hazards, origin=entry)
    shares = begin(hazards.states, start)
    key = rng.integers(0, 1 << 64, dtype=np.uint64)
    run = Run(n, key, _summed(shares), entry, until)
    states = pl.Enum(hazards.states)
    return (_frame(rows, states) for rows in _engine(n)(lay_out(hazards), run))


def _engine(n: int) -> Callable[[Tables, Run], Iterator[Rows]]:
    if n > FEW and fast():
        from wayout.odds.simulation.fast_histories import draw as compiled  # noqa: PLC0415  numba loads slowly

        return compiled
    from wayout.odds.simulation.by_numpy import draw  # noqa: PLC0415  idem

    return draw


def _summed(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum shares up, so that no draw below 1 passes the last state with a share."""
    summed = shares.cumsum()
    summed[np.flatnonzero(shares)[-1] :] = 1.0
    return summed


def _check(hazards: Hazards, n: int, entry: int, until: int) -> None:
    if not 0 < n <= MOST:
        raise StaysError("Cannot draw {n} histories: give a number from 1 on.", n=n)
    if entry >= until:
        raise StaysError(
            "From day {entry} to day {until} there is no day to follow anybody.",
            entry=entry,
            until=until,
        )
    if hazards.forward.any() and not hazards.origin <= entry < until <= hazards.last:
        raise StaysError(
            "The hazards are known from day {first} to day {last}, not from {entry} to {until}.",
            first=hazards.origin,
            last=hazards.last,
            entry=entry,
            until=until,
        )


def _frame(rows: Rows, states: pl.Enum) -> pl.DataFrame:
    """Make a frame without copying what need not be; the code of nobody's state becomes null."""
    start, to = (
        pl.Series(codes.view(f"u{codes.itemsize}")).cat.to(states, strict=False)
        for codes in (rows.start, rows.to)
    )
    columns = {"id": rows.id, "from": start, "to": to, "entry": rows.entry, "exit": rows.exit}
    return pl.DataFrame(columns)
