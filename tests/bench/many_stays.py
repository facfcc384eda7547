"""Invented stays in millions: 10 states with ways back, 3.7 rows a history, whole days."""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

STATES = 10
FINAL = 2  # the last states are never left
HORIZON = 1_200  # days
MOST_STAYS = 8
MEAN = 125  # days of a stay that is not cut short
AT_ONCE = 500_000  # histories made at a time

_Columns = dict[str, NDArray[np.integer]]


def stays(histories: int, seed: int = 1) -> Iterator[pl.DataFrame]:
    """Yield frames of stays: id int32, from and to int8 (null: censored), entry and exit int16."""
    rng = np.random.default_rng(seed)
    for first in range(0, histories, AT_ONCE):
        persons = np.arange(first, min(first + AT_ONCE, histories), dtype=np.int32)
        parts = list(_steps(persons, rng))
        whole = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        yield pl.DataFrame(whole).with_columns(pl.col("to").replace(-1, None))


def _steps(persons: NDArray[np.int32], rng: np.random.Generator) -> Iterator[_Columns]:
    """Yield the first stays of all, then the second ones of those who have one."""
    state = np.where(rng.random(len(persons)) < 0.6, 0, 1)
    late = np.where(rng.random(len(persons)) < 0.4, rng.integers(0, 300, len(persons)), 0)
    entry, watched = late, rng.integers(600, HORIZON, len(persons))
    for step in range(MOST_STAYS):
        end = entry + 1 + rng.geometric(1 / MEAN, len(persons))
        cut = (end > watched) | (step == MOST_STAYS - 1)
        jump = 1 + rng.integers(0, STATES - 1, len(persons))
        to = np.where(cut, -1, (state + jump) % STATES)
        yield {
            "id": persons,
            "from": state.astype(np.int8),
            "to": to.astype(np.int8),
            "entry": entry.astype(np.int16),
            "exit": np.minimum(end, watched).astype(np.int16),
        }
        on = (to >= 0) & (to < STATES - FINAL) & (end < watched)
        persons, state, entry, watched = persons[on], to[on], end[on], watched[on]
