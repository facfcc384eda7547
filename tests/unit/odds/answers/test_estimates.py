"""One complete set of stays: the landmark estimate, and the error that its interval needs."""

import numpy as np
import pytest
from tests.unit.odds.stays_at_hand import loops, many, written

from wayout.errors import TooFewError
from wayout.odds.answers.estimates import CURVE, Estimate, Plan, estimate, points
from wayout.odds.answers.question import Interval, Question
from wayout.odds.solving.landmark import cohort, landmark
from wayout.odds.stays.coded import coded
from wayout.odds.uncertainty.bootstrap import replicate

STATES = ("away", "end", "home")


def answer(interval: Interval = "auto", floor: int = 5, seed: int = 1) -> Estimate:
    """Ask where those who are at home on day 9 are on days 12 and 24."""
    asked = Question(start="home", at=9, days=(12, 24), floor=floor, interval=interval)
    plan = Plan(asked, STATES, (12, 24), replicates=200)
    return estimate(many(), plan, np.random.default_rng(seed), None)


def test_it_is_the_landmark() -> None:
    """With Greenwood's variance, whatever the interval."""
    expected = landmark(many(), "home", 9, [12, 24])
    for interval in ("greenwood", "bootstrap"):
        found = answer(interval)
        np.testing.assert_allclose(found.occupation, expected.occupation, rtol=0, atol=1e-12)
        np.testing.assert_allclose(found.greenwood, expected.se**2, rtol=0, atol=1e-12)
        np.testing.assert_array_equal(found.at_risk, expected.at_risk_by_state)


def test_the_variance_is_that_of_the_interval() -> None:
    """Greenwood's own, or that of the people drawn anew."""
    greenwood, bootstrap = answer("greenwood"), answer("bootstrap")
    np.testing.assert_allclose(greenwood.variance, greenwood.greenwood, rtol=0, atol=1e-15)
    group = cohort(coded(many(), states=STATES), "home", 9)
    drawn = replicate(group, [12, 24], np.random.default_rng(1), replicates=200)
    np.testing.assert_allclose(bootstrap.variance, drawn.var(axis=0, ddof=1), rtol=0, atol=1e-12)


def test_people_with_several_stays_are_drawn_anew() -> None:
    """Left to itself it takes the bootstrap for them, and Greenwood for one stay a person."""
    assert answer().interval == "bootstrap"
    once = written(*(f"p{n} home {'away' if n % 2 else '-'} 0 {3 + n}" for n in range(8)))
    plan = Plan(Question(start="home", days=(6,), floor=5), ("home", "away"), (6,), replicates=9)
    assert estimate(once, plan, np.random.default_rng(1), None).interval == "greenwood"


def test_moves_and_stays_of_those_followed_are_counted() -> None:
    """Nobody else's: seven people, three of whom begin at home."""
    plan = Plan(Question(start="home", days=(9,), floor=1), STATES, (9,), replicates=2)
    found = estimate(loops(), plan, np.random.default_rng(1), None)
    assert found.people == 3
    assert found.moves.tolist() == [[0, 0, 2], [0, 0, 0], [3, 1, 0]]
    assert found.stays.tolist() == [3, 0, 5]
    assert found.known.tolist() == [2]


def test_too_few_are_no_answer() -> None:
    """Exit 3, with the number and the floor."""
    people = answer().people
    with pytest.raises(TooFewError, match=f"Only {people} people are in the state 'home' on day 9"):
        answer(floor=people + 1)
    assert answer(floor=people).people == people


def test_progress_is_told_by_replicates() -> None:
    """As many as were asked for."""
    told: list[int] = []
    plan = Plan(Question(start="home", days=(9,), floor=1), STATES, (9,), replicates=30)
    estimate(loops(), plan, np.random.default_rng(1), told.append)
    assert sum(told) == 30


def test_a_curve_has_points_enough_and_those_asked_for() -> None:
    """Whole ticks on a clock of whole ticks; few days have no more points than days."""
    asked = Question(start="home", days=(1_000, 7), at=0)
    found = points(asked, whole=True)
    assert {7, 1_000} <= set(found)
    assert CURVE <= len(found) <= CURVE + 2
    assert found == tuple(sorted(found))
    assert points(Question(start="home", days=(12,), at=9), whole=True) == (9, 10, 11, 12)
    assert len(points(Question(start="home", days=(12,), at=9), whole=False)) == CURVE + 1
