"""The order of rows, a stay cut in two, and the unit of a covariate change nothing."""

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.cox.invented_stays import invented_people, invented_stays

from wayout.odds.cox import Cox, Proportionality, cox, predict, proportional


def same(one: Cox, other: Cox) -> None:
    """Hold two fits together."""
    assert one.terms == other.terms
    for name in ("coef", "se", "naive_se", "loglik"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), atol=1e-10)
    person = {"age": 40.0, "lawyer": "own"}
    first, second = (predict(fit, person, "absent", [3, 9]) for fit in (one, other))
    np.testing.assert_allclose(first.occupation, second.occupation, atol=1e-10)
    np.testing.assert_allclose(first.se, second.se, atol=1e-10)


def statistics(found: Proportionality) -> list[float]:
    """Take the statistics of a check."""
    return [one.statistic for one in (*found.tests, found.together)]


@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_order_and_cuts(ties: str) -> None:
    """Long stays cut in the middle go on with the same person."""
    stays = invented_stays()
    cut = pl.col("entry") + 2
    long = stays.filter(pl.col("exit") > cut)
    parts = [
        stays.filter(pl.col("exit") <= cut),
        long.with_columns(to=pl.lit(None, pl.String), exit=cut),
        long.with_columns(entry=cut),
    ]
    mixed = pl.concat(parts).sample(fraction=1, shuffle=True, seed=4)
    people = invented_people().sample(fraction=1, shuffle=True, seed=5)
    one = cox(stays, invented_people(), ties=ties, floor=0)  # type: ignore[arg-type]
    other = cox(mixed, people, ties=ties, floor=0)  # type: ignore[arg-type]
    same(one, other)
    np.testing.assert_allclose(
        statistics(proportional(one)), statistics(proportional(other)), atol=1e-8
    )


def test_units() -> None:
    """Months, counted from another year, and a clock that is moved on and stretched."""
    stays = invented_stays()
    moved = stays.with_columns(pl.col("entry", "exit") * 10 + 500)
    months = invented_people().with_columns(pl.col("age") * 12 + 24_000)
    one, other = cox(stays, invented_people(), floor=0), cox(moved, months, floor=0)
    unit = np.array([12.0 if term.startswith("age") else 1.0 for term in one.terms])
    np.testing.assert_allclose(one.coef, other.coef * unit, atol=1e-9)
    np.testing.assert_allclose(one.se, other.se * unit, atol=1e-9)
    first = predict(one, {"age": 40, "lawyer": "own"}, "absent", [3, 9])
    second = predict(other, {"age": 24_480, "lawyer": "own"}, "absent", [530, 590], 500)
    np.testing.assert_allclose(first.occupation, second.occupation, atol=1e-9)
