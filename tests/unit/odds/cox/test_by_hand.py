"""The fit is the top of the likelihood as the papers write it, counted in plain loops."""

from collections.abc import Sequence
from math import exp, log

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.cox.invented_stays import invented_people, invented_stays

from wayout.odds.cox import Term, cox

ARROW = ("absent", "held")


def by_hand(rows: Sequence[tuple[str | None, int, int, float]], beta: float, ties: str) -> float:
    """Write down the log partial likelihood of one arrow and one covariate."""
    total = 0.0
    for day in sorted({end for to, _, end, _ in rows if to == ARROW[1]}):
        there = [exp(beta * x) for _, entry, end, x in rows if entry < day <= end]
        went = [x for to, _, end, x in rows if to == ARROW[1] and end == day]
        for number, x in enumerate(went):
            part = number / len(went) if ties == "efron" else 0.0
            total += beta * x - log(sum(there) - part * sum(exp(beta * each) for each in went))
    return total


@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_top_likelihood_and_error(ties: str) -> None:
    """The slope by differences is 0 there, and the bend gives the naive error."""
    stays, people = invented_stays(), invented_people().with_columns(pl.col("age") / 10)
    fit = cox(stays, people, [Term("age", (ARROW,))], ties=ties, floor=0)  # type: ignore[arg-type]
    joined = stays.join(people, on="id").filter(pl.col("from") == ARROW[0])
    rows = joined.select("to", "entry", "exit", "age").rows()
    top, step = float(fit.coef[0]), 1e-4
    here, left, right = (by_hand(rows, top + move, ties) for move in (0, -step, step))
    others = [arrow for arrow in fit.events if arrow != ARROW]
    assert abs(right - left) / (2 * step) < 1e-6
    assert (2 * here - left - right) / step**2 == pytest.approx(fit.naive_se[0] ** -2, rel=1e-5)
    change = fit.loglik[1] - fit.loglik[0]
    assert here - by_hand(rows, 0.0, ties) == pytest.approx(change, abs=1e-10)
    assert len(others) == 3
    assert fit.likelihood_ratio.statistic == pytest.approx(2 * change)


def test_without_cluster_the_errors_are_the_naive_ones() -> None:
    """And with it they stand beside them."""
    asked = (invented_stays(), invented_people(), ["age"])
    plain, robust = cox(*asked, cluster=False, floor=0), cox(*asked, floor=0)
    np.testing.assert_array_equal(plain.se, plain.naive_se)
    np.testing.assert_array_equal(plain.se, robust.naive_se)
    assert not np.allclose(plain.se, robust.se)
