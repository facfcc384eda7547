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
from tests.promise.odds_truth import KINDS, shares, undated, ways

from wayout.cli.odds_options import How
from wayout.cli.odds_source import Asked, answered
from wayout.cli.terminal import Advance
from wayout.odds.answers.answer import Answer
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
def true(states: tuple[str, ...]) -> np.ndarray:
    """The shares among many more such accused, followed as long as it takes."""
    many = (
        make_world(500, seed=seed, first=FIRST, freeze=LAST, calibrated=False)
        for seed in range(1, 41)
    )
    return shares((one for world in many for one in ways(world)), states, DAYS)


def of(found: Answer, *states: str) -> np.ndarray:
    """The shares of some states together on the days asked for."""
    places = [found.states.index(state) for state in states]
    return found.occupation[np.ix_(found.rows, places)].sum(axis=1)


@pytest.mark.parametrize("seed", [1, 2])
def test_whoever_is_followed_to_the_end_is_counted_where_he_is(seed: int) -> None:
    """Nothing comes late: every share is the true one, but for resumptions that no row dates."""
    world = make_world(500, seed=seed, first=FIRST, freeze=MIDDLE, calibrated=False)
    world = world.changed(quirks=PLAIN, visits=[MIDDLE + timedelta(days=days) for days in (-90, 500)])
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
        [
            (found.low[rows, at] <= truth) & (truth <= found.high[rows, at])
            for state, truth in zip(SEEN, true(SEEN).T, strict=True)
            for rows, at in [(list(found.rows), found.states.index(state))]
        ]
        for found in map(seen_in_passing, SEEDS)
    ])  # fmt: skip
    print(inside.mean(axis=0))
    assert 0.88 < inside.mean() < 0.99
    assert inside.mean(axis=(0, 2)).min() > 0.8


def test_what_is_behind_a_verdict_lies_within_its_bounds() -> None:
    """Always, within their limits; and the estimate under missing at random holds it as it says."""
    held, guessed, misread = [], [], []
    for found in map(seen_in_passing, SEEDS):
        rows = list(found.rows)
        for bounds in found.bounds:
            truth = true(KINDS)[:, KINDS.index(bounds.state)]
            held.append((bounds.low_limit[rows] <= truth) & (truth <= bounds.high_limit[rows]))
            assert bounds.estimate_low is not None
            assert bounds.estimate_high is not None
            low, high = bounds.estimate_low[rows], bounds.estimate_high[rows]
            guessed.append((low <= truth) & (truth <= high))
            at = found.states.index(bounds.state)
            if bounds.state in {"probation", "imprisoned"}:  # as if what is not known were not
                misread.append((found.low[rows, at] <= truth) & (truth <= found.high[rows, at]))
    print(
        np.mean(held),
        np.mean(guessed),
        np.mean(misread),
        np.array(guessed).reshape(len(SEEDS), 4, -1).mean(0),
        np.array(misread).mean(0),
    )
    assert np.mean(held) > 0.99
    assert 0.88 < np.mean(guessed) < 0.99
    assert np.mean(misread) < 0.2
