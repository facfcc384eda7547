"""A simulation that cannot be made says why, in plain words."""

import numpy as np
import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.simulation.hazards import Hazards
from wayout.odds.simulation.histories import simulate

WAYS = Hazards.of({("a", "b"): [0.1] * 50, ("b", "a"): [0.2] * 5}, reset=[("b", "a")], origin=10)
GOOD = {"n": 10, "start": "a", "until": 60, "entry": 10}
BAD = [
    ({"n": 0}, "Cannot draw 0 histories"),
    ({"until": 10}, "From day 10 to day 10 there is no day"),
    ({"until": 61}, "known from day 10 to day 60, not from 10 to 61"),
    ({"entry": 0}, "known from day 10 to day 60, not from 0 to 60"),
    ({"start": "x"}, "No stay is in the state 'x'. There are: a, b"),
    ({"start": {"a": 0.7, "b": 0.7}}, "must sum to 1"),
    ({"start": {"a": 1.5, "b": -0.5}}, "must sum to 1"),
    ({"start": {}}, "must sum to 1"),
]


@pytest.mark.parametrize(("change", "words"), BAD)
def test_it_says_what_is_wrong(change: dict[str, object], words: str) -> None:
    """Exit code 2, before anything is drawn."""
    with pytest.raises(StaysError, match=words):
        simulate(WAYS, rng=np.random.default_rng(1), **(GOOD | change))  # type: ignore[arg-type]


def test_what_is_good_is_drawn() -> None:
    """The list above changes one thing of this."""
    drawn = simulate(WAYS, rng=np.random.default_rng(1), **GOOD)  # type: ignore[arg-type]
    assert drawn["id"].n_unique() == 10


def test_clocks_of_stays_alone_know_no_last_day() -> None:
    """Nothing binds them to the clock of the data."""
    ways = Hazards.constant({("a", "b"): 0.1, ("b", "a"): 0.1}, 30, reset=[("a", "b"), ("b", "a")])
    early, late = (
        simulate(ways, 100, "a", entry + 5000, np.random.default_rng(1), entry=entry)
        for entry in (-20, 3000)
    )
    shifted = early.with_columns(pl.col("entry", "exit") + 3020)
    assert late.equals(shifted)
    assert (early["entry"].min(), early["exit"].max()) == (-20, 4980)
