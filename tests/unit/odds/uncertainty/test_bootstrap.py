"""People drawn again, each with all his stays: the same seed draws the same."""

import numpy as np
import pytest
from tests.golden.odds.golden_sets import golden_set
from tests.unit.odds.stays_at_hand import many, written

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally_coded
from wayout.odds.solving.landmark import Cohort, cohort, cohort_of, followed, landmark
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import CENSORED, Coded, coded
from wayout.odds.uncertainty import bootstrap
from wayout.odds.uncertainty.bootstrap import bootstrapped, replicate
from wayout.odds.uncertainty.influence import robust_se
from wayout.odds.uncertainty.intervals import interval_of

DAYS = (9, 12, 20, 31)


@pytest.fixture
def group() -> Cohort:
    """Those who were at home on day 9."""
    return cohort(coded(many()), "home", 9)


def test_the_seed_decides(group: Cohort) -> None:
    """Twice the same, and another seed another draw."""
    one, two, other = (
        replicate(group, DAYS, np.random.default_rng(seed), replicates=20) for seed in (7, 7, 8)
    )
    np.testing.assert_array_equal(one, two)
    assert (one != other).any()
    assert one.shape == (20, len(DAYS), 3)


def test_a_replicate_is_the_estimate_of_weighted_people(group: Cohort) -> None:
    """The same draws counted the long way: a weighted tally, solved."""
    stays = group.stays
    found = replicate(group, DAYS, np.random.default_rng(7), replicates=5)
    rng = np.random.default_rng(7)
    _, person = np.unique(stays.owner, return_inverse=True)
    start = np.eye(3)[stays.place("home")][None, :]
    for place in range(5):
        weight = rng.poisson(1.0, person.max() + 1)[person].astype(np.float64)
        weighed = Coded(stays.states, stays.start, stays.to, stays.entry, stays.exit, weight=weight)
        expected = solve(tally_coded(weighed), 9, DAYS, starts=start).chances[:, 0]
        np.testing.assert_allclose(found[place], expected, rtol=0, atol=1e-12)


def test_the_landmark_takes_the_errors_of_people_drawn_anew(group: Cohort) -> None:
    """The same shares, the spread of the replicates, and no covariance that is not theirs."""
    found = bootstrapped(group, DAYS, np.random.default_rng(7), replicates=50)
    drawn = replicate(group, DAYS, np.random.default_rng(7), replicates=50)
    same = landmark(many(), "home", 9, DAYS)
    np.testing.assert_array_equal(found.occupation, same.occupation)
    np.testing.assert_array_equal(found.se, drawn.std(axis=0, ddof=1))
    assert found.covariance is None
    assert found.known is not None
    assert same.known is not None
    np.testing.assert_array_equal(found.known, same.known)
    low, high = interval_of(found)
    assert ((low <= found.occupation) & (found.occupation <= high)).all()


def test_only_a_cohort_is_drawn_anew() -> None:
    """Said in words."""
    for draw in (replicate, bootstrapped):
        with pytest.raises(
            StaysError, match=r"given as cohort\(stays, state, at\), and not as Data"
        ):
            draw(many(), DAYS, np.random.default_rng(7))  # type: ignore[arg-type]


def test_batches_change_nothing(group: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many replicates are held at a time; and each is told of when it is done."""
    told: list[int] = []
    whole = replicate(group, DAYS, np.random.default_rng(7), replicates=10)
    monkeypatch.setattr(bootstrap, "_BATCH_CELLS", 600)
    parts = replicate(group, DAYS, np.random.default_rng(7), replicates=10, progress=told.append)
    np.testing.assert_array_equal(whole, parts)
    assert sum(told) == 10
    assert len(told) > 1


def test_its_spread_is_near_the_robust_error() -> None:
    """On loops both see that one person's stays belong together; Greenwood need not."""
    golden = golden_set("sim_day_1000")
    some = cohort(coded(golden.stays), "0", 0)
    days = [90, 365, 730]
    drawn = replicate(some, days, np.random.default_rng(1), replicates=1_000)
    robust = robust_se(some.stays, "0", days)
    estimate = followed(some, days).occupation
    busy = (estimate > 0.05) & (estimate < 0.95)
    assert busy.sum() >= 8
    np.testing.assert_allclose(drawn.std(axis=0, ddof=1)[busy], robust[busy], rtol=0.1)
    np.testing.assert_allclose(drawn.mean(axis=0)[busy], estimate[busy], atol=0.01)


def test_rows_of_every_replicate_sum_to_one() -> None:
    """Also where a state leads into itself, and where a draw leaves a state empty."""
    loop = cohort(coded(written("p a a 0 2", "p a b 2 4", "q a b 0 3", "r a - 0 9")), "a", 0)
    drawn = replicate(loop, [1, 2, 4, 9], np.random.default_rng(1), replicates=50)
    np.testing.assert_allclose(drawn.sum(axis=2), 1.0, rtol=0, atol=1e-12)


def test_people_of_whom_nobody_moved_stay() -> None:
    """All censored: every draw says the same, and none fails."""
    stays = written("p a - 0 5", "q a - 0 7", "r b a 1 2")
    still = cohort(coded(stays), "a", 0)
    assert (still.stays.to == CENSORED).all()
    drawn = replicate(still, [3, 7], np.random.default_rng(1), replicates=4)
    np.testing.assert_array_equal(drawn[:, :, 0], 1.0)


def test_the_mix_in_which_people_begin_is_drawn_anew() -> None:
    """Of forty people thirty begin in a; the error of the share is that of a sample."""
    stays = coded(written(*(f"p{n} {'a' if n < 30 else 'b'} - 0 5" for n in range(40))))
    mixed = cohort_of(stays, np.ones(40, np.bool_), "a or b", 0)
    drawn = replicate(mixed, [0, 5], np.random.default_rng(1), replicates=4_000)
    np.testing.assert_allclose(drawn.mean(axis=0), [[0.75, 0.25]] * 2, atol=0.01)
    expected = (0.75 * 0.25 / 40) ** 0.5
    np.testing.assert_allclose(drawn.std(axis=0), expected, rtol=0.1)
    np.testing.assert_allclose(followed(mixed, [0, 5]).se, expected, rtol=1e-12)
