"""The same stays give the same numbers: with numba and without, in whatever order rows stand."""

from importlib.util import find_spec

import numpy as np
import polars as pl
import pytest
from numpy.typing import DTypeLike
from tests.golden.odds.golden_sets import golden_set

from wayout.odds.answers.estimates import Estimate, Plan, estimate
from wayout.odds.answers.question import Question
from wayout.odds.counting.tally import Tally, tally, tally_coded
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import Coded, coded

needs_numba = pytest.mark.skipif(find_spec("numba") is None, reason="the extra fast is missing")
DAYS = (120, 180, 365, 730)
STATES = tuple(str(state) for state in range(10))


@pytest.fixture(scope="module")
def stays() -> pl.DataFrame:
    """Loops, ties and delayed entry together, whole days."""
    return golden_set("sim_day_1000").stays


def by_engine(name: str, stays: Coded, patch: pytest.MonkeyPatch) -> Tally:
    """Count with one of the engines."""
    patch.setenv("WAYOUT_ENGINE", name)
    return tally_coded(stays)


def answer(stays: pl.DataFrame) -> Estimate:
    """Ask where those who are in state 0 on day 90 are later, people drawn anew."""
    plan = Plan(Question(start="0", at=90, days=DAYS, interval="bootstrap"), STATES, DAYS, 40)
    return estimate(stays, plan, np.random.default_rng(337), None)


@needs_numba
@pytest.mark.parametrize("code", [np.int8, np.int16, np.int64])
@pytest.mark.parametrize("tick", [np.int16, np.uint16, np.int32, np.uint64])
def test_both_engines_count_the_same(
    stays: pl.DataFrame, code: DTypeLike, tick: DTypeLike, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever kind of numbers the columns hold; so the chances are the same to the last bit."""
    table = coded(stays)
    columns = (
        table.start.astype(code), table.to.astype(code), table.entry.astype(tick),
        table.exit.astype(tick),
    )  # fmt: skip
    for column in columns:
        column.setflags(write=False)
    small = Coded(table.states, *columns)
    one, two = (by_engine(name, small, monkeypatch) for name in ("numpy", "auto"))
    np.testing.assert_array_equal(one.at_risk, two.at_risk)
    np.testing.assert_array_equal(one.moves, two.moves)
    assert (one.origin, one.at_risk.dtype) == (two.origin, two.at_risk.dtype)
    np.testing.assert_array_equal(solve(one).chances, solve(two).chances)


@needs_numba
def test_both_engines_weigh_the_same(stays: pl.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums of fractions may round in another order, and in no more than that."""
    weight = np.random.default_rng(1).exponential(size=len(stays))
    table = coded(stays.with_columns(w=pl.Series(weight)), weight="w")
    one, two = (by_engine(name, table, monkeypatch) for name in ("numpy", "auto"))
    np.testing.assert_allclose(one.at_risk, two.at_risk, rtol=0, atol=1e-9)
    np.testing.assert_allclose(one.moves, two.moves, rtol=0, atol=1e-12)
    np.testing.assert_allclose(solve(one).chances, solve(two).chances, rtol=0, atol=1e-12)


@needs_numba
def test_both_engines_estimate_the_same(
    stays: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shares, errors, and the people drawn by a seed."""
    found = []
    for name in ("numpy", "auto"):
        monkeypatch.setenv("WAYOUT_ENGINE", name)
        found.append(answer(stays))
    same(*found)


def test_the_order_of_rows_says_nothing(stays: pl.DataFrame) -> None:
    """A seed draws the same people: counts, shares, errors and the bootstrap stay as they are."""
    mixed = stays.sample(fraction=1.0, shuffle=True, seed=5)
    np.testing.assert_array_equal(tally(stays).moves, tally(mixed).moves)
    same(answer(stays), answer(mixed))


def same(one: Estimate, other: Estimate) -> None:
    """Hold two answers together, to the last bit."""
    assert one.people == other.people
    for name in ("occupation", "greenwood", "variance", "at_risk", "known", "moves", "stays"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
