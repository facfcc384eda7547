"""Rules that hold for every set of delays."""

from fractions import Fraction

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.odds.delays.growth import Recent, grow
from wayout.odds.delays.reporting import delay_curve
from wayout.odds.delays.turnbull import Cells, fit

Pairs = dict[tuple[int, int], int]
pairs = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] <= pair[1])
delays = st.dictionaries(pairs, st.integers(1, 9), min_size=1, max_size=30)
triples = st.tuples(st.integers(-1, 10), st.integers(0, 12), st.integers(0, 14)).filter(
    lambda cell: cell[0] < cell[1] <= cell[2]
)
cells = st.dictionaries(triples, st.integers(1, 40), min_size=1, max_size=20)


def frame(counts: dict[tuple[int, int, int], int]) -> pl.DataFrame:
    """Cells as the record hands them out, with one more that makes them enough."""
    rows = [(*cell, number) for cell, number in counts.items()] + [(-1, 1, 15, 20)]
    return pl.DataFrame(rows, schema=["low", "high", "limit", "len"], orient="row")


@given(delays)
def test_exact_days_give_the_product_limit_of_its_definition(counts: Pairs) -> None:
    """F(u) is the product, over longer delays v, of 1 - (ended at v) / (could be seen at v)."""
    delay, limit = (np.array(column) for column in zip(*counts, strict=True))
    made = Cells(delay - 1, delay, limit, np.array([*counts.values()], dtype=float))
    found = fit(made, made.count[None])
    assert found.rounds == 1
    for days, share in enumerate(found.share[0].tolist()):
        expected = Fraction(1)
        for longer in {one for one, _ in counts if one > days}:
            ended = sum(n for (one, _), n in counts.items() if one == longer)
            at_risk = sum(n for (one, last), n in counts.items() if one <= longer <= last)
            expected *= 1 - Fraction(ended, at_risk)
        assert share == pytest.approx(float(expected), abs=1e-12)


@given(cells)
@settings(deadline=None)
def test_a_curve_rises_from_0_to_1_without_a_gap(counts: dict[tuple[int, int, int], int]) -> None:
    """No NaN, nothing below 0 or above 1, and all known in the end."""
    curve = delay_curve(frame(counts))
    assert (np.diff(curve.share, prepend=0.0) >= -1e-12).all()
    assert curve.share[-1] == 1
    assert 0 <= curve.days_until(0.95) < len(curve.share)


@given(cells, st.integers(0, 1000))
@settings(deadline=None)
def test_the_order_of_the_cells_and_splitting_one_change_nothing(
    counts: dict[tuple[int, int, int], int], seed: int
) -> None:
    """Events in one cell or in two are the same events."""
    whole = frame(counts)
    one = whole.with_columns(len=pl.lit(1, pl.Int64))
    parts = pl.concat([whole.with_columns(len=pl.col("len") - 1), one])
    mixed = parts.sample(fraction=1, shuffle=True, seed=seed)
    assert delay_curve(mixed).share == pytest.approx(delay_curve(whole).share, abs=1e-9)


@given(cells, st.integers(0, 60), st.integers(0, 10))
@settings(deadline=None, max_examples=40)
def test_what_is_expected_lies_in_its_interval_and_not_below_what_was_seen(
    counts: dict[tuple[int, int, int], int], seen: int, since: int
) -> None:
    """Or there is a reason and no number at all."""
    recent = Recent(seen, np.arange(since, since + 5))
    made = frame(counts)
    found = grow(made, delay_curve(made), [recent], np.random.default_rng(1), replicates=20)[0]
    if found.expected is None or found.low is None or found.high is None:
        assert found.why is not None
        assert (found.expected, found.low, found.high) == (None, None, None)
    else:
        assert found.why is None
        assert seen <= found.low <= found.expected <= found.high
