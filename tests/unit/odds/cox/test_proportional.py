"""A ratio that turns round in time is found; what cannot be tested is said and gives no NaN."""

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.cox.invented_stays import invented_people, invented_stays

from wayout.errors import StaysError
from wayout.odds.cox import cox, proportional


def two_groups(late: float) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Two groups on one arrow: twice the hazard before day 30, `late` times the hazard after."""
    rng = np.random.default_rng(6)
    group = np.arange(1_000) % 2
    early = np.ceil(rng.exponential(1 / (0.015 * 2.0**group)))
    after = np.ceil(30 + rng.exponential(1 / (0.015 * late**group)))
    ends = np.where(early <= 30, early, after).astype(np.int64)
    stays = pl.DataFrame({"id": range(1_000), "from": "in", "to": "out", "entry": 0, "exit": ends})
    return stays, pl.DataFrame({"id": range(1_000), "group": group})


def test_a_ratio_that_turns_is_found_and_one_that_stays_is_not() -> None:
    """A thousand people are enough for both."""
    assert proportional(cox(*two_groups(0.5))).together.p < 1e-6
    assert proportional(cox(*two_groups(2.0))).together.p > 0.01


def test_a_table_has_a_row_for_each_term() -> None:
    """As `Cox.table` has; both tell themselves in a line."""
    fit = cox(invented_stays(), invented_people(), ["age"], floor=0)
    found = proportional(fit)
    table = found.table()
    assert table["term"].to_list() == list(fit.terms)
    assert table["statistic"].to_list() == [test.statistic for test in found.tests]
    assert table.select("df", "p").rows() == [(test.df, test.p) for test in found.tests]
    assert repr(found).startswith(f"Proportionality({len(fit.terms)} terms by km, together p = ")
    assert repr(fit).startswith(f"Cox({fit.persons} persons, 3 states, {len(fit.terms)} terms, ")


def test_one_day_of_events_cannot_be_tested() -> None:
    """No degree of freedom, no NaN."""
    stays, people = two_groups(2.0)
    once = stays.with_columns(
        to=pl.when(pl.col("exit") == 5).then("to"), exit=pl.min_horizontal("exit", 6)
    )
    found = proportional(cox(once, people, floor=0))
    assert (found.tests[0].df, found.tests[0].statistic, found.tests[0].p) == (0, 0.0, 1.0)
    assert (found.together.df, found.together.p) == (0, 1.0)


def test_a_clock_without_a_log_is_told() -> None:
    """The other clocks do not mind."""
    early = invented_stays().with_columns(pl.col("entry", "exit") - 5)
    fit = cox(early, invented_people(), ["age"], floor=0)
    with pytest.raises(StaysError, match="log"):
        proportional(fit, "log")
    assert np.isfinite(proportional(fit, "rank").together.statistic)


def test_a_wrong_clock_is_a_fault_of_the_caller() -> None:
    """The types forbid it already."""
    with pytest.raises(ValueError, match="clock is"):
        proportional(cox(*two_groups(2.0)), "sun")  # type: ignore[arg-type]
