"""A folder of record tables becomes stays of each accused; whoever is left out is counted."""

from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest
from tests.unit.cohort.odds_folder import case, on, said, walked, ways
from tests.unit.record.counting.tables import SEEN

from wayout.cohort.record_stays import CLOSED_WITHOUT_VERDICT
from wayout.errors import StaysError, UsageError

END = (SEEN - on("01-10")).days  # the watch of whoever came on 10 January
THREE = case(
    "h1", "received 01-10", "verdict:prison 02-09 #1", "verdict:probation 03-10 #2", accused=3
)


def test_every_accused_has_stays_of_his_own(tmp_path: Path) -> None:
    """Named by his row in the case; what is said of nobody is said of all."""
    assert ways(walked(tmp_path, THREE)) == {
        "h1/1": [("court", "imprisoned", 0, 30), ("imprisoned", None, 30, END)],
        "h1/2": [("court", "probation", 0, 60), ("probation", None, 60, END)],
        "h1/3": [("court", None, 0, END)],
    }


def test_day_0_is_the_first_such_event_of_that_accused(tmp_path: Path) -> None:
    """Each has his own verdict; who has none is counted."""
    found = walked(tmp_path, THREE, origin="verdict")
    assert ways(found) == {
        "h1/1": [("court", "imprisoned", -30, 0), ("imprisoned", None, 0, END - 30)],
        "h1/2": [("court", "probation", -60, 0), ("probation", None, 0, END - 60)],
    }
    assert said(found.left_out) == "Left out, because they have no event “verdict”: 1."


def test_who_came_twice_begins_with_the_first(tmp_path: Path) -> None:
    """The second receipt is a later stay."""
    twice = case("h1", "received 01-10", "returned_to_prosecutor 02-09", "received 03-10")
    assert [row[2] for row in ways(walked(tmp_path, twice))["h1/1"]] == [0, 30, 60]


def test_a_day_0_that_is_not_known_exactly_is_left_out_and_counted(tmp_path: Path) -> None:
    """Nobody knows how long ago it was."""
    blurred = case("h2", "received 01-10", "verdict:prison 02-01..02-20", accused=2)
    found = walked(tmp_path, THREE, blurred, origin="verdict")
    assert sorted(ways(found)) == ["h1/1", "h1/2"]
    assert "the day of their event “verdict” is not known exactly: 2." in said(found.left_out)
    assert "h2/1" in ways(walked(tmp_path / "received", THREE, blurred))


def test_a_case_whose_rows_are_tied_to_nobody_is_walked_as_one(tmp_path: Path) -> None:
    """What is said of one row of several is not his; of the only row it is."""
    alone = case("h2", "received 01-10", "verdict:acquitted 02-09 #2", accused=2)
    assert ways(walked(tmp_path, THREE, alone, untied=True)) == {
        "h1": [("court", None, 0, END)],
        "h2": [("court", "closed", 0, 30), ("closed", None, 30, END)],
    }
    verdicts = walked(tmp_path / "verdicts", THREE, alone, untied=True, origin="verdict")
    assert list(ways(verdicts)) == ["h2"]
    assert said(verdicts.left_out) == "Left out, because they have no event “verdict”: 1."


def test_only_those_whose_day_0_lies_in_the_days_asked_for(tmp_path: Path) -> None:
    """Both ends belong to them; the others are not asked about, and no fault of theirs."""
    days = ("01-31", "02-01", "02-29", "03-01")
    cases = [case(f"h{day}", f"received {day}") for day in days]
    found = walked(tmp_path, *cases, entered=(on("02-01"), on("02-29")))
    assert sorted(ways(found)) == ["h02-01/1", "h02-29/1"]
    assert found.left_out == ()
    with pytest.raises(StaysError, match=r"No case of .* has the event “.*” in the days asked"):
        walked(tmp_path / "none", *cases, entered=(on("04-01"), on("04-02")))


def test_only_cases_in_which_someone_is_charged_under_an_article(tmp_path: Path) -> None:
    """All their accused stay; a part may be asked for too."""
    cases = (
        case("h1", "received 01-10", articles=("337.5",)),
        case("h2", "received 01-10", articles=("338.1",), accused=2),
        case("h3", "received 01-10", articles=("337.4",)),
    )
    for article, kept in (
        ("337", ["h1/1", "h3/1"]),
        ("337.5", ["h1/1"]),
        ("338", ["h2/1", "h2/2"]),
    ):
        found = walked(tmp_path / article, *cases, article=article)
        assert sorted(ways(found)) == kept


