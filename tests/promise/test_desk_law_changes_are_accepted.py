"""A deadline that a change of the law moved is told until somebody accepts it: never silently."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.promise.followed_world import always, desk_of, keeping

TODAY = date.today()  # noqa: DTZ011  as the desk has it
WAS, NOW = TODAY + timedelta(days=3), TODAY + timedelta(days=5)


@pytest.fixture(autouse=True)
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read in English, and heads are kept beside the vault."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A vault of two cases that was closed under the old law; only one has anything due."""
    made = tmp_path / "team.wayout"
    with keeping(made, always(("appeal", WAS))) as keeper:
        keeper.add(("left_unit", "2025-01-20"))
        keeper.add()
    return made


def test_it_is_told_survives_other_work_and_goes_when_accepted(path: Path) -> None:
    """On Today and on the page of the case; the second time by the button of the page."""
    with (
        keeping(path, always(("appeal", NOW)), "law 2") as keeper,
        desk_of(keeper, path.parent) as visitor,
    ):
        (moved,) = keeper.ask("law_moved")
        code = moved["code"]
        assert (moved["was"], moved["now"]) == (WAS.isoformat(), NOW.isoformat())
        today = visitor.ask("GET", "/today").body
        (form,) = [
            one.partition('"')[0]
            for one in today.split('action="')[1:]
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


def test_all_that_are_shown_are_accepted_at_once(path: Path) -> None:
    """Only if that is asked for plainly."""
    with keeping(path, always(("appeal", WAS))) as keeper:
        keeper.add(("left_unit", "2025-02-20"))
    with (
        keeping(path, always(("appeal", NOW)), "law 2") as keeper,
        desk_of(keeper, path.parent) as visitor,
    ):
        today = visitor.ask("GET", "/today").body
        assert len(keeper.ask("law_moved")) == 2
        cases = {
            f"case{place}": today.partition(f'name="case{place}" value="')[2].partition('"')[0]
            for place in range(2)
        }
        visitor.ask("POST", "/today/law-accepted", cases)
        assert keeper.ask("law_moved") == []
