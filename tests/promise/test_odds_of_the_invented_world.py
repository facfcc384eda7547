"""The closing test of the odds: invented courts are written, read and asked, and the answer holds.

The truth comes from the cases of the world, which share no code with the reader or the odds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.promise.odds_truth import KINDS, shares, undated, ways

from wayout.cli.odds_options import How
from wayout.cli.odds_source import Asked, answered
from wayout.cli.terminal import Advance
from wayout.odds.answers.answer import Answer, Bounds
from wayout.odds.stays.coded import Floats
from wayout.record import read_pages
from wayout.sample import World, cases, course, make_world, sentences, write_world
from wayout.sample.quirks import Quirks

FIRST, MIDDLE, LAST = date(2025, 6, 2), date(2026, 4, 30), date(2027, 5, 28)
SEEN = ("court", "suspended", "investigated")
DAYS = (30, 60, 90, 120, 180, 300)
# what would change from month to month stands still, so that one truth holds for all that is seen
STEADY = {"published": 0.5, "suspended": 0.24, "probation": 0.6}
SEEDS = range(1, 10)
# nothing comes late and nothing is lost, but much happens
PLAIN = replace(
    Quirks.none(), several_accused=0.3, split_ends=0.3, returned=0.12, transferred=0.04,
    higher_cards=0.3, head_only=0.1, pronounced_later=0.1, reregistered=0.1, materials=0.1,
    civil_cards=0.05, planned=0.5, hidden_names=0.5, vanishing_rows=0.2, moscow=True,
)  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _steady() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (cases, course, sentences):
            patch.setattr(module, "rate", lambda name, _month: STEADY[name])
        yield


@contextmanager
def quietly(_said: str, _total: int | None) -> Iterator[Advance]:
    """Show no progress."""
    yield lambda _done: None


def asked(world: World, days: tuple[int, ...] = DAYS) -> Answer:
    """Write a world as pages, read them, and ask where its accused are."""
    with TemporaryDirectory() as place:
        write_world(world, Path(place) / "pages")
        read_pages([Path(place) / "pages"], Path(place) / "tables", workers=1)
        question = Asked(
            source=Path(place) / "tables",
            state="court",
            days=",".join(map(str, days)),
            how=How(replicates=200),
        )
        return answered(question, quietly)[0]


@cache
def seen_in_passing(seed: int) -> Answer:
    """Courts looked at every eight months, pages missed, rows late, exports, until a last look."""
    visits = [FIRST + timedelta(days=days) for days in (240, 480)]
    world = make_world(400, seed=seed, first=FIRST, freeze=LAST, calibrated=False)
    return asked(world.changed(visits=[*visits, LAST], quirks=Quirks(vanishing_rows=0.0)))


@cache
def true(states: tuple[str, ...]) -> Floats:
    """The shares among many more such accused, followed as long as it takes."""
    many = (
        make_world(500, seed=seed, first=FIRST, freeze=LAST, calibrated=False)
        for seed in range(1, 41)
    )
    return shares((one for world in many for one in ways(world)), states, DAYS)


def of(found: Answer, *states: str) -> Floats:
    """The shares of some states together on the days asked for."""
    places = [found.states.index(state) for state in states]
    together: Floats = found.occupation[np.ix_(found.rows, places)].sum(axis=1)
    return together


@pytest.mark.parametrize("seed", [1, 2])
def test_whoever_is_followed_to_the_end_is_counted_where_he_is(seed: int) -> None:
    """Nothing comes late: every share is the true one, but for resumptions that no row dates."""
    world = make_world(500, seed=seed, first=FIRST, freeze=MIDDLE, calibrated=False)
    world = world.changed(
        quirks=PLAIN, visits=[MIDDLE + timedelta(days=days) for days in (-90, 500)]
    )
    found, truth = asked(world), shares(ways(world), (*SEEN, *KINDS), DAYS)
    court, suspended, investigated = truth[:, : len(SEEN)].T
    assert found.people == sum(len(case.accused) for case in world.cases)
    np.testing.assert_allclose(of(found, "investigated"), investigated, atol=1e-12)
    np.testing.assert_allclose(of(found, "court", "suspended"), court + suspended, atol=1e-12)
    unsure = sum(len(case.accused) for case in world.cases if undated(case)) / found.people
    assert 0 < unsure < 0.05
    np.testing.assert_allclose(of(found, "suspended"), suspended, atol=unsure)
    for bounds in found.bounds:
        share = truth[:, (*SEEN, *KINDS).index(bounds.state)]
        assert (bounds.low[list(found.rows)] <= share + 1e-12).all()
        assert (share <= bounds.high[list(found.rows)] + 1e-12).all()


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Of states that the pages show, over many worlds: 95 in 100, and no state much less often."""
    inside = np.array([
        [held(found.low, found.high, found, state, truth) for state, truth in of_each(SEEN)]
        for found in map(seen_in_passing, SEEDS)
    ])  # fmt: skip
    assert 0.89 < inside.mean() < 0.995
    assert inside.mean(axis=(0, 2)).min() > 0.8


def test_what_is_behind_a_verdict_lies_within_its_bounds() -> None:
    """Nearly always, as their limits are 95 % at either end; whatever is supposed of the rest."""
    inside = [
        (bounds.low_limit[rows] <= truth) & (truth <= bounds.high_limit[rows])
        for _, rows, bounds, truth in behind_verdicts()
    ]
    assert np.mean(inside) > 0.97


def test_kinds_that_are_missing_at_random_are_estimated() -> None:
    """Here they are: a court publishes one text or the other by chance."""
    inside = []
    for _, rows, bounds, truth in behind_verdicts():
        assert bounds.estimate_low is not None
        assert bounds.estimate_high is not None
        inside.append((bounds.estimate_low[rows] <= truth) & (truth <= bounds.estimate_high[rows]))
    assert 0.87 < np.mean(inside) < 0.995


def test_to_take_what_is_published_for_all_there_is_would_be_wrong() -> None:
    """The share known to be of a kind, with its interval, is not the share of that kind."""
    inside = [
        held(found.low, found.high, found, bounds.state, truth)[1:]
        for found, _, bounds, truth in behind_verdicts()
        if bounds.state in {"probation", "imprisoned"}
    ]
    assert np.mean(inside) < 0.1


def held(low: Floats, high: Floats, found: Answer, state: str, truth: Floats) -> NDArray[np.bool_]:
    """Say on which of the days asked for the interval of a state holds its true share."""
    rows, at = list(found.rows), found.states.index(state)
    inside: NDArray[np.bool_] = (low[rows, at] <= truth) & (truth <= high[rows, at])
    return inside


def of_each(states: tuple[str, ...]) -> Iterator[tuple[str, Floats]]:
    """Give each state with its true shares by day."""
    return zip(states, true(states).T, strict=True)


def behind_verdicts() -> Iterator[tuple[Answer, list[int], Bounds, Floats]]:
    """Give the bounds of each kind of verdict in each world, with the true shares."""
    truth = dict(of_each(KINDS))
    for found in map(seen_in_passing, SEEDS):
        assert {bounds.state for bounds in found.bounds} == set(KINDS)
        for bounds in found.bounds:
            yield found, list(found.rows), bounds, truth[bounds.state]
