"""What `wayout.odds` exports takes a frame of stays, and tells itself in a line."""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.stays_at_hand import many

from wayout.errors import StaysError
from wayout.odds import (
    Question,
    answer,
    bootstrapped,
    coded,
    cohort,
    expected_time,
    followed,
    hazards,
    landmark,
    markov_test,
    nelson_aalen,
    observed,
    occupation,
    reach,
    replicate,
    robust_se,
    solve,
    solve_continuous,
    tally,
)

COUNTED: dict[str, Callable[[Any], Any]] = {
    "solve": lambda counts: solve(counts, 9, [12, 20]).chances,
    "occupation": lambda counts: occupation(counts, "home", [12, 20], 9).se,
    "expected_time": lambda counts: expected_time(counts, 20),
    "reach": lambda counts: reach(counts, "home", "end", days=[20]).chance,
    "hazards": lambda counts: hazards(counts).forward,
    "nelson_aalen": lambda counts: nelson_aalen(counts, [20]).value,
}
BY_PERSON: dict[str, Callable[[Any], Any]] = {
    "cohort": lambda stays: followed(cohort(stays, "home", 9), [12, 20]).occupation,
    "landmark": lambda stays: landmark(stays, "home", 9, [12, 20]).se,
    "observed": lambda stays: observed(stays, [12, 20], 9).se,
    "robust_se": lambda stays: robust_se(stays, "home", [12, 20], 9),
    "solve_continuous": lambda stays: solve_continuous(stays, 9, [12, 20]).chances,
    "markov_test": lambda stays: [test.p or 0.0 for test in markov_test(stays)],
    "replicate": lambda stays: replicate(
        cohort(stays, "home", 9), [12, 20], np.random.default_rng(1), replicates=3
    ),
    "bootstrapped": lambda stays: (
        bootstrapped(cohort(stays, "home", 9), [12, 20], np.random.default_rng(1), replicates=3).se
    ),
}


@pytest.mark.parametrize("estimate", COUNTED.values(), ids=COUNTED)
def test_stays_are_counted_where_counts_are_taken(estimate: Callable[[Any], Any]) -> None:
    """A frame gives what its tally gives."""
    np.testing.assert_array_equal(estimate(many()), estimate(tally(many())))


@pytest.mark.parametrize("estimate", BY_PERSON.values(), ids=BY_PERSON)
def test_stays_may_be_coded_or_not(estimate: Callable[[Any], Any]) -> None:
    """A frame gives what its coded stays give."""
    np.testing.assert_array_equal(estimate(many()), estimate(coded(many())))


@pytest.mark.parametrize("estimate", [*COUNTED.values(), *BY_PERSON.values()])
@pytest.mark.parametrize("wrong", [[1, 2], None, {"id": [1]}, many().lazy()])
def test_what_is_no_table_is_refused_in_words(
    estimate: Callable[[Any], Any], wrong: object
) -> None:
    """With what was given."""
    with pytest.raises(StaysError, match=f"not as {type(wrong).__name__}"):
        estimate(wrong)


def test_each_tells_itself_in_a_line() -> None:
    """How many, which states and days; and no array."""
    stays: pl.DataFrame = many()
    counted = tally(stays)
    whole = answer(stays, Question(start="home", at=9, days=(12, 20), replicates=5))
    moves = sum(count for *_, count in counted.arrows)
    days = f"days {counted.origin} to {counted.last}"
    assert repr(counted) == f"Tally(3 states, {days}, {moves} moves along 4 arrows)"
    assert repr(solve(counted, 9, [12, 20])) == "Solution(3 states, 3 starts at 9, days 12 to 20)"
    assert repr(solve(counted, 9, [])) == "Solution(3 states, 3 starts at 9, no day)"
    told = f"Answer({whole.people} persons in 'home' at 9, 3 states, days 12, 20)"
    assert repr(whole) == told
