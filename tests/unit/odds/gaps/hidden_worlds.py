"""Invented people whose verdicts are known to us and hidden from the estimators."""

from collections.abc import Callable

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.counting.tally import tally
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import Floats

KINDS = ("probation", "imprisoned", "closed")
STATES = ("court", "sentenced", *KINDS, "deployed", "released")
ONE_OF = {"sentenced": KINDS}
SHARES = (0.5, 0.35, 0.15)
STAYS = (60, 300, 200)  # mean days in each kind
FRONT = (0.8, 0.3, 0.0)  # of those who leave it, how many to the front

Numbers = NDArray[np.int64]
Hide = Callable[[np.random.Generator, Numbers, Numbers], NDArray[np.bool_]]


def world(n: int, rng: np.random.Generator, hide: Hide) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give what is seen and what is true: court, a verdict, and the front, release or neither.

    `hide(rng, kind, end)` says whose kind is hidden; kind is a place in KINDS, end one in STATES
    or -1 for those whom the watch left there.
    """
    verdict = rng.integers(1, 60, n)
    kind = rng.choice(3, n, p=SHARES)
    moved = verdict + 1 + rng.exponential(np.array(STAYS)[kind]).astype(np.int64)
    end = np.where(rng.random(n) < np.array(FRONT)[kind], 5, 6)
    until = rng.integers(100, 600, n)
    end = np.where(moved < until, end, -1)
    hidden = hide(rng, kind, end)
    states = (np.where(hidden, 1, kind + 2), kind + 2)
    seen, true = (_frame(state, end, (verdict, moved, until)) for state in states)
    return seen, true


def _frame(state: Numbers, end: Numbers, days: tuple[Numbers, Numbers, Numbers]) -> pl.DataFrame:
    verdict, moved, until = days
    people, went = np.arange(len(state)), end >= 0
    zero, none = np.zeros_like(state), np.full(went.sum(), -1)
    columns = {
        "id": np.concatenate((people, people, people[went])),
        "from": np.concatenate((zero, state, end[went])),
        "to": np.concatenate((state, end, none)),
        "entry": np.concatenate((zero, verdict, moved[went])),
        "exit": np.concatenate((verdict, np.minimum(moved, until), until[went])),
    }
    names = pl.Series([*STATES, None])
    return pl.DataFrame(columns).with_columns(
        names.gather(columns["from"]).alias("from"),
        names.gather(np.where(columns["to"] < 0, len(STATES), columns["to"])).alias("to"),
    )


def chances(sojourns: pl.DataFrame, days: list[int]) -> tuple[Floats, Floats]:
    """Give where those who begin in court are, and its covariance."""
    found = solve(tally(sojourns, states=STATES), 0, days, starts=np.eye(1, len(STATES)))
    assert found.covariance is not None
    return found.chances[:, 0], found.covariance[:, 0]
