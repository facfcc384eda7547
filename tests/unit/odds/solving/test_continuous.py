"""On any clock the chances and errors are those that a count by days gives."""

import json
import os
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.solving import continuous_scan
from wayout.odds.solving.continuous import solve_continuous
from wayout.odds.solving.continuous_cells import at_risk
from wayout.odds.solving.continuous_scan import LENGTH
from wayout.odds.solving.solve import Solution, solve
from wayout.odds.stays.coded import coded

OWN = Path(__file__).parents[3] / "golden" / "odds"
NAMES = ("sim_day_1000", "sir.cont", "ebmt4", "prothr", "aidssi", "mgus2")
TEXT = {"id": pl.String, "from": pl.String, "to": pl.String}


def golden(name: str) -> Path:
    """Find a golden set, or skip where its folder is not named."""
    path = OWN / f"{name}.csv"
    if not path.exists():
        folder = os.environ.get("WAYOUT_GOLDEN")
        if folder is None:
            pytest.skip("WAYOUT_GOLDEN does not name the folder of the other golden sets")
        path = Path(folder) / f"{name}.csv"
    return path


def stays_of(name: str) -> pl.DataFrame:
    """Read the stays of a golden set."""
    return pl.read_csv(golden(name), schema_overrides=TEXT)


def same(one: Solution, other: Solution) -> None:
    """Hold chances and covariances of two solutions together."""
    assert one.covariance is not None
    assert other.covariance is not None
    np.testing.assert_allclose(one.chances, other.chances, rtol=0, atol=1e-12)
    np.testing.assert_allclose(one.covariance, other.covariance, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", [0, 5])
def test_whole_days_give_the_numbers_of_the_count_by_days(name: str, part: int) -> None:
    """From day 0 and from a later day, with the days asked for in any order."""
    stays = stays_of(name)
    counted = tally(stays)
    at = counted.last // part if part else 0
    days = np.unique(np.linspace(at, counted.last, 23).astype(int))[::-1]
    same(solve_continuous(stays, at, days), solve(counted, at, days))


@pytest.mark.parametrize("name", NAMES)
def test_chances_and_errors_are_those_of_r(name: str) -> None:
    """Numbers of etm and mstate; their rounding errors below zero are read as 0."""
    stays, path = stays_of(name), golden(name).with_suffix(".json")
    numbers = json.loads(path.read_text(encoding="utf-8"))
    table = coded(stays, states=numbers["states"], continuous=True)
    for at, expected in numbers["P"].items():
        found = solve_continuous(table, float(at), expected["days"])
        error = np.array(expected["se"], dtype=float)
        np.testing.assert_allclose(found.chances, expected["est"], rtol=0, atol=1e-10)
        np.testing.assert_allclose(found.se, np.nan_to_num(error), rtol=0, atol=2e-9)
        np.testing.assert_array_equal(
            at_risk(table, np.array(expected["days"])), expected["at_risk"]
        )


def test_a_stretched_and_shifted_clock_changes_nothing() -> None:
    """Sevenths of a day before and after a day 0 are moments like others."""
    stays = stays_of("sir.cont")
    moved = stays.with_columns(pl.col("entry", "exit") / 7 - 1e3)
    days = np.array([10, 60, 200])
    same(solve_continuous(moved, 0 / 7 - 1e3, days / 7 - 1e3), solve(tally(stays), 0, days))


def test_fractions_of_a_day_are_kept_apart() -> None:
    """Two leave one after the other: 1/2 of 1/1, by hand with the variances of Greenwood."""
    rows = {"id": [1, 2, 3], "from": ["a"] * 3, "to": ["b", "b", None]}
    stays = pl.DataFrame(rows | {"entry": [0.0, 0.0, 0.25], "exit": [0.2, 0.3, 0.9]})
    found = solve_continuous(stays, 0, [0.1, 0.2, 0.25, 0.9])
    assert found.chances[:, 0, 0].tolist() == [1.0, 0.5, 0.5, 0.25]
    # S^2 * sum of d / (y (y - d)): 1/4 * 1/2 = 1/8; 1/16 * (1/2 + 1/2) = 1/16
    np.testing.assert_allclose(found.se[:, 0, 0] ** 2, [0, 1 / 8, 1 / 8, 1 / 16], atol=1e-15)


def test_ticks_too_fine_to_be_counted_one_by_one_are_followed() -> None:
    """Whole numbers of a wide range stay whole, and are not counted by days."""
    stays = stays_of("sir.cont")
    fine = stays.with_columns(pl.col("entry", "exit").cast(pl.Int64) * 10**12 + 3)
    days = np.array([10, 60, 200])
    with pytest.raises(StaysError, match="too many ticks"):
        tally(fine)
    same(solve_continuous(fine, 3, days * 10**12 + 3), solve(tally(stays), 0, days))


def test_weights_and_shares_of_a_start_are_used() -> None:
    """Weights, 0 among them, and a start mix give what the count by days gives."""
    stays = stays_of("sim_day_1000").with_columns(w=pl.int_range(pl.len()) % 4 / 3)
    counted = tally(stays, weight="w")
    starts = np.full((1, len(counted.states)), 1 / len(counted.states))
    days = [100, 400]
    table = coded(stays, weight="w", continuous=True)
    same(
        solve_continuous(table, 20, days, starts=starts),
        solve(counted, 20, days, starts=starts),
    )
    assert solve_continuous(table, 20, days, covariance=False).covariance is None


def test_many_days_and_many_blocks_give_the_same_numbers() -> None:
    """Blocks are cut at the days asked for, and by their length."""
    rng = np.random.default_rng(5)
    stays = pl.DataFrame({"id": np.arange(4 * LENGTH), "entry": 0.0}).with_columns(
        pl.lit("a").alias("from"),
        pl.Series("to", rng.choice(["b", "c"], 4 * LENGTH)),
        pl.Series("exit", rng.random(4 * LENGTH)),
    )
    moments = np.sort(stays["exit"].to_numpy())
    every = solve_continuous(stays, 0, moments)
    some = solve_continuous(stays, 0, moments[::300])
    left = 1 - np.arange(1, 4 * LENGTH + 1) / (4 * LENGTH)  # nobody is lost: shares are counts
    np.testing.assert_allclose(every.chances[:, 0, 0], left, atol=1e-12)
    np.testing.assert_allclose(every.se[:, 0, 0] ** 2, left * (1 - left) / (4 * LENGTH), atol=1e-12)
    np.testing.assert_allclose(some.chances, every.chances[::300], atol=1e-12)


def test_few_starts_and_narrow_blocks_give_the_same_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A start by itself sums its errors another way; many states make blocks short."""
    stays = stays_of("sim_day_1000")
    days = [100, 400]
    every = solve_continuous(stays, 20, days)
    assert every.covariance is not None
    for held in (None, 1, 10_000):
        if held is not None:
            monkeypatch.setattr(continuous_scan, "HELD", held)
        for start in (0, 4):
            alone = solve_continuous(stays, 20, days, starts=np.eye(len(every.states))[[start]])
            assert alone.covariance is not None
            np.testing.assert_allclose(alone.chances[:, 0], every.chances[:, start], atol=1e-12)
            np.testing.assert_allclose(
                alone.covariance[:, 0], every.covariance[:, start], rtol=0, atol=1e-14
            )


def test_where_nobody_moves_the_share_stays() -> None:
    """Before the first move, after the last, and at the end of the data."""
    rows = {"id": [1, 2], "from": ["a", "b"], "to": [None, "a"], "entry": [0.0, 0.0]}
    stays = pl.DataFrame(rows | {"exit": [2.5, 1.0]})
    for at, days in ((0, [0.5]), (1, [1, 2]), (2.5, [2.5])):
        found = solve_continuous(stays, at, days)
        assert (found.chances == np.eye(2)).all()
        assert found.covariance is not None
        assert not found.covariance.any()
    assert solve_continuous(stays, 0, []).chances.shape == (0, 2, 2)


@pytest.mark.parametrize(
    ("at", "days", "said"),
    [
        (3, [3], "data end on day 2.5"),
        (1, [0.5], "Day 0.5 lies before day 1"),
        (0, [2.6], "Day 2.6 lies after the data"),
        (0, [float("nan")], "must be a number"),
        (float("inf"), [1], "must be a number"),
    ],
)
def test_days_outside_the_data_are_refused(at: float, days: list[float], said: str) -> None:
    """As on the clock of days, and where the day is no number."""
    rows = {"id": [1], "from": ["a"], "to": ["b"], "entry": [0.0], "exit": [2.5]}
    with pytest.raises(StaysError, match=said):
        solve_continuous(pl.DataFrame(rows), at, days)
