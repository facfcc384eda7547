"""Help names every page of the menu and every key, and what it says leads somewhere."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from starlette.routing import Match
from tests.promise.desk_world import Visitor, entered

from wayout.desk.keys import KEYS
from wayout.desk.pages.help import _PAGES, _TABS
from wayout.desk.routes import ROUTES
from wayout.text import translator


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    with entered(tmp_path) as made:
        yield made


def test_every_page_of_the_menu_is_explained(visitor: Visitor) -> None:
    """In the order of the menu, but help itself."""
    page = visitor.ask("GET", "/help?lang=en").body
    menu = page.partition('<nav class="pages"')[2].partition("</nav>")[0]
    listed = re.findall(r'href="(/[\w/]+)"', menu)
    assert [to for to, _name, _said in _PAGES if to in listed] == listed[:-1]
    assert listed[-1] == "/help"


def test_every_page_that_is_explained_is_there() -> None:
    """Under an address that the desk answers at."""
    for to, _name, _said in _PAGES:
        scope = {"type": "http", "path": to, "method": "GET"}
        assert any(route.matches(scope)[0] is Match.FULL for route in ROUTES), to


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_word_is_said(visitor: Visitor, language: str) -> None:
    """In both languages, each part of a case too."""
    _ = translator("ru" if language == "ru" else "en")
    page = visitor.ask("GET", f"/help?lang={language}").body
    for name, said in (*_TABS, *((name, said) for _to, name, said in _PAGES)):
        assert escape(_(name), quote=False) in page
        assert escape(_(said), quote=False) in page


def test_every_key_is_listed(visitor: Visitor) -> None:
    """Key by key, and whether they are on."""
    page = visitor.ask("GET", "/help/keys?lang=en").body
    rows = re.findall(r"<th scope=\"row\">(.*?)</th><td>(.*?)</td>", page)
    keys = [" ".join(re.findall(r"<kbd>(.*?)</kbd>", row)) for row, _said in rows]
    assert keys == [one.keys for one in KEYS]
    assert "Single keys are on." in page
    visitor.ask("POST", "/settings", {})
    assert "Single keys are off" in visitor.ask("GET", "/help/keys").body
