"""What no clock may change: the chances of a continuous clock obey the rules of any other."""

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wayout.odds.counting.tally import tally
from wayout.odds.solving.continuous import solve_continuous
from wayout.odds.solving.solve import Solution, solve
from wayout.odds.stays.coded import coded

STATES = ("a", "b", "c", "d")
LAST = 14


@st.composite
def stays(draw: DrawFn) -> pl.DataFrame:
    """Draw stays with many ties, late entries and gaps; a state may lead into itself."""
    state = st.sampled_from(STATES)
    row = st.tuples(
        st.integers(0, 9),
        state,
        st.none() | state,
        st.integers(0, LAST - 1),
        st.integers(1, LAST),
    )
    rows = draw(st.lists(row, min_size=1, max_size=40))
    kept = [(one, a, b, low, low + length) for one, a, b, low, length in rows]
    schema = {"id": pl.Int64, "from": pl.String, "to": pl.String}
    return pl.DataFrame(kept, schema=schema | {"entry": pl.Int64, "exit": pl.Int64}, orient="row")


def followed(table: pl.DataFrame, at: float, days: list[float]) -> Solution:
    """Solve on a continuous clock, the states fixed."""
    return solve_continuous(coded(table, states=STATES, continuous=True), at, days)


def same(one: Solution, other: Solution) -> None:
    """Hold chances and covariances of two solutions together."""
    assert one.covariance is not None
    assert other.covariance is not None
    np.testing.assert_allclose(one.chances, other.chances, rtol=0, atol=1e-12)
    np.testing.assert_allclose(one.covariance, other.covariance, rtol=0, atol=1e-12)


@given(stays(), st.data())
def test_whole_days_are_a_clock_like_any_other(table: pl.DataFrame, data: st.DataObject) -> None:
    """Chances and covariances are those of the count by days; rows sum to 1."""
    counted = tally(table, states=STATES)
    at = data.draw(st.integers(-1, counted.last))
    days = data.draw(st.lists(st.integers(at, counted.last), min_size=1, max_size=6))
    found = followed(table, at, list(days))
    same(found, solve(counted, at, days))
    assert np.abs(found.chances.sum(axis=2) - 1.0).max() < 1e-12


@given(stays(), st.lists(st.floats(1e-3, 1e3), min_size=2 * LAST, max_size=2 * LAST))
def test_only_the_order_of_moments_matters(table: pl.DataFrame, gaps: list[float]) -> None:
    """A clock that runs faster or slower gives the same chances."""
    clock = np.cumsum([0.0, *gaps])
    moved = table.with_columns(
        pl.Series(name, clock[table[name].to_numpy()]) for name in ("entry", "exit")
    )
    last = int(table["exit"].to_numpy().max())
    days = [*range(last + 1)]
    same(followed(table, 0, list(days)), followed(moved, 0, clock[days].tolist()))


@given(stays(), st.floats(0.01, 0.99))
def test_a_stay_may_be_split_in_two(table: pl.DataFrame, part: float) -> None:
    """Whoever is watched in two parts is at risk as before."""
    cut = pl.col("entry") + part * (pl.col("exit") - pl.col("entry"))
    split = pl.concat(
        [
            table.with_columns(exit=cut, to=pl.lit(None, pl.String)),
            table.with_columns(entry=cut),
        ],
        how="vertical_relaxed",
    )
    last = int(table["exit"].to_numpy().max())
    days = [*range(last + 1)]
    same(followed(table, 0, list(days)), followed(split, 0, list(days)))
