"""Who has an empty covariate is left out and counted; what cannot be a covariate is told."""

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.cox.invented_stays import PERSONS, invented_people, invented_stays

from wayout.errors import StaysError
from wayout.odds.cox import cox, predict


def test_the_empty_are_left_out_and_counted() -> None:
    """An empty one, and a person without a row; the others give what they give alone."""
    some = pl.col("id") % 7 == 0
    people = invented_people().with_columns(age=pl.when(~some).then("age"))
    without = people.filter(pl.col("id") != 3)
    fit = cox(invented_stays(), without, ["age"], floor=0)
    kept = invented_stays().filter(~some, pl.col("id") != 3)
    alone = cox(kept, invented_people(), ["age"], floor=0)
    assert fit.left_out == (PERSONS + 6) // 7 + 1
    assert fit.persons == PERSONS - fit.left_out == alone.persons
    np.testing.assert_allclose(fit.coef, alone.coef, atol=1e-12)
    np.testing.assert_allclose(fit.se, alone.se, atol=1e-12)


def test_only_covariates_that_are_asked_for_leave_people_out() -> None:
    """An empty age says nothing about a question on lawyers."""
    people = invented_people().with_columns(age=pl.lit(None, pl.Float64))
    assert cox(invented_stays(), people, ["lawyer"], floor=0).left_out == 0


def test_ids_may_be_text_on_one_side() -> None:
    """A CSV has them so."""
    as_text = invented_people().with_columns(pl.col("id").cast(pl.String))
    one, other = (
        cox(invented_stays(), people, ["age"], floor=0) for people in (invented_people(), as_text)
    )
    np.testing.assert_array_equal(one.coef, other.coef)


def test_levels_follow_an_enum() -> None:
    """Its first level that occurs is the reference."""
    order = pl.Enum(["never", "state", "own", "none"])
    people = invented_people().with_columns(pl.col("lawyer").cast(order))
    fit = cox(invented_stays(), people, ["lawyer"], floor=0)
    assert {term.split(" |")[0] for term in fit.terms} == {"lawyer=own", "lawyer=none"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (pl.lit(1.5), "The covariate age is the same for everybody"),
        (pl.lit(None, pl.Float64), "Nobody of 240 persons has all of the covariates age"),
        (pl.when(pl.col("id") == 5).then(float("nan")).otherwise("age"), "row (id): 6 (5)"),
        (pl.lit([1.0]), "The covariate age holds List(Float64): give numbers or text."),
        (pl.lit("old"), "The covariate age is the same for everybody"),
    ],
)
def test_what_cannot_be_a_covariate_is_told(change: pl.Expr, message: str) -> None:
    """By name, with its rows."""
    with pytest.raises(StaysError) as told:
        cox(invented_stays(), invented_people().with_columns(age=change), ["age"], floor=0)
    assert message in str(told.value)


def test_two_rows_of_one_person_are_told() -> None:
    """Which of them would be true?"""
    people = pl.concat([invented_people(), invented_people().head(1)])
    with pytest.raises(StaysError, match="more than one row for one person"):
        cox(invented_stays(), people, floor=0)


@pytest.mark.parametrize("reference", ["0", "1"])
def test_levels_that_look_like_numbers_may_be_given_as_numbers(reference: str) -> None:
    """A person of group 1 is one of group "1", whichever of the two is the reference."""
    groups = pl.Series([str(n % 2) for n in range(PERSONS)])
    people = pl.DataFrame({"id": range(PERSONS), "g": groups})
    fit = cox(invented_stays(), people, reference={"g": reference}, floor=0)
    one, other = (predict(fit, {"g": given}, "absent", [5]) for given in (1, "1"))
    np.testing.assert_array_equal(one.occupation, other.occupation)
    by_number = cox(invented_stays(), people.with_columns(pl.col("g").cast(pl.Int64)), floor=0)
    expected = predict(by_number, {"g": 1}, "absent", [5])
    np.testing.assert_allclose(one.occupation, expected.occupation, rtol=0, atol=1e-9)
    zero = predict(fit, {"g": 0}, "absent", [5])
    assert np.abs(zero.occupation - one.occupation).max() > 1e-4


def test_an_unknown_reference_is_told() -> None:
    """With the levels that there are."""
    with pytest.raises(StaysError, match=r"never 'none at all'\. There are: none, own, state"):
        cox(invented_stays(), invented_people(), reference={"lawyer": "none at all"}, floor=0)
