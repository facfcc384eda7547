"""The pictures of the desk in the documentation are of pages as they are: taken here, when asked.

`make pictures` takes them anew, of the demo; otherwise they are only looked for.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.e2e.conftest import RUN

WANTED = os.environ.get("WAYOUT_PICTURES")  # where to put them
WIDTH, HEIGHT = 1280, 900
PAGES = ("today", "cases", "case", "odds")
LANGUAGES = ("en", "ru")


@pytest.fixture
def demo(tmp_path: Path, browser: Browser) -> Iterator[Page]:
    """A page of the demo."""
    words = [sys.executable, "-c", RUN, "demo", "--no-browser", "--dir", str(tmp_path / "world")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as ran:
        assert ran.stdout is not None
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(ran.stdout.readline().strip())
        page.wait_for_url("**/today")
        yield page
        page.close()
        ran.terminate()
        ran.wait(20)


@pytest.mark.skipif(not WANTED, reason="WAYOUT_PICTURES does not say where to put them")
def test_pictures_are_taken(demo: Page) -> None:
    """The main pages in both languages; the case is the one whose own deadline comes next."""
    own = demo.locator(".agenda li", has=demo.locator(".mark")).first
    case = own.locator('a[href^="/cases/"]').first.get_attribute("href")
    base = demo.url.removesuffix("/today")
    for language in LANGUAGES:
        for name in PAGES:
            place = case if name == "case" else f"/{name}"
            demo.goto(f"{base}{place}?lang={language}")
            demo.screenshot(path=f"{WANTED}/desk-{name}.{language}.png")


def test_the_documentation_shows_the_pictures_there_are() -> None:
    """Each page of the desk's in its own language, none left over."""
    root = Path(__file__).parents[2]
    there = {path.name for path in (root / "docs" / "images").glob("desk-*.png")}
    shown = set()
    for language, page in (("en", "desk.md"), ("ru", "desk.ru.md")):
        text = (root / "docs" / page).read_text("utf-8")
        named = set(re.findall(r"images/(desk-[\w.-]+\.png)", text))
        assert all(name.endswith(f".{language}.png") for name in named)
        assert named
        shown |= named
    assert shown == there
