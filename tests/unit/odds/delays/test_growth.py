"""Recent counts grow to what they come to be: the interval holds the truth, the raw count fails."""

from typing import NamedTuple

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from wayout.odds.delays.growth import Grown, Recent, grow
from wayout.odds.delays.reporting import delay_curve

Ints = NDArray[np.int64]
WORLDS, WATCH, A_DAY, MEAN = 300, 170, 1.2, 10.0  # worlds, days, events a day, days of delay
MONTHS = ((0, 30), (30, 60))  # of ages at the freeze


class World(NamedTuple):
    """Delays as the record has them, and of each recent month the seen and the true number."""

    cells: pl.DataFrame
    seen: tuple[int, ...]
    true: tuple[int, ...]


def world(rng: np.random.Generator, every: int) -> World:
    """Events of a steady rate, posted after a geometric delay, seen at looks `every` days."""
    looks = np.arange(WATCH, -1, -every)[::-1]
    day = np.repeat(np.arange(1, WATCH + 1), rng.poisson(A_DAY, WATCH))
    posted = day + rng.geometric(1 / MEAN, len(day)) - 1
    at = np.searchsorted(looks, posted)
    seen = (at < len(looks)) & (day > looks[0])
    high = looks[at[seen]] - day[seen]
    low = np.maximum(looks[at[seen] - 1] - day[seen], -1)
    cells = pl.DataFrame({"low": low, "high": high, "limit": WATCH - day[seen]})
    recent = [(day > WATCH - to) & (day <= WATCH - since) for since, to in MONTHS]
    return World(
        cells.group_by("low", "high", "limit").len().sort("low", "high", "limit"),
        tuple(int((month & seen).sum()) for month in recent),
        tuple(int(month.sum()) for month in recent),
    )


def months(made: World) -> list[Recent]:
    """The recent months as they are handed to the estimate."""
    return [Recent(seen, np.arange(*ages)) for seen, ages in zip(made.seen, MONTHS, strict=True)]


def grown(made: World, rng: np.random.Generator) -> tuple[Grown, ...]:
    """The months as they are expected to be."""
    curve = delay_curve(made.cells)
    return grow(made.cells, curve, months(made), rng, replicates=80)


@pytest.mark.parametrize("every", [1, 10])
def test_intervals_hold_the_eventual_count_and_the_raw_count_does_not(every: int) -> None:
    """In 90 to 99 of 100 worlds, for both months, with a look a day and one in ten days."""
    held, raw, off = np.zeros(2), np.zeros(2), np.zeros(2)
    for number in range(WORLDS):
        rng = np.random.default_rng([every, number])
        made = world(rng, every)
        for at, (found, true) in enumerate(zip(grown(made, rng), made.true, strict=True)):
            assert found.expected is not None
            assert found.low is not None
            assert found.high is not None
            held[at] += found.low <= true <= found.high
            raw[at] += made.seen[at] == true
            off[at] += found.expected / true - 1
    assert (held / WORLDS >= 0.90).all()
    assert (held / WORLDS <= 0.995).all()
    assert raw[0] / WORLDS < 0.05
    assert np.abs(off / WORLDS).max() < 0.05


def test_the_same_seed_gives_the_same_interval() -> None:
    """And another seed nearly the same."""
    made = world(np.random.default_rng(1), 10)
    first, again = (grown(made, np.random.default_rng(7)) for _ in range(2))
    assert first == again
    assert grown(made, np.random.default_rng(8))[0].expected == first[0].expected


def test_a_month_of_which_little_is_seen_gets_no_number_but_the_reason() -> None:
    """All its days but the first came after the last look."""
    made = world(np.random.default_rng(2), 1)
    found = grow(made.cells, delay_curve(made.cells), [Recent(1, np.arange(1, -29, -1))],
                 np.random.default_rng(1))  # fmt: skip
    assert found[0].share < 0.3
    assert (found[0].expected, found[0].low, found[0].high) == (None, None, None)
    assert found[0].why == "little_seen"


def test_delays_that_leave_it_open_give_no_number_but_the_reason() -> None:
    """Few events tell whether half of them, or nearly none, is seen at once."""
    rows = [(-1, 0, 0, 15), (-1, 0, 90, 3), (39, 90, 90, 3)]
    cells = pl.DataFrame(rows, schema=["low", "high", "limit", "len"], orient="row")
    curve = delay_curve(cells)
    found = grow(cells, curve, [Recent(9, np.arange(30))], np.random.default_rng(1))
    assert found[0].share == pytest.approx(0.5)
    assert found[0].why == "unsure"


def test_none_seen_does_not_mean_that_none_comes() -> None:
    """The interval of an empty month reaches above 0."""
    made = world(np.random.default_rng(3), 1)
    found = grow(made.cells, delay_curve(made.cells), [Recent(0, np.arange(30))],
                 np.random.default_rng(1))[0]  # fmt: skip
    assert (found.expected, found.low) == (0, 0)
    assert found.high is not None
    assert found.high > 0


def test_a_month_weighs_its_days_as_it_is_told() -> None:
    """Half of the events at a court looked at today, half at one looked at a week ago."""
    made = world(np.random.default_rng(4), 1)
    curve = delay_curve(made.cells)
    ages = np.array([10, 3])
    half = Recent(5, ages, np.array([2.0, 2.0])).known(curve.share)
    assert float(half) == pytest.approx(curve.known(ages).mean())
    assert float(Recent(5, ages, np.array([1.0, 0.0])).known(curve.share)) == pytest.approx(
        curve.known([10])[0]
    )
