"""Until when a case is watched: its own last look, but not the last days of its court."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.unit.record.counting.tables import SEEN, Case, Happening, write_tables

from wayout.cohort.histories import histories_of
from wayout.cohort.record_stays import open_record
from wayout.cohort.watch import unseen_days, watch_ends
from wayout.errors import TooFewError
from wayout.odds import Question, answer
from wayout.odds.answers.question import Dates

CAME = date(2024, 1, 10)
EARLY, LATE = date(2024, 3, 1), date(2024, 6, 1)


def watched(name: str, *looks: date, **rest: str) -> Case:
    """A case that came on one day, with looks at its card."""
    return Case(name=name, events=[Happening(kind="received", day=CAME)], known=looks, **rest)  # type: ignore[arg-type]  # words of Case


def ends(folder: Path, *cases: Case, unseen: int = 10) -> dict[str, date]:
    """The ends of the watch of some cases."""
    tables = open_record(write_tables(folder, cases))
    return dict(watch_ends(tables, list(histories_of(tables, "received", None)), unseen))


def test_the_last_days_are_those_of_the_court(tmp_path: Path) -> None:
    """Who was looked at last before them is watched to his last look; others less."""
    found = ends(tmp_path, watched("read on", EARLY, LATE), watched("given up", EARLY))
    assert found == {"read on": LATE - timedelta(10), "given up": EARLY}


def test_each_court_has_its_own_last_look(tmp_path: Path) -> None:
    """One that nobody looks at any more has its last days earlier."""
    found = ends(tmp_path, watched("a", EARLY), watched("b", LATE, court="99GV0002"))
    assert found == {"a": EARLY - timedelta(10), "b": LATE - timedelta(10)}


def test_cards_of_other_kinds_are_looks_at_the_court_too(tmp_path: Path) -> None:
    """A court that was looked at shows what it shows, whichever card was read."""
    material = watched("m", LATE, proceeding="material")
    assert ends(tmp_path, watched("a", EARLY), material)["a"] == EARLY


def test_nothing_is_cut_where_nothing_comes_late(tmp_path: Path) -> None:
    """Then the watch ends with the last look at the card."""
    assert ends(tmp_path, watched("a", EARLY, LATE), unseen=0) == {"a": LATE}


def test_few_delays_tell_nothing(tmp_path: Path) -> None:
    """Whoever asks says so."""
    with pytest.raises(TooFewError):
        unseen_days(open_record(write_tables(tmp_path, [watched("a", EARLY, SEEN)])))


@pytest.mark.parametrize("dates", ["draw", "exact"])
def test_a_day_that_may_lie_after_the_end_is_drawn_beyond_it_in_the_right_share(
    dates: Dates,
) -> None:
    """Of 21 days on which they may have moved 11 lie within the watch."""
    people = 4_000
    ids = [f"p{n}" for n in range(people)]
    rows = {
        "id": ids * 2, "from": ["court"] * people + ["closed"] * people,
        "to": ["closed"] * people + [None] * people, "entry": [0] * people + [40] * people,
        "entry_last": [0] * people + [60] * people, "exit": [40] * people + [90] * people,
        "exit_last": [60] * people + [90] * people, "watched": [50] * (2 * people),
    }  # fmt: skip
    certain = pl.DataFrame(
        {
            "id": ["q1", "q1"], "from": ["court", "closed"], "to": ["closed", None],
            "entry": [0, 45], "entry_last": [0, 45], "exit": [45, 90], "exit_last": [45, 90],
            "watched": [50, 50],
        }
    )  # fmt: skip
    stays = pl.concat([pl.DataFrame(rows), certain])
    asked = Question(
        start="court", days=(39, 45, 49, 50), dates=dates, floor=1, interval="greenwood"
    )
    found = answer(stays, asked)
    if dates == "exact":
        assert [found.share("court", day) for day in asked.days] == [1.0, 0.0, 0.0, 0.0]
        assert found.people == 1
        return
    shares = [found.share("court", day) for day in asked.days]
    # in a draw the people are drawn apart: a tenth of a hundredth is what chance leaves over 20
    np.testing.assert_allclose(shares, [1, 15 / 21, 11 / 21, 10 / 21], atol=0.01)
    assert found.people == people + 1
    assert found.known[found.rows[2]] == people + 1
