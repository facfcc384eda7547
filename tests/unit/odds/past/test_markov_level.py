"""Where the past does not matter the Markov test is silent as often as it says; else it speaks."""

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from wayout.odds.past.markov import Past, markov_test
from wayout.odds.stays.coded import Coded, coded

STUDIES = 400
PEOPLE = 250
Column = NDArray[np.float64]
# days until a person leaves a or b, from state, kind of person and number of the visit
Clock = Callable[[np.random.Generator, Column, Column, Column], Column]


def no_memory(rng: np.random.Generator, state: Column, kind: Column, visit: Column) -> Column:
    """Leave at a constant rate, whoever it is."""
    del kind, visit
    return rng.exponential(np.where(state == 0, 25.0, 15.0))


def two_kinds(rng: np.random.Generator, state: Column, kind: Column, visit: Column) -> Column:
    """Half of the people leave a four times as fast as the others."""
    del visit
    return rng.exponential(np.where(state == 0, np.where(kind > 0, 80.0, 20.0), 15.0))


def tired(rng: np.random.Generator, state: Column, kind: Column, visit: Column) -> Column:
    """Leave b the faster the more often they have been there."""
    del kind
    return rng.exponential(np.where(state == 0, 15.0, 30.0 / (1.0 + visit)))


def by_age(rng: np.random.Generator, state: Column, kind: Column, visit: Column) -> Column:
    """Leave b after about 15 days: the hazard grows while they are there."""
    del kind, visit
    return np.where(state == 0, rng.exponential(25.0, len(state)), rng.gamma(5.0, 3.0, len(state)))


def study(clock: Clock, people: int, rng: np.random.Generator) -> Coded:
    """Follow people to and fro between a and b, now and then to c; some come under watch late."""
    person: Column = np.arange(people, dtype=np.float64)
    state, visit = np.zeros(people), np.zeros(people)
    kind = rng.integers(0, 2, people).astype(float)
    now, until = np.zeros(people), rng.uniform(60, 240, people)
    seen = np.where(rng.random(people) < 0.3, rng.uniform(0, 50, people), 0.0)
    parts = []
    while len(person):
        end = now + clock(rng, state, kind, visit // 2)
        to = np.where(rng.random(len(person)) < 0.1, 2.0, 1.0 - state)
        cut = end >= until
        parts.append(
            (
                person,
                state,
                np.where(cut, np.nan, to),
                np.maximum(now, seen),
                np.minimum(end, until),
            )
        )
        going = ~cut & (to < 2)
        person, kind, until, seen = person[going], kind[going], until[going], seen[going]
        state, now, visit = to[going], end[going], visit[going] + 1
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    names = {0.0: "a", 1.0: "b", 2.0: "c"}
    frame = pl.DataFrame(dict(zip(("id", "from", "to", "entry", "exit"), columns, strict=True)))
    frame = frame.filter(pl.col("entry") < pl.col("exit")).with_columns(
        pl.col("from", "to").replace_strict(names, default=None, return_dtype=pl.String)
    )
    return coded(frame, continuous=True)


@pytest.mark.parametrize("past", [Past("state", "b", 40.0), Past("entry"), Past("earlier")])
def test_without_memory_one_in_twenty_is_below_five_per_cent(past: Past) -> None:
    """Over 400 small studies, each arrow: both within five standard errors."""
    rng = np.random.default_rng(20260)
    found: dict[tuple[str, str], list[float]] = {}
    for _ in range(STUDIES):
        stays = study(no_memory, PEOPLE, rng)
        for test in markov_test(stays, by=past.by, state=past.state, at=past.at):
            if test.p is not None:
                found.setdefault((test.start, test.to), []).append(test.p)
    assert len(found) == 4
    for values in found.values():
        p = np.array(values)
        assert abs((p < 0.05).mean() - 0.05) < 5 * np.sqrt(0.05 * 0.95 / len(p))
        assert abs(p.mean() - 0.5) < 5 * np.sqrt(1 / 12 / len(p))


@pytest.mark.parametrize(
    ("clock", "past", "arrow", "sign"),
    [
        (two_kinds, Past("state", "b", 40.0), ("a", "b"), 1),
        (tired, Past("earlier"), ("b", "a"), 1),
        (by_age, Past("entry"), ("b", "a"), -1),
    ],
)
def test_a_memory_is_found(clock: Clock, past: Past, arrow: tuple[str, str], sign: int) -> None:
    """A thousand people are enough to be sure of it, in the right direction."""
    stays = study(clock, 1000, np.random.default_rng(7))
    tests = markov_test(stays, by=past.by, state=past.state, at=past.at)
    (test,) = (test for test in tests if (test.start, test.to) == arrow)
    assert test.adjusted is not None
    assert test.statistic is not None
    assert test.adjusted < 0.001
    assert test.statistic * sign > 0
