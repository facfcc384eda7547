"""Hazards whose clock begins anew with each stay, arrow by arrow: a semi-Markov process."""

from collections.abc import Collection, Iterable

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, tally_coded
from wayout.odds.simulation.hazards import Arrow, Hazards, check_among, hazards
from wayout.odds.solving.nelson_aalen import daily_hazards
from wayout.odds.stays.coded import Coded, coded, named_rows


def hazards_with_clocks(
    sojourns: pl.DataFrame,
    reset: Iterable[Arrow],
    *,
    entered: str | None = None,
    weight: str | None = None,
) -> Hazards:
    """Estimate hazards, those of some arrows by the days since the state was entered.

    The count for these arrows is the same count on another clock: a stay begins on day 0 and ends
    after its length. Without `entered` every stay is taken to begin with its row: `entry` is then
    the day he came into the state, not the day the watch began. Where that fails (delayed entry,
    a stay in two rows) name the column that holds the true day: such a stay is at risk only from
    the length it had when the watch began (left truncation).

    Args:
        sojourns: Stays as for `tally`.
        reset: Arrows (from, to) whose clock begins anew with each stay; the others go by the
            clock of the data.
        entered: Column of the day on which the state was entered, never after `entry`.
        weight: Column of weights.

    Raises:
        StaysError: A row is wrong, or an arrow that nobody took.

    Source:
        Andersen, Borgan, Gill and Keiding (1993), section X.1: Markov renewal processes.

    Example:
        >>> import polars as pl
        >>> stays = pl.DataFrame({"id": [1, 2, 3], "from": ["held"] * 3,
        ...     "to": ["deployed", "deployed", None], "entry": [0, 40, 90], "exit": [7, 47, 99]})
        >>> found = hazards_with_clocks(stays, [("held", "deployed")])
        >>> round(float(found.reset[7, found.states.index("held")].sum()), 3)
        0.667
    """
    stays = coded(sojourns, persons=False, weight=weight)
    counted = tally_coded(stays)
    own = set(reset)
    check_among(own, {(start, to) for start, to, _ in counted.arrows})
    by_length = _by_length(sojourns, stays, entered)
    forward, since = hazards(counted).forward, daily_hazards(by_length)
    of_stay = _chosen(stays.states, own)
    return Hazards(
        stays.states,
        counted.origin,
        np.where(of_stay, 0.0, forward),
        np.where(of_stay, since, 0.0),
    )


def _by_length(sojourns: pl.DataFrame, stays: Coded, entered: str | None) -> Tally:
    """Count the stays by the days since each began; day 0 of the axis is length 0."""
    entry = stays.entry.astype(np.int64)
    began = entry if entered is None else _entered(sojourns, entered)
    late = began > entry
    if late.any():
        raise StaysError(
            "A state cannot be entered after the day its row begins: {rows}.",
            rows=named_rows(sojourns, late),
        )
    since = Coded(
        stays.states,
        stays.start,
        stays.to,
        entry - began,
        stays.exit.astype(np.int64) - began,
        weight=stays.weight,
    )
    counted = tally_coded(since)
    return counted.spread(counted.states, 0, counted.last + 1)


def _entered(sojourns: pl.DataFrame, name: str) -> NDArray[np.int64]:
    """Read the days on which the states were entered, checked as `entry` is."""
    if name not in sojourns.columns:
        raise StaysError(
            "Stays need the columns {needed}; missing: {missing}.", needed=name, missing=name
        )
    stays = sojourns.select("id", "from", "to", "exit", entry=name)
    return coded(stays, persons=False).entry.astype(np.int64)


def _chosen(states: tuple[str, ...], arrows: Collection[Arrow]) -> NDArray[np.bool_]:
    chosen = np.zeros((len(states), len(states)), np.bool_)
    for start, to in arrows:
        chosen[states.index(start), states.index(to)] = True
    return chosen
