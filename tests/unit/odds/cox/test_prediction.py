"""The chances of one person: whole, on the clock of the data, and told where they say too much."""

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.cox.invented_stays import PERSONS, invented_people, invented_stays

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.cox import Cox, cox, cumulative_hazards, predict
from wayout.odds.solving.solve import solve

DAYS = [0, 2, 5, 9]


def fit() -> Cox:
    """Fit the age on every arrow."""
    return cox(invented_stays(), invented_people(), ["age"], floor=0)


def test_without_covariates_it_is_aalen_johansen() -> None:
    """With Breslow's ties, from any day; Aalen's error is not below Greenwood's."""
    bare = cox(invented_stays(), invented_people(), [], ties="breslow")
    for at in (0, 2):
        days = [day for day in DAYS if day >= at]
        whole = solve(tally(invented_stays()), at, days)
        found = predict(bare, {}, "absent", days, at)
        np.testing.assert_allclose(found.occupation, whole.chances[:, 0], atol=1e-12)
        assert (found.se >= whole.se[:, 0] - 1e-12).all()


def test_chances_sum_to_one_and_begin_in_the_start() -> None:
    """On the day itself nothing has moved yet, and nothing is unsure."""
    found = predict(fit(), {"age": 35.0}, "held", DAYS)
    np.testing.assert_allclose(found.occupation.sum(axis=1), 1.0, atol=1e-12)
    assert found.occupation[0].tolist() == [0.0, 0.0, 1.0]
    assert found.se[0].tolist() == [0.0, 0.0, 0.0]


def test_days_may_come_in_any_order() -> None:
    """And twice."""
    found = predict(fit(), {"age": 35.0}, "absent", [9, 2, 9])
    np.testing.assert_array_equal(found.occupation[0], found.occupation[2])
    assert found.occupation[1, 0] > found.occupation[0, 0]


def test_a_hazard_above_one_is_told_and_the_chances_stay_chances() -> None:
    """Somebody far outside the data."""
    model = fit()
    far = 30.0 + 4.0 / model.coef[0]  # exp(4) times the hazard of the first arrow
    found = predict(model, {"age": far}, "absent", DAYS)
    assert "more than 1" in str(found.warnings[0])
    assert (found.occupation >= 0).all()
    np.testing.assert_allclose(found.occupation.sum(axis=1), 1.0, atol=1e-12)


@pytest.mark.parametrize(
    ("person", "start", "days", "message"),
    [
        ({}, "absent", [3], "A person needs the covariates age"),
        ({"age": 3, "sex": "m"}, "absent", [3], "A person needs the covariates age"),
        ({"age": "old"}, "absent", [3], "The covariate age takes a number, not 'old'."),
        ({"age": float("nan")}, "absent", [3], "The covariate age takes a number"),
        ({"age": 30}, "abroad", [3], "No stay is in the state 'abroad'."),
        ({"age": 30}, "absent", [99], "Day 99 is not between day 1"),
        ({"age": 30}, "absent", [0], "Day 0 is not between day 1"),
    ],
)
def test_what_cannot_be_predicted_is_told(
    person: dict[str, object], start: str, days: list[int], message: str
) -> None:
    """Before anything is computed."""
    with pytest.raises(StaysError) as told:
        predict(fit(), person, start, days, 1)
    assert message in str(told.value)


def test_a_person_beyond_all_numbers_is_told() -> None:
    """Not an infinite hazard, and no NaN from it."""
    model = fit()
    with pytest.raises(StaysError, match="far outside the data"):
        predict(model, {"age": 1e6 / model.coef[0]}, "absent", [3])


def test_an_unknown_level_is_told() -> None:
    """With those that there are."""
    model = cox(invented_stays(), invented_people(), ["lawyer"], floor=0)
    with pytest.raises(StaysError, match=r"never 'two'\. There are: none, own, state"):
        predict(model, {"lawyer": "two"}, "absent", [3])


def test_the_error_is_about_that_of_a_bootstrap_by_person() -> None:
    """Whole persons are drawn with all of their stays."""
    rng = np.random.default_rng(8)
    stays, people = invented_stays(), invented_people()
    drawn = []
    for _ in range(200):
        ids = pl.DataFrame({"id": rng.integers(0, PERSONS, PERSONS), "new": range(PERSONS)})
        again, who = (
            frame.join(ids, on="id").with_columns(id="new").drop("new") for frame in (stays, people)
        )
        once = cox(again, who, ["age"], ties="breslow", floor=0)
        drawn.append(predict(once, {"age": 30.0}, "absent", [4]).occupation[0])
    model = cox(stays, people, ["age"], ties="breslow", floor=0)
    found = predict(model, {"age": 30.0}, "absent", [4])
    np.testing.assert_allclose(found.se[0], np.std(drawn, axis=0), rtol=0.3)


def test_hazards_of_nobody_are_those_of_the_reference() -> None:
    """All numbers 0 and all texts at their reference."""
    model = cox(invented_stays(), invented_people(), floor=0)
    bare = cumulative_hazards(model)
    named = cumulative_hazards(model, {"age": 0, "lawyer": "none"})
    np.testing.assert_allclose(bare["value"], named["value"], rtol=1e-12)
    assert bare["value"].is_finite().all()
    assert bare["se"].is_finite().all()
