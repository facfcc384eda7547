"""The odds of a case are those of the record, of those counted for it, or none at all."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.desk.pages.record_desk import (
    EVENTS,
    RECEIVED,
    asked,
    cases,
    few_folder,
    record_folder,
    thin_folder,
    told,
)
from tests.unit.record.counting.tables import write_tables

from wayout.desk.pages.odds import panel as module
from wayout.desk.pages.odds.door import odds_of
from wayout.desk.pages.odds.panel import odds_panel
from wayout.desk.pages.odds.told import OddsPanel


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables to ask."""
    return record_folder(tmp_path_factory.mktemp("record"))


def panel(tmp_path: Path, record: Path | None, *events: dict[str, Any]) -> OddsPanel:
    """The panel of a case with these events."""
    return odds_panel(asked(tmp_path, record), told(*events))


def shares(found: OddsPanel) -> dict[str, tuple[str, ...]]:
    """The rows of the table."""
    assert found.shown is not None
    return {row.name: row.cells for row in found.shown.rows}


def in_court_since(monkeypatch: pytest.MonkeyPatch, days: int) -> dict[str, Any]:
    """A case that a court received so many days ago, whatever day it is."""
    today = RECEIVED + timedelta(days=700)
    monkeypatch.setattr(module, "own_day", lambda: today)
    return {"kind": "received", "day": (today - timedelta(days=days)).isoformat()}


def test_the_shares_are_those_counted_by_hand(tmp_path: Path, record: Path) -> None:
    """Nobody is lost before day 91: of 30 under Article 337, 9 suspended, 12 in prison."""
    found = panel(tmp_path, record, *EVENTS)
    assert "Of 30 accused whose cases were in the state “In court” on day 0" in found.followed
    first = {name: cells[0].partition(" ")[0] for name, cells in shares(found).items()}
    assert first == {"Case suspended": "30%", "In court (still or again)": "30%", "Prison": "40%"}


def test_how_long_it_is_there_counts(
    tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After 40 days 21 are still in court: 12 of them are judged later."""
    event = in_court_since(monkeypatch, 40)
    found = panel(tmp_path, record, *EVENTS, event)
    assert "Of 21 accused" in found.followed
    assert "after 40 days, as in this case" in " ".join(found.said)
    assert shares(found)["Prison"][0].startswith("57%")
    assert "at=40" in found.asked


def test_too_few_that_stayed_so_long_leave_the_first_day(
    tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is said."""
    event = in_court_since(monkeypatch, 100)
    found = panel(tmp_path, record, *EVENTS, event)
    assert "Of 30 accused" in found.followed
    assert "Too few were still there after 100 days" in " ".join(found.said)


def test_nobody_that_stayed_so_long_leaves_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All were judged before."""
    tables = write_tables(tmp_path / "judged", cases(1, 29, 0, "337.5", 0))
    found = panel(tmp_path, tables, *EVENTS, in_court_since(monkeypatch, 65))
    assert "Of 30 accused" in found.followed
    assert "Too few were still there after 65 days" in " ".join(found.said)


def test_without_an_article_all_are_counted(tmp_path: Path, record: Path) -> None:
    """And it is said."""
    found = panel(tmp_path, record)
    assert "Of 40 accused" in found.followed
    assert "all articles are taken together" in " ".join(found.said)


def test_it_says_who_was_counted(tmp_path: Path, record: Path) -> None:
    """How many, which, since when, until when, out of which tables."""
    said = dict(panel(tmp_path, record, *EVENTS).who)
    assert said["how many"] == "30 accused"
    assert "Article 337" in said["who was chosen"]
    assert "Day 0: the first receipt by a court." in said["who was chosen"]
    assert said["how far the record reaches"] == "until 10 June 2024"
    assert said["which tables"].startswith("tables, ")


def test_only_months_that_the_record_reaches_are_shown(tmp_path: Path, record: Path) -> None:
    """It ends after 160 days."""
    found = panel(tmp_path, record, *EVENTS)
    assert found.shown is not None
    assert found.shown.heads == (("in 3 months", "day 91"),)
    assert [bool(day.drawing) for day in found.shown.dots] == [True]


def test_a_day_on_which_few_are_left_has_no_dots(tmp_path: Path) -> None:
    """Nor shares: of 30, 22 are not seen on day 91; it is said why."""
    found = panel(tmp_path, thin_folder(tmp_path), *EVENTS)
    assert found.shown is not None
    (day,) = found.shown.dots
    assert (day.day, day.drawing) == ("day 91*", None)
    assert {row.cells for row in found.shown.rows} == {("–",)}
    assert found.shown.counts[0].cells == ("8",)
    assert "it is known of only 8 of 30" in " ".join(found.warnings)


def test_the_dots_are_the_shares(tmp_path: Path, record: Path) -> None:
    """As many of each colour as the table says per cent."""
    found = panel(tmp_path, record, *EVENTS)
    assert found.shown is not None
    fills = re.findall(r'd="M4[^"]*" fill="(#\w+)"', str(found.shown.dots[0].drawing))
    wanted = {row.colour: row.cells[0].partition("%")[0] for row in found.shown.rows}
    assert {colour: str(fills.count(colour or "")) for colour in wanted} == wanted
    assert len(fills) == 100


def test_below_the_floor_nothing_is_shown_but_why(tmp_path: Path) -> None:
    """No share, no number of people."""
    found = panel(tmp_path, few_folder(tmp_path), *EVENTS)
    assert found.shown is None
    assert "fewer than 20 accused" in found.none
    assert not any((found.followed, found.who, found.first, found.warnings, found.remarks))
    assert "19" not in repr(found)


def test_a_closed_case_is_not_followed(tmp_path: Path, record: Path) -> None:
    """Nothing is asked."""
    found = panel(tmp_path, record, {"kind": "terminated", "day": "2026-01-10"})
    assert found.shown is None


def test_a_record_that_went_away_is_told(tmp_path: Path) -> None:
    """With a way to another."""
    found = panel(tmp_path, tmp_path / "gone", *EVENTS)
    assert "is not a folder of record tables" in found.none
    assert found.to == ("/record", "Choose another record")


def test_the_page_of_a_case_does_not_wait(tmp_path: Path, record: Path) -> None:
    """It leads to the odds until they were asked, and shows them then."""
    request = asked(tmp_path, record)
    found = odds_of(request, told(*EVENTS))
    assert found.shown is None
    assert found.to is not None
    assert found.to[0].endswith("/odds")
    odds_panel(request, told(*EVENTS))
    assert odds_of(request, told(*EVENTS)).shown is not None


def test_without_a_record_it_says_what_to_do(tmp_path: Path) -> None:
    """On both pages."""
    request = asked(tmp_path, None)
    assert odds_of(request, told(*EVENTS)) == odds_panel(request, told(*EVENTS))
    assert odds_of(request, told()).to == ("/record", "Choose or read a court record")
