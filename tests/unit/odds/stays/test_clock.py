"""Days of the calendar become whole days on each history's own clock, and a watch can be ended."""

from datetime import date

import polars as pl
import pytest
from tests.unit.odds.stays_at_hand import written

from wayout.errors import StaysError
from wayout.forms.schema import SOJOURNS_SCHEMA
from wayout.odds.stays.clock import cut, ended, on_clock

ROWS = (
    ("h1", "court", "suspended", "2024-01-10", "2024-01-10", "2024-02-01", "2024-02-29", "case"),
    ("h1", "suspended", None, "2024-02-01", "2024-02-29", "2024-12-31", "2024-12-31", "case"),
    ("h2", "court", None, "2024-03-01", "2024-03-01", "2024-12-31", "2024-12-31", "case"),
)


@pytest.fixture
def stays() -> pl.DataFrame:
    """Two histories; it is not known on which day of February the first was suspended."""
    days = [(*row[:3], *(date.fromisoformat(day) for day in row[3:7]), row[7]) for row in ROWS]
    return pl.DataFrame(days, schema=SOJOURNS_SCHEMA, orient="row")


def origins(**days: str) -> pl.DataFrame:
    """Give the day 0 of some histories."""
    kept = [(one, date.fromisoformat(day)) for one, day in days.items()]
    return pl.DataFrame(kept, schema={"id": pl.String, "origin": pl.Date}, orient="row")


def test_each_history_has_its_own_day_0(stays: pl.DataFrame) -> None:
    """Bounds of a day become bounds of a number; before day 0 numbers are negative."""
    found = on_clock(stays, origins(h1="2024-01-10", h2="2024-03-11"))
    assert found.columns == ["id", "from", "to", "entry", "entry_last", "exit", "exit_last"]
    assert found.drop("from", "to").rows() == [
        ("h1", 0, 0, 22, 50), ("h1", 22, 50, 356, 356), ("h2", -10, -10, 295, 295),
    ]  # fmt: skip


def test_histories_without_a_day_0_are_left_out(stays: pl.DataFrame) -> None:
    """Whoever asked says how many; the order of the rows stays."""
    assert on_clock(stays, origins(h2="2024-03-01"))["id"].to_list() == ["h2"]
    assert on_clock(stays, origins(h2="2024-03-01", h1="2024-01-01"))["id"][0] == "h1"


def test_two_days_0_are_refused(stays: pl.DataFrame) -> None:
    """Nobody can choose between them."""
    twice = pl.concat([origins(h1="2024-01-10"), origins(h1="2024-01-11")])
    with pytest.raises(StaysError, match="more than one day 0"):
        on_clock(stays, twice)


def test_what_is_later_is_not_seen(stays: pl.DataFrame) -> None:
    """A stay that goes on is censored on the last day; one that begins then is none yet."""
    found = cut(stays, date(2024, 3, 1))
    assert found.select("id", "from", "to").rows() == [
        ("h1", "court", "suspended"), ("h1", "suspended", None),
    ]  # fmt: skip
    assert found["exit"].to_list() == [date(2024, 2, 1), date(2024, 3, 1)]


def test_bounds_of_days_end_with_the_watch(stays: pl.DataFrame) -> None:
    """Each stay keeps a day at least, and a move leads on where the next stay begins."""
    found = cut(stays, date(2024, 2, 10))
    assert found.select("entry", "entry_last", "exit", "exit_last").rows() == [
        (date(2024, 1, 10), date(2024, 1, 10), date(2024, 2, 1), date(2024, 2, 9)),
        (date(2024, 2, 1), date(2024, 2, 9), date(2024, 2, 10), date(2024, 2, 10)),
    ]
    assert cut(stays, date(2024, 12, 31)).equals(stays)


@pytest.mark.parametrize("watched", ["2024-01-01", None, float("nan")])
def test_the_end_of_a_watch_is_a_number(watched: object) -> None:
    """A column of that name which holds something else is refused, not compared."""
    rows = written("p a b 0 3", "q a - 0 9").with_columns(watched=pl.lit(watched))
    with pytest.raises(StaysError, match="The column watched"):
        ended(rows)
    assert ended(rows.with_columns(watched=pl.lit(2)))["exit"].to_list() == [2, 2]
