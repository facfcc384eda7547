"""Worlds in which each court has a delay law of its own, and is late as a whole."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Posting = Callable[[np.random.Generator, Ints, Ints], Ints]

COURTS, WATCH, EVERY, A_DAY = 12, 170, 10, 2.4  # courts, days, days between looks, events a day
MONTH, UNEVEN = 30, 0.9  # days; spread of the logarithm of what differs between courts


class World(NamedTuple):
    """Delays by court as the record has them; the last month, as seen and as it comes to be."""

    cells: pl.DataFrame
    seen: int
    true: int


def own_delays(rng: np.random.Generator, court: Ints, day: Ints) -> Ints:
    """Post each event after a geometric delay, of ten days times what is the court's own."""
    mean = 10 * rng.lognormal(-(UNEVEN**2) / 2, UNEVEN, COURTS)
    return day + rng.geometric(1 / np.maximum(mean, 1.0)[court]) - 1


def in_batches(rng: np.random.Generator, court: Ints, day: Ints) -> Ints:
    """Post all that a court has on days of its own, some weeks apart, as its clerk has it."""
    gap = 12 * rng.lognormal(0.0, UNEVEN, COURTS)
    first = rng.uniform(0.0, gap)
    batch = np.ceil((day - first[court]) / gap[court])
    return np.ceil(batch * gap[court] + first[court]).astype(np.int64)


def world(rng: np.random.Generator, posting: Posting, *, steady: bool) -> World:
    """Events of courts with as many each month, or with busy and quiet ones; seen at common looks.

    The last month of busy and quiet ones is not of the same courts as the months before.
    """
    days = np.arange(1, WATCH + 1)
    months = (COURTS, WATCH // MONTH + 1)
    busy = (np.ones(months) if steady else rng.exponential(1.0, months)) * A_DAY / COURTS
    came = rng.poisson(busy[:, (WATCH - days) // MONTH])
    court, at = (np.repeat(place, came[came > 0]) for place in np.nonzero(came))
    day = days[at]
    looks = np.arange(WATCH, -1, -EVERY)[::-1]
    first = np.searchsorted(looks, posting(rng, court, day))
    seen = (first < len(looks)) & (day > looks[0])
    high = looks[first[seen]] - day[seen]
    low = np.maximum(looks[first[seen] - 1] - day[seen], -1)
    cells = {"court": court[seen], "low": low, "high": high, "limit": WATCH - day[seen]}
    last = day > WATCH - MONTH
    return World(
        pl.DataFrame(cells).group_by(list(cells)).len().sort(list(cells)),
        int((last & seen).sum()),
        int(last.sum()),
    )
