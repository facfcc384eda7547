"""What holds of chances whatever the stays: nothing that changes no history changes a number."""

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from tests.oracle.odds_by_hand import (
    as_floats,
    at_risk,
    chances,
    covariance,
    rows_of,
    se,
)
from tests.property.odds_stays import LAST, STATES, cuts, histories, one_step, stays

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, tally
from wayout.odds.solving.durations import expected_time
from wayout.odds.solving.landmark import Cohort, cohort, followed, known
from wayout.odds.solving.occupation import Occupation
from wayout.odds.solving.reach import reach
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import coded
from wayout.odds.uncertainty.bootstrap import replicate
from wayout.odds.uncertainty.influence import observed

ORDERS = st.permutations(STATES)


def counted(table: pl.DataFrame) -> Tally:
    """Count with all states, in one order."""
    return tally(table, states=STATES)


def same_tally(one: Tally, other: Tally) -> None:
    """Hold two tallies together, cell by cell."""
    assert (one.states, one.origin) == (other.states, other.origin)
    np.testing.assert_array_equal(one.at_risk, other.at_risk)
    np.testing.assert_array_equal(one.moves, other.moves)


def same_occupation(one: Occupation, other: Occupation) -> None:
    """Hold two answers together: shares, errors and counts."""
    np.testing.assert_allclose(one.occupation, other.occupation, rtol=0, atol=1e-12)
    np.testing.assert_allclose(one.se, other.se, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(one.at_risk_by_state, other.at_risk_by_state)


def cohorts(table: pl.DataFrame, at: int) -> list[Cohort]:
    """Give those of every state that somebody is in on a day."""
    table_coded = coded(table, states=STATES)
    found = []
    for state in STATES:
        try:
            found.append(cohort(table_coded, state, at))
        except StaysError as nobody:
            assert "Nobody is in the state" in str(nobody)  # noqa: PT017  any other is a fault
    return found


@given(stays(), st.data())
def test_rows_of_chances_sum_to_one_and_are_none_below_zero(
    table: pl.DataFrame, data: st.DataObject
) -> None:
    """To 1e-12, from any day on; errors are numbers."""
    t = counted(table)
    at = data.draw(st.integers(-2, t.last))
    found = solve(t, at)
    assert np.abs(found.chances.sum(axis=2) - 1.0).max() < 1e-12
    assert found.chances.min() >= 0.0
    assert np.isfinite(found.se).all()


@given(stays(), st.data(), st.integers(-1, LAST))
def test_permuting_rows_changes_nothing(table: pl.DataFrame, data: st.DataObject, at: int) -> None:
    """Neither the counts, nor the cohorts, nor what the same seed draws from them."""
    order = data.draw(st.permutations(range(len(table))))
    other = table[list(order)]
    same_tally(counted(table), counted(other))
    days = [at, counted(table).last]
    for one, two in zip(cohorts(table, at), cohorts(other, at), strict=True):
        same_occupation(followed(one, days), followed(two, days))
        mine, theirs = (
            replicate(g, days, np.random.default_rng(3), replicates=5) for g in (one, two)
        )
        np.testing.assert_array_equal(mine, theirs)


@given(histories(), st.data(), st.integers(-1, LAST))
def test_splitting_a_stay_changes_nothing(
    table: pl.DataFrame, data: st.DataObject, at: int
) -> None:
    """Whoever is watched in two parts is one person at risk as before, also where `at` cuts."""
    split = data.draw(cuts(table))
    t, other = counted(table), counted(split)
    np.testing.assert_allclose(solve(t).chances, solve(other).chances, rtol=0, atol=1e-12)
    same_tally(t, other)
    days = [*range(at, t.last + 1)]
    for one, two in zip(cohorts(table, at), cohorts(split, at), strict=True):
        assert one.people == two.people
        same_occupation(followed(one, days), followed(two, days))
        np.testing.assert_array_equal(known(one, np.array(days)), known(two, np.array(days)))


@given(histories(), st.data())
def test_splitting_a_stay_leaves_robust_errors_alone(
    table: pl.DataFrame, data: st.DataObject
) -> None:
    """The parts belong to one person."""
    split = data.draw(cuts(table))
    at = table["entry"][0]
    days = [*range(at, counted(table).last + 1)]
    for seen in (False, True):
        one, two = (observed(rows, days, at, mix_seen=seen) for rows in (table, split))
        np.testing.assert_allclose(one.occupation, two.occupation, rtol=0, atol=1e-12)
        np.testing.assert_allclose(one.se, two.se, rtol=0, atol=1e-12)


@given(stays(), ORDERS, ORDERS, st.integers(0, 40))
def test_merging_tallies_is_counting_all_rows(
    table: pl.DataFrame, mine: list[str], theirs: list[str], cut: int
) -> None:
    """Whatever the order of states on either side, and however few they know."""
    parts = [part for part in (table[:cut], table[cut:]) if len(part)]
    found = []
    for part, order in zip(parts, (mine, theirs), strict=False):
        seen = {*part["from"], *part["to"].drop_nulls()}
        found.append(tally(part, states=[state for state in order if state in seen]))
    whole = sum(found[1:], found[0])
    same_tally(whole, tally(table, states=whole.states))


@given(stays(most=12), st.integers(-1, LAST))
def test_chances_are_those_of_exact_fractions(table: pl.DataFrame, at: int) -> None:
    """Risk sets by a look at every row, delayed entries included."""
    t, rows = counted(table), rows_of(table)
    day = t.last
    at = min(at, day)
    for each in range(t.origin, day + 1):
        risk = [at_risk(rows, state, each) for state in STATES]
        assert t.at_risk[each - t.origin].tolist() == risk
    expected = as_floats(chances(rows, STATES, at, day))
    np.testing.assert_allclose(solve(t, at, [day]).chances[0], expected, rtol=0, atol=1e-12)


@given(histories(people=6), st.integers(-1, LAST))
def test_greenwood_is_the_kronecker_covariance(table: pl.DataFrame, at: int) -> None:
    """Row by row, the K x K of one start state is what etm's K2 x K2 holds for it."""
    t = counted(table)
    at = min(at, t.last)
    whole = covariance(rows_of(table), STATES, at, t.last)
    found = solve(t, at, [t.last])
    assert found.covariance is not None
    size = len(STATES)
    for row in range(size):
        cells = np.arange(size) * size + row
        expected = whole[np.ix_(cells, cells)]
        np.testing.assert_allclose(found.covariance[0, row], expected, rtol=0, atol=1e-12)
    np.testing.assert_allclose(found.se[0], se(whole), rtol=0, atol=1e-7)


@given(one_step(("b",)))
def test_two_states_are_kaplan_meier(table: pl.DataFrame) -> None:
    """A product over days of the share that stays, with the sum of Greenwood's formula."""
    t = tally(table, states=("a", "b"))
    found = solve(t, 0)
    staying, total = 1.0, 0.0
    for day in range(1, t.last + 1):
        risk = sum(low < day <= high for _, _, _, low, high in table.iter_rows())
        died = sum(b == "b" and high == day for _, _, b, _, high in table.iter_rows())
        if died:
            staying *= 1 - died / risk
            total += died / risk / (risk - died) if risk > died else 0.0
        assert abs(found.chances[day, 0, 0] - staying) < 1e-12
        assert abs(found.se[day, 0, 0] - staying * total**0.5) < 1e-12


@given(one_step(("b", "c", "d")))
def test_one_step_is_cumulative_incidence(table: pl.DataFrame) -> None:
    """Each end takes its share of those who were still there the day before."""
    t = counted(table)
    found = solve(t, 0)
    still, ended = 1.0, dict.fromkeys("bcd", 0.0)
    for day in range(1, t.last + 1):
        risk = sum(low < day <= high for _, _, _, low, high in table.iter_rows())
        for end in ended:
            came = sum(b == end and high == day for _, _, b, _, high in table.iter_rows())
            ended[end] += still * came / risk if came else 0.0
        still = 1.0 - sum(ended.values())
        np.testing.assert_allclose(found.chances[day, 0], [still, *ended.values()], atol=1e-12)


@given(stays(), st.integers(2, 3))
def test_a_weight_is_so_many_equal_rows(table: pl.DataFrame, times: int) -> None:
    """Twice the weight is the row written twice."""
    heavy = table.with_columns(w=pl.when(pl.col("id") % 2 == 0).then(float(times)).otherwise(1.0))
    twice = pl.concat([table, *[table.filter(pl.col("id") % 2 == 0)] * (times - 1)])
    one, two = tally(heavy, states=STATES, weight="w"), counted(twice)
    same_tally(one, two)
    np.testing.assert_allclose(solve(one).se, solve(two).se, rtol=0, atol=1e-12)


@given(stays(), st.data())
def test_expected_time_is_the_sum_of_daily_chances(
    table: pl.DataFrame, data: st.DataObject
) -> None:
    """A day is spent where it began; all rows sum to the days that passed."""
    t = counted(table)
    at = data.draw(st.integers(-1, t.last))
    until = data.draw(st.integers(at, t.last))
    found = expected_time(t, until, at)
    daily = solve(t, at, covariance=False).chances[: until - at]
    np.testing.assert_allclose(found, daily.sum(axis=0), rtol=0, atol=1e-10)
    np.testing.assert_allclose(found.sum(axis=1), until - at, rtol=0, atol=1e-10)


@given(stays(), st.sampled_from(STATES[:3]))
def test_an_end_is_reached_once(table: pl.DataFrame, start: str) -> None:
    """Into a state that nobody leaves, to have come is to be there; the errors agree too."""
    closed = table.filter(pl.col("from") != "d")
    if closed.is_empty():
        return
    t = counted(closed)
    days = [*range(t.last + 1)]
    found, there = reach(t, start, "d", days=days), solve(t, 0, days)
    row = STATES.index(start)
    np.testing.assert_allclose(found.chance, there.chances[:, row, 3], rtol=0, atol=1e-12)
    np.testing.assert_allclose(found.se, there.se[:, row, 3], rtol=0, atol=1e-7)
