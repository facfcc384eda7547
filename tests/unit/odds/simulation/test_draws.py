"""Histories come back by seed, the same from both engines, and keep their luck."""

from itertools import pairwise

import numpy as np
import polars as pl
import pytest

from wayout.odds.counting.engine import fast
from wayout.odds.simulation.draws import streams, uniform
from wayout.odds.simulation.hazards import Hazards
from wayout.odds.simulation.histories import simulate

MIXED = Hazards.of(
    {
        ("a", "b"): np.full(200, 0.02),
        ("a", "c"): np.linspace(0.0, 0.3, 50),
        ("b", "a"): np.full(30, 0.1),
        ("b", "d"): np.full(200, 0.001),
        ("c", "a"): np.linspace(0.05, 1.0, 20),
    },
    reset=[("a", "c"), ("b", "a"), ("c", "a")],
)


def drawn(seed: int = 1, n: int = 50_000, hazards: Hazards = MIXED) -> pl.DataFrame:
    """Histories of a map with both clocks."""
    return simulate(hazards, n, {"a": 0.7, "c": 0.3}, 200, np.random.default_rng(seed))


def test_both_engines_draw_the_same_histories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row by row, over several blocks."""
    if not fast():
        pytest.skip("numba is not installed: there is one engine")
    compiled = drawn()
    monkeypatch.setenv("WAYOUT_ENGINE", "numpy")
    assert drawn().equals(compiled)


def test_the_same_seed_gives_the_same_histories_and_another_others() -> None:
    """Also in one generator: the second call draws on."""
    assert drawn(n=2000).equals(drawn(n=2000))
    assert not drawn(n=2000).equals(drawn(2, n=2000))
    rng = np.random.default_rng(1)
    first, second = (simulate(MIXED, 500, "a", 200, rng) for _ in range(2))
    assert not first.equals(second)


def test_a_history_does_not_depend_on_how_many_there_are() -> None:
    """The first hundred of many are the hundred."""
    assert drawn().filter(pl.col("id") < 100).equals(drawn(n=100))


def test_a_changed_arrow_changes_only_those_who_could_take_it() -> None:
    """What-if by one arrow leaves the others their luck, to the day."""
    before, after = drawn(), drawn(hazards=MIXED.changed("b", "d", factor=0))
    could = before.filter(pl.col("from") == "b")["id"].unique().implode()
    one, other = (rows.filter(~pl.col("id").is_in(could)) for rows in (before, after))
    assert 1000 < one["id"].n_unique() < before["id"].n_unique() - 1000
    assert one.equals(other)
    assert not before.equals(after)


def test_draws_are_uniform_and_do_not_follow_each_other() -> None:
    """Means, spread and correlation over places and streams, within 5 standard errors."""
    seeds = streams(np.uint64(20220921), 0, 200_000)
    draws = [uniform(seeds, place) for place in range(4)]
    for draw in draws:
        assert 0.0 <= draw.min() < draw.max() < 1.0
        assert abs(draw.mean() - 0.5) < 5 * np.sqrt(1 / 12 / len(draw))
        cells = np.bincount((draw * 100).astype(int), minlength=100)
        chi2 = ((cells - 2000) ** 2 / 2000).sum()
        assert abs(chi2 - 99) < 5 * np.sqrt(2 * 99)
        assert abs(np.corrcoef(draw[1:], draw[:-1])[0, 1]) < 5 / np.sqrt(len(draw))
    for one, other in pairwise(draws):
        assert abs(np.corrcoef(one, other)[0, 1]) < 5 / np.sqrt(len(one))


def test_the_generator_is_splitmix64() -> None:
    """The published first words of the stream of seed 1234567, top 53 bits."""
    words = [6457827717110365317, 3203168211198807973, 9817491932198370423]
    seeds = np.array([1234567], np.uint64)
    found = [uniform(seeds, place)[0] for place in range(3)]
    assert found == [(word >> 11) * 2.0**-53 for word in words]
