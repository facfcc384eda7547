"""Whatever the hazards: histories are sound, go along open arrows only, and engines agree."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.odds.counting.engine import fast
from wayout.odds.simulation import by_numpy as simulation_numpy
from wayout.odds.simulation.hazards import Hazards
from wayout.odds.simulation.histories import simulate
from wayout.odds.simulation.tables import Run, lay_out
from wayout.odds.stays.coded import coded

DAYS = 25
CHANCE = st.sampled_from([0.0, 0.001, 0.05, 0.3, 1.0])


@st.composite
def maps(draw: st.DrawFn) -> Hazards:
    """Two to five states, any arrows on either clock, rows that sum to 1 at most."""
    states = "abcde"[: draw(st.integers(2, 5))]
    arrows = [(j, k) for j in states for k in states if j != k]
    chosen = draw(st.lists(st.sampled_from(arrows), min_size=1, unique=True))
    share = {j: max(sum(one == j for one, _ in chosen), 1) for j in states}
    steps = {
        (j, k): [chance / share[j] for chance in draw(st.lists(CHANCE, min_size=1, max_size=DAYS))]
        for j, k in chosen
    }
    steps[chosen[0]] += [0.0] * (DAYS - len(steps[chosen[0]]))
    reset = draw(st.lists(st.sampled_from(chosen), unique=True)) if chosen[1:] else []
    return Hazards.of(steps, reset=[one for one in reset if one != chosen[0]], states=list(states))


@settings(max_examples=60, deadline=None)
@given(maps(), st.integers(1, DAYS), st.integers(0, 5))
def test_histories_are_sound(hazards: Hazards, until: int, seed: int) -> None:
    """They follow one another, end at the horizon or in a state without a way out."""
    start = hazards.arrows[0][0] if hazards.arrows else "a"
    drawn = simulate(hazards, 200, start, until, np.random.default_rng(seed))
    assert coded(drawn).persons == 200
    open_ = {(one, other) for one, other, _ in hazards.arrows}
    leaves = {one for one, _ in open_}
    rows = drawn.rows()
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        number, state, to, _, end = row
        assert to is None or (state, to) in open_
        if after and after[0] == number:
            assert (to, end) == (after[1], after[3])
        else:
            assert end == until or to not in leaves


@pytest.mark.skipif(not fast(), reason="numba is not installed: there is one engine")
@settings(max_examples=40, deadline=None)
@given(maps(), st.integers(1, DAYS), st.integers(0, 2**64 - 1))
def test_engines_agree(hazards: Hazards, until: int, key: int) -> None:
    """Column by column, to the last row."""
    from wayout.odds.simulation import fast_histories as fast_simulation  # noqa: PLC0415  needs numba

    shares = np.linspace(1 / len(hazards.states), 1, len(hazards.states))
    run = Run(300, np.uint64(key), shares, 0, until)
    tables = lay_out(hazards)
    one, other = (list(engine.draw(tables, run)) for engine in (simulation_numpy, fast_simulation))
    for name in one[0]._fields:
        first, second = (np.concatenate([getattr(r, name) for r in rows]) for rows in (one, other))
        np.testing.assert_array_equal(first, second)
