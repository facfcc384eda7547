"""How much time is spent in each state up to a day."""

import numpy as np

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally
from wayout.odds.solving.solve import increments
from wayout.odds.stays.coded import Floats


def expected_time(t: Tally, until: int, at: int = 0) -> Floats:
    """Give the expected ticks in each state between `at` and `until`, by state at the start.

    Returns:
        Shape (K, K): row j for those who are in j at `at`; each row sums to `until - at`.

    Raises:
        StaysError: `until` lies before `at` or after the data.

    Source:
        Restricted expected length of stay, the area under the occupation: Beyersmann, Allignol
        and Schumacher (2012), Competing Risks and Multistate Models with R, section 9.
    """
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
