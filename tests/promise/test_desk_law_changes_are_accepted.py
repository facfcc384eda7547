"""A deadline that a change of the law moved is told until somebody accepts it: never silently."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.promise.followed_world import always, desk_of, keeping

WAS, NOW = timedelta(days=3), timedelta(days=5)  # from today


@pytest.fixture(autouse=True)
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read in English, and heads are kept beside the vault."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "en")


@pytest.fixture
def path(tmp_path: Path, today: date) -> Path:
    """A vault of two cases that was closed under the old law; only one has anything due."""
    made = tmp_path / "team.wayout"
    with keeping(made, always(("appeal", today + WAS))) as keeper:
        keeper.add(("left_unit", "2025-01-20"))
        keeper.add()
    return made


def test_it_is_told_survives_other_work_and_goes_when_accepted(path: Path, today: date) -> None:
    """On Today and on the page of the case; the second time by the button of the page."""
    with (
        keeping(path, always(("appeal", today + NOW)), "law 2") as keeper,
        desk_of(keeper, path.parent) as visitor,
    ):
        (moved,) = keeper.ask("law_moved")
        code = moved["code"]
        days = (today + WAS).isoformat(), (today + NOW).isoformat()
        assert (moved["was"], moved["now"]) == days
        told = visitor.ask("GET", "/today").body
        (form,) = [
            one.partition('"')[0]
            for one in told.split('action="')[1:]
            if "/law-accepted" in one.partition('"')[0]
        ]
        case = form.removesuffix("/law-accepted")
        keeper.write(code, record="note", text="x")
        for page in ("/today", case):
            shown = visitor.ask("GET", page).body
            assert "The law changed" in shown, page
            assert f'action="{form}"' in shown, page
        assert visitor.ask("POST", form, {"back": "/today"}).headers["location"] == "/today"
        for page in ("/today", case):
            assert "The law changed" not in visitor.ask("GET", page).body, page
        assert keeper.ask("law_moved") == []


def test_all_that_are_shown_are_accepted_at_once(path: Path, today: date) -> None:
    """Only if that is asked for plainly."""
    with keeping(path, always(("appeal", today + WAS))) as keeper:
        keeper.add(("left_unit", "2025-02-20"))
    with (
        keeping(path, always(("appeal", today + NOW)), "law 2") as keeper,
        desk_of(keeper, path.parent) as visitor,
    ):
        told = visitor.ask("GET", "/today").body
        assert len(keeper.ask("law_moved")) == 2
        cases = {
            f"case{place}": told.partition(f'name="case{place}" value="')[2].partition('"')[0]
            for place in range(2)
        }
        visitor.ask("POST", "/today/law-accepted", cases)
        assert keeper.ask("law_moved") == []