def test_closed_without_a_verdict_is_no_acquittal(tmp_path: Path) -> None:
    """An unknown verdict can be an acquittal, and never the end of a case without one."""
    both = case(
        "h1", "received 01-10", "terminated 02-09 #1", "verdict:acquitted 02-09 #2", accused=2
    )
    all_of_them = case("h2", "received 01-10", "verdict:acquitted 02-09", accused=2)
    found = ways(walked(tmp_path, both, all_of_them))
    ends = {one: (stays[0][1], stays[1][0]) for one, stays in found.items()}
    assert ends == {
        "h1/1": (CLOSED_WITHOUT_VERDICT,) * 2,
        "h1/2": ("closed", "closed"),
        "h2/1": ("closed", "closed"),
        "h2/2": ("closed", "closed"),
    }


def test_rows_that_the_map_does_not_allow_are_counted(tmp_path: Path) -> None:
    """Each row once, though several accused meet it; a hearing after the verdict is none."""
    odd = case(
        "h1", "received 01-10", "terminated 02-01", "verdict:prison 02-05", "verdict:prison 02-06",
        accused=2,
    )  # fmt: skip
    fits = case("h2", "received 01-10", "verdict:prison 02-01", "hearing 02-05")
    found = walked(tmp_path, odd, fits)
    assert "does not allow from where the case stood: 2." in said(found.remarks)
    assert "does not allow" not in said(walked(tmp_path / "fits", fits).remarks)


def test_who_was_not_looked_at_again_is_counted(tmp_path: Path) -> None:
    """His day 0 lies in the last days of which not nearly all is known."""
    cases = [
        case("h1", "received 01-10"),
        case("h2", "received 06-01"),
        case("h3", "received 06-10"),
    ]
    found = walked(tmp_path, *cases, unseen=9)
    assert list(ways(found)) == ["h1/1"]
    assert "their day 0 lies in the last 9 days, or nobody looked again: 2." in said(found.left_out)
    found = walked(tmp_path / "seen", *cases)
    assert sorted(ways(found)) == ["h1/1", "h2/1"]
    assert said(found.left_out) == "Left out, because nobody looked again after their day 0: 1."


def test_who_has_a_day_0_and_no_state_is_counted(tmp_path: Path) -> None:
    """Of the second nothing says where he is, only where his case is."""
    cases = (
        case("h1", "received 01-10", "surrendered 02-01"),
        case("h2", "received 01-10", accused=2),
    )
    found = walked(tmp_path, *cases, track="person")
    assert list(ways(found)) == ["h1/1"]
    assert said(found.left_out) == "Left out, because nothing says in which state they were: 2."


def test_where_people_are_cannot_be_asked_of_courts(tmp_path: Path) -> None:
    """Their pages speak of cases only; positions are told from these."""
    for track in ("person", "position"):
        if track == "position":
            assert list(ways(walked(tmp_path, THREE, track=track))) == ["h1/1", "h1/2", "h1/3"]
        else:
            with pytest.raises(StaysError, match=r"says nothing of where people are.*--track case"):
                walked(tmp_path, THREE, track=track)


def test_an_event_that_is_none_is_refused(tmp_path: Path) -> None:
    """Whoever mistypes the kind of day 0 is told where the kinds stand."""
    with pytest.raises(UsageError, match=r"There is no event 'receved'.*wayout pathway --json"):
        walked(tmp_path, THREE, origin="receved")


def test_how_late_moves_are_known_is_said(tmp_path: Path) -> None:
    """Or that it cannot be told."""
    assert "cannot be told from these pages" in said(walked(tmp_path, THREE, unseen=None).remarks)
    assert "The watch ends 9 days before" in said(walked(tmp_path / "9", THREE, unseen=9).remarks)
    assert walked(tmp_path / "0", THREE).remarks == ()


def test_a_watch_ends_where_its_case_was_looked_at_last(tmp_path: Path) -> None:
    """As a column of its own: inexact days are drawn first."""
    found = walked(tmp_path, THREE, unseen=9)
    assert found.sojourns["watched"].unique().to_list() == [END - 9]
    assert found.sojourns["exit"].max() == END
    early = on("01-10") + timedelta(days=END - 9)
    assert found.sojourns.select(pl.col("exit_last").max()).item() > (early - on("01-10")).days
