"""How much time is spent in each state up to a day.

Its error comes from people drawn anew, by Poisson weights of mean 1, one for each person:

Example:
    >>> from wayout.odds import expected_time, tally
    >>> rows = {"id": [1, 2, 3, 4], "from": ["absent"] * 4, "to": ["held"] * 3 + [None]}
    >>> stays = pl.DataFrame(rows | {"entry": [0] * 4, "exit": [2, 4, 4, 9]})
    >>> rng, people = np.random.default_rng(1), stays.select("id").unique(maintain_order=True)
    >>> drawn = []
    >>> for _ in range(400):
    ...     weights = people.with_columns(w=rng.poisson(1.0, len(people)))
    ...     drawn.append(expected_time(tally(stays.join(weights, on="id"), weight="w"), 8))
    >>> np.std(drawn, axis=0, ddof=1).round(1).tolist()
    [[1.4, 1.4], [0.0, 0.0]]
"""

import numpy as np
import polars as pl

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, as_tally
from wayout.odds.solving.solve import increments
from wayout.odds.stays.coded import Coded, Floats


def expected_time(t: Tally | pl.DataFrame | Coded, until: int, at: int = 0) -> Floats:
    """Give the expected ticks in each state between `at` and `until`, by state at the start.

    Args:
        t: Counts by day, or stays to be counted.
        until: The tick up to which time is counted.
        at: The tick from which on.

    Returns:
        Shape (K, K): row j for those who are in j at `at`; each row sums to `until - at`. The
        states are those of the tally, in its order. No error comes with it; see the module.

    Raises:
        StaysError: `until` lies before `at` or after the data.

    Source:
        Restricted expected length of stay, the area under the occupation: Beyersmann, Allignol
        and Schumacher (2012), Competing Risks and Multistate Models with R, section 9.

    Example:
        >>> from wayout.odds import tally
        >>> rows = {"id": [1, 2, 3, 4], "from": ["absent"] * 4, "to": ["held"] * 3 + [None]}
        >>> stays = pl.DataFrame(rows | {"entry": [0] * 4, "exit": [2, 4, 4, 9]})
        >>> counted = tally(stays)
        >>> counted.states, expected_time(counted, 8).tolist()
        (('absent', 'held'), [[4.5, 3.5], [0.0, 8.0]])
    """
    t = as_tally(t)
    if not at <= until <= t.last:
        raise StaysError(
            "Day {until} does not lie between day {at} and the end of the data, {last}.",
            until=until,
            at=at,
            last=t.last,
        )
    ticks, steps, _ = increments(t, at)
    upto = int(np.searchsorted(ticks, until))  # what happens on `until` itself adds no time
    chances = np.eye(len(t.states))
    area = np.zeros_like(chances)
    since = at
    for tick, step in zip(ticks[:upto].tolist(), steps, strict=False):
        area += chances * (tick - since)
        chances, since = chances @ step, tick
    return area + chances * (until - since)
