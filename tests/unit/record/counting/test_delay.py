"""The last months are marked incomplete from the delay between event and first sight."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.record.counting.tables import Case, Happening, write_tables

from wayout.record import Count, count
from wayout.record.counting.delay import product_limit

START, FREEZE = date(2024, 1, 1), date(2024, 6, 10)


def world(delay: int, *, known_from: str = "path", until: date = FREEZE) -> list[Case]:
    """A receipt each day, seen `delay` days later; one old case opens the watch."""
    old = date(2023, 12, 1)
    cases = [Case(name="old", events=[Happening(kind="received", day=old, known=START)],
                  known=[START], known_from=known_from)]  # fmt: skip
    for n in range((until - START).days):
        day = START + timedelta(n + 1)
        seen = day + timedelta(delay)
        if seen <= until:
            event = Happening(kind="received", day=day, known=seen)
            cases.append(Case(name=f"{n:04d}", events=[event], known=[seen], known_from=known_from))
    return cases


def incomplete(found: Count) -> list[str]:
    """The months that are marked."""
    return [row.value for row in found.rows if row.incomplete]


def test_a_month_is_incomplete_while_its_events_are_still_to_be_seen(tmp_path: Path) -> None:
    """Seen 20 days later and frozen on 10 June: of May only 21 days can be seen."""
    found = count(write_tables(tmp_path, world(20), freeze=FREEZE), "received", by="month")
    assert incomplete(found) == ["2024-05"]
    assert found.rows[-1].seen == pytest.approx(21 / 31)
    assert found.delay is not None
    assert found.delay.within(0.5) == 20


def test_a_month_is_complete_once_the_delay_has_passed(tmp_path: Path) -> None:
    """Seen two days later: May is whole, June runs on."""
    found = count(write_tables(tmp_path, world(2), freeze=FREEZE), "received", by="month")
    assert incomplete(found) == ["2024-06"]


def test_days_of_file_modification_are_no_first_sights(tmp_path: Path) -> None:
    """Without known delays the months younger than 31 days are marked, and it is said."""
    cases = world(2, known_from="mtime")
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "received", by="month")
    assert found.delay is not None
    assert (found.delay.estimated, found.delay.events) == (False, 0)
    assert incomplete(found) == ["2024-05", "2024-06"]


def test_one_day_of_looking_tells_no_delay(tmp_path: Path) -> None:
    """What was there at the first look of a court was late by nobody knows how much."""
    days = (START + timedelta(n) for n in range(100))
    cases = [
        Case(name=f"{n:03d}", events=[Happening(kind="received", day=day, known=FREEZE)],
             known=[FREEZE])
        for n, day in enumerate(days)
    ]  # fmt: skip
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "received", by="month")
    assert found.delay is not None
    assert not found.delay.estimated
    assert incomplete(found) == []


def test_counting_as_known_earlier_freezes_earlier(tmp_path: Path) -> None:
    """As known on 10 April, March was incomplete; the freeze of the record stays said."""
    folder = write_tables(tmp_path, world(20), freeze=FREEZE)
    found = count(folder, "received", by="month", known_by="2024-04-10")
    assert incomplete(found) == ["2024-03"]
    assert found.freeze == FREEZE


def looked_at(known: list[int], *, day: int = 1, **rest: str) -> list[Case]:
    """A receipt on a day of March, first seen at the last of some looks at its court."""
    looks = [date(2024, 3, 1) + timedelta(n) for n in known]
    others = [Case(name="others", events=[Happening(kind="received", day=START, known=looks[0])],
                   known=looks)]  # fmt: skip
    came = Happening(kind="received", day=date(2024, 3, 1) + timedelta(day), known=looks[-1])
    return [*others, Case(name="one", events=[came], known=[looks[-1]], **rest)]  # type: ignore[arg-type]  # words of Case


def known(folder: Path) -> list[tuple[int, ...]]:
    """What a count of receipts knows of their delays: low, high, limit, len."""
    found = count(folder, "received", by="month").delay
    assert found is not None
    assert found.cells is not None
    return found.cells.drop("court").rows()


@pytest.mark.parametrize(
    ("looks", "cell"),
    [
        ([0, 4, 10], (3, 9, 9)),  # not there on the 4th day, there on the 10th
        ([0, 10], (-1, 9, 9)),  # the look before came before the event
        ([0, 9, 10], (8, 9, 9)),  # a look a day: the delay is known to the day
    ],
)
def test_a_delay_lies_between_the_looks_at_the_court(
    tmp_path: Path, looks: list[int], cell: tuple[int, int, int]
) -> None:
    """After the look that did not show the event, up to the one that did."""
    assert known(write_tables(tmp_path, looked_at(looks))) == [(*cell, 1)]


def test_the_last_look_at_the_court_bounds_what_could_be_seen(tmp_path: Path) -> None:
    """Another court was looked at later: that shows nothing of this one."""
    cases = looked_at([0, 4, 10])
    elsewhere = Case(name="far", events=[Happening(kind="received", day=START)], court="99GV0002",
                     known=[FREEZE])  # fmt: skip
    folder = write_tables(tmp_path, [*cases, elsewhere], freeze=FREEZE)
    assert known(folder) == [(3, 9, 9, 1)]
    found = count(folder, "received", by="month").delay
    assert found is not None
    assert found.looks == ((date(2024, 3, 11), 2), (FREEZE, 1))


def test_a_file_day_is_no_look_and_no_sight(tmp_path: Path) -> None:
    """Neither bounds a delay."""
    folder = write_tables(tmp_path, looked_at([0, 4, 10], known_from="mtime"))
    assert known(folder) == []


def test_the_delays_of_a_count_are_told_apart_by_court(tmp_path: Path) -> None:
    """Whoever draws them again draws whole courts."""
    there = [replace(case, name=f"{case.name}-2", court="99GV0002") for case in looked_at([0, 10])]
    folder = write_tables(tmp_path, [*looked_at([0, 4, 10]), *there])
    found = count(folder, "received", by="month").delay
    assert found is not None
    assert found.cells is not None
    assert found.cells.columns == ["court", "low", "high", "limit", "len"]
    assert found.cells.rows() == [("99GV0001", 3, 9, 9, 1), ("99GV0002", -1, 9, 9, 1)]


def test_an_inexact_day_tells_no_delay(tmp_path: Path) -> None:
    """Some day of March is none to count from."""
    cases = looked_at([0, 4, 10])
    [came] = cases[1].events
    blurred = Happening(kind="received", day=came.day, last=date(2024, 3, 8), known=came.known)
    cases[1] = Case(name="one", events=[blurred], known=cases[1].known)
    assert known(write_tables(tmp_path, cases)) == []


def test_the_product_limit_is_the_one_worked_by_hand() -> None:
    """Delays 0, 1, 1, 3 with limits 1, 1, 4, 4: F(1) = 1 - 1/2, F(0) = 1/2 * (1 - 2/3)."""
    cells = pl.DataFrame(
        [(0, 1, 1), (1, 1, 1), (1, 4, 1), (3, 4, 1)], schema=["delay", "limit", "len"], orient="row"
    )
    days, shares = zip(*product_limit(cells), strict=True)
    assert days == (0, 1, 3)
    assert shares == pytest.approx([1 / 6, 1 / 2, 1])


pairs = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] <= pair[1])


@given(st.dictionaries(pairs, st.integers(1, 9), min_size=1, max_size=30))
def test_the_product_limit_is_that_of_its_definition(counts: dict[tuple[int, int], int]) -> None:
    """F(u) is the product, over longer delays v, of 1 - (ended at v) / (could be seen at v)."""
    rows = [(*pair, number) for pair, number in counts.items()]
    cells = pl.DataFrame(rows, schema=["delay", "limit", "len"], orient="row")
    for days, share in product_limit(cells):
        expected = Fraction(1)
        for longer in {delay for delay, _ in counts if delay > days}:
            ended = sum(n for (delay, _), n in counts.items() if delay == longer)
            at_risk = sum(n for (delay, limit), n in counts.items() if delay <= longer <= limit)
            expected *= 1 - Fraction(ended, at_risk)
        assert share == pytest.approx(float(expected), abs=1e-12)
