"""What is expected of the last months holds against what an invented world let be known later.

The world is read once; each of its visits is a day on which somebody might have counted.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from wayout.cohort.growth import grown
from wayout.record import count, read_pages
from wayout.record.counting.rows import Row
from wayout.sample import Query, World, make_world, write_world
from wayout.sample.quirks import Quirks

MADE = make_world(350, seed=4)
LATE = Quirks(late_rows=0.5, missed=0.2, vanishing_rows=0.0)  # half of the rows weeks late
WORLD = MADE.changed(
    visits=[MADE.freeze - timedelta(days=30 * back) for back in range(16)], quirks=LATE
)
SETTLED = WORLD.visits[-5]  # months that ended before it have had 120 days more in the end
EVENTS = ("received", "verdict")


class Forecast(NamedTuple):
    """A month that was still filling up when it was counted, and what it came to."""

    row: Row
    true: int


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the world."""
    folder = tmp_path_factory.mktemp("late")
    write_world(WORLD, folder / "pages", pack="folder")
    read_pages([folder / "pages"], folder / "tables")
    return folder / "tables"


def forecasts(tables: Path, world: World) -> Iterator[Forecast]:
    """Every month with an expected number, counted at each visit but the first few."""
    truth = world.truth([Query(event, "month", None, "case") for event in EVENTS])
    for query, answer in truth.items():
        for day in world.visits[5:-4]:
            then = count(tables, query.event, by="month", known_by=day)
            for row in grown(then).rows:
                if row.expected is not None and row.value < f"{SETTLED:%Y-%m}":
                    yield Forecast(row, answer.counts.get(row.value, 0))


def test_expected_numbers_hold_against_what_was_known_later(tables: Path) -> None:
    """Nine in ten intervals hold it; the raw counts fall short, the expected ones do not."""
    found = list(forecasts(tables, WORLD))
    held = [low <= one.true <= high for one in found for low, high in [_ends(one.row)]]
    assert len(found) >= 20
    assert sum(held) / len(held) >= 0.9
    true = sum(one.true for one in found)
    seen, expected = (sum(numbers) for numbers in zip(*map(_numbers, found), strict=True))
    assert seen < 0.8 * true
    assert abs(expected / true - 1) < 0.08
    assert sum(one.row.count == one.true for one in found) < len(found) / 2


def _ends(row: Row) -> tuple[int, int]:
    assert row.expected_low is not None
    assert row.expected_high is not None
    return row.expected_low, row.expected_high


def _numbers(one: Forecast) -> tuple[int, int]:
    assert one.row.expected is not None
    return one.row.count, one.row.expected
