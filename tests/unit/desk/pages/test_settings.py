"""What is chosen in the settings is kept and seen at once; the address wins over it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.desk_world import Visitor, entered

from wayout.casebook.keeper.screen import unheard

RU, EN = '<html lang="ru">', '<html lang="en">'


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who entered an open desk on an English machine."""
    with entered(tmp_path, "en") as made:
        yield made


def kept(folder: Path) -> dict[str, object]:
    """What stands in the file of the settings."""
    (path,) = (folder / "state" / "wayout").glob("*.desk")
    found: dict[str, object] = json.loads(path.read_bytes())
    return found


def test_what_is_chosen_is_kept_and_shown(visitor: Visitor, tmp_path: Path) -> None:
    """A box that is not ticked is off."""
    got = visitor.ask("POST", "/settings", {"language": "ru", "paper": "en", "ahead": "7"})
    assert (got.status, got.headers["location"]) == (303, "/settings?saved")
    chosen = {"language": "ru", "paper": "en", "record": None, "keys": False, "ahead": 7}
    assert kept(tmp_path) == chosen
    page = visitor.ask("GET", "/settings?saved").body
    assert RU in page
    assert "Сохранено" in page
    assert '<option value="en" lang="en" selected>' in page
    assert 'value="7"' in page
    assert " checked" not in page
    assert "Сохранено" not in visitor.ask("GET", "/settings").body


def test_the_address_wins_over_the_setting_until_another_is_chosen(visitor: Visitor) -> None:
    """And the setting over the language of the machine."""
    assert EN in visitor.ask("GET", "/help").body
    visitor.ask("POST", "/settings", {"language": "ru"})
    assert RU in visitor.ask("GET", "/help").body
    assert EN in visitor.ask("GET", "/help?lang=en").body
    assert EN in visitor.ask("GET", "/help").body
    visitor.ask("POST", "/settings", {"language": "ru"})
    assert RU in visitor.ask("GET", "/help").body
    visitor.ask("POST", "/settings", {"language": "<b>"})
    assert EN in visitor.ask("GET", "/help").body


@pytest.mark.parametrize("typed", ["-1", "61", "x", "٣", "9999999999999999999"])
def test_days_that_are_none_are_told_and_kept_as_typed(
    visitor: Visitor, tmp_path: Path, typed: str
) -> None:
    """Nothing is chosen then."""
    got = visitor.ask("POST", "/settings", {"language": "ru", "ahead": typed})
    assert got.status == 422
    assert "from 0 to 60" in got.body
    assert f'value="{typed}"' in got.body
    assert not list((tmp_path / "state").rglob("*.desk"))


def test_a_choice_that_cannot_be_kept_is_told_and_holds(visitor: Visitor, tmp_path: Path) -> None:
    """Until the desk ends."""
    (tmp_path / "state").write_bytes(b"")
    got = visitor.ask("POST", "/settings", {"language": "ru", "keys": "on"})
    assert got.status == 422
    assert RU in got.body
    assert 'role="alert"' in got.body


def test_it_says_what_is_stored_where(visitor: Visitor, tmp_path: Path) -> None:
    """The vault, and the plain file of the settings."""
    page = visitor.ask("GET", "/settings").body
    assert str(tmp_path / "team.wayout") in page
    assert ".desk" in page
    assert "names nobody" in page
    assert 'action="/lock"' in page


def test_whether_the_screen_is_heard_is_said_as_it_is(visitor: Visitor) -> None:
    """In the settings and in the help, for as long as the vault is open."""
    assert visitor.book is not None
    for page in ("/settings", "/help"):
        visitor.book.unheard = None
        said = visitor.ask("GET", page).body
        assert "on a machine that tells it, when the screen locks" in said
        assert "cannot tell when its screen is locked" not in said
        visitor.book.unheard = unheard()
        assert "cannot tell when its screen is locked" in visitor.ask("GET", page).body
