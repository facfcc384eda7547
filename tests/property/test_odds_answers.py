"""The whole answer does not depend on how stays are cut into rows."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.odds_stays import cuts, histories

from wayout.errors import StaysError
from wayout.odds import Answer, Question, answer
from wayout.odds.answers.question import Interval

TABLES: Final = ("occupation", "se", "low", "high", "at_risk", "known")
ONE_OF: Final = {"c": ("a", "d")}


def asked(
    stays: pl.DataFrame, interval: Interval, one_of: Mapping[str, tuple[str, ...]]
) -> Answer | str:
    """Ask where those in state a on day 2 are later; or what is said against it."""
    question = Question(
        start="a", at=2, days=(2, 5, 9), floor=1, interval=interval, replicates=50,
        one_of=one_of, draws=3,
    )  # fmt: skip
    try:
        return answer(stays, question)
    except StaysError as error:
        return type(error).__name__


@given(
    st.data(), st.sampled_from(["auto", "greenwood", "bootstrap"]), st.sampled_from([{}, ONE_OF])
)
def test_a_stay_cut_in_two_changes_nothing(
    data: st.DataObject, interval: Interval, one_of: Mapping[str, tuple[str, ...]]
) -> None:
    """Neither shares nor intervals, nor who is counted, nor the moves, nor what is said."""
    table = data.draw(histories(people=12))
    whole = asked(table, interval, one_of)
    split = asked(data.draw(cuts(table)), interval, one_of)
    if isinstance(whole, str) or isinstance(split, str):
        assert whole == split
        return
    assert (whole.states, whole.people, whole.points) == (split.states, split.people, split.points)
    for name in TABLES:
        np.testing.assert_allclose(
            getattr(whole, name), getattr(split, name), rtol=0, atol=1e-9, err_msg=name
        )
    assert whole.arrows == split.arrows
    assert whole.interval == split.interval
    for one, other in zip(whole.markov, split.markov, strict=True):
        assert (one.past, one.start, one.to) == (other.past, other.start, other.to)
        assert (one.events, one.group, str(one.reason)) == (
            other.events, other.group, str(other.reason),
        )  # fmt: skip
        for name in ("expected", "statistic", "p", "adjusted"):
            assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-9)
    assert list(map(str, whole.cautions)) == list(map(str, split.cautions))
    assert (whole.missing.coarse, whole.missing.told) == (split.missing.coarse, split.missing.told)
    for mine, yours in zip(whole.bounds, split.bounds, strict=True):
        assert (mine.state, mine.coarse) == (yours.state, yours.coarse)
        for name in ("low", "high", "low_limit", "high_limit", "estimate", "estimate_low"):
            values = getattr(mine, name), getattr(yours, name)
            assert (values[0] is None) == (values[1] is None)
            if values[0] is not None:
                np.testing.assert_allclose(*values, rtol=0, atol=1e-9, err_msg=name)
