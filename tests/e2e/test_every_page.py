"""Every page of the desk, in both languages and three widths: sound, reachable, and quiet."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from starlette.routing import Match
from tests.e2e.conftest import Desk, Seen, enter, links, watched

from wayout.desk.numbered import NUMBER
from wayout.desk.routes import ROUTES

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What the script asks for, what needs a call, a reading or a document, and what is sent as a file.
ELSEWHERE = {
    "/open", "/cases/{name}/intake", "/import/court", f"/cases/{{name}}/documents/{NUMBER}",
    f"/cases/{{name}}/documents/{NUMBER}/back", "/assets/{name}",
}  # fmt: skip
WIDTHS = (1280, 390, 320)
SEARCHED = {"en": 1280, "ru": 320}  # the longer words on the narrower page
SMALLEST = 24  # CSS pixels that a finger needs (WCAG 2.2, 2.5.8)
SMALL = """least => [...document.querySelectorAll("button, input, select, nav a")]
    .filter(one => one.checkVisibility())
    .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < least || box.height < least).map(([text]) => text)"""


def look(page: Page, seen: Seen, language: str) -> None:
    """Look at the page that is open, as wide as a screen, a phone, and a page that was enlarged."""
    assert page.get_attribute("html", "lang") == language
    is_printed = urlsplit(page.url).path.endswith("/paper")  # with its title at the edge
    assert page.title().count("Wayout") == (0 if is_printed else 1), page.url
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        where = f"{page.url} {width}"
        if width == SEARCHED[language]:
            assert not barriers(page), where
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where
        assert not page.evaluate(SMALL, SMALLEST), where
    assert not seen.said, page.url


def barriers(page: Page) -> list[object]:
    """What axe finds."""
    found = Axe().run(page, options=RULES)
    return [(one["id"], one["nodes"][0]["target"]) for one in found.response["violations"]]


def is_new(address: str, known: list[str]) -> bool:
    """Whether a page was not looked at; of those that are made alike one is enough.

    Of cases all are looked at: one is long, one has a long name, one is nearly empty.
    """
    if address in known:
        return False
    is_case = re.search(r"/cases/[^/?]+$", address) is not None
    return is_case or kind(address) not in {kind(one) for one in known}


def kind(address: str) -> str:
    """The kind of a page: what stands around names, and whether something was chosen."""
    path, _, query = address.partition("?")
    room = re.sub(r"(//[^/]+/(?:cases|law|pathway)/)(?!new)[^/]+", r"\1", path)
    return re.sub(r"(/(?:deadlines|events|documents)/)[^/]+", r"\1", room) + "?" * bool(query)


def pages() -> set[str]:
    """The kinds of page there are: what is got, and is no file."""
    got = {one.path for one in ROUTES if "GET" in (one.methods or ())}
    return {one for one in got if "." not in one} - ELSEWHERE


def routed(address: str) -> str | None:
    """The kind of page that answers at an address."""
    scope = {"type": "http", "method": "GET", "path": urlsplit(address).path}
    return next((one.path for one in ROUTES if one.matches(scope)[0] is Match.FULL), None)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_page_is_sound(browser: Browser, desk: Desk, language: str) -> None:
    """No complaint of the browser, no barrier that axe knows, nothing cut off, nothing foreign."""
    context = browser.new_context()
    page, seen = watched(context)
    enter(page, desk)
    waiting, done = [f"{desk.origin}/", f"{desk.origin}/door"], list[str]()
    while waiting:
        address = waiting.pop()
        done.append(address)
        sign = "&" if "?" in address else "?"
        page.goto(f"{address}{sign}lang={language}")
        look(page, seen, language)
        for one in links(page, desk):
            if is_new(one, [*done, *waiting]):  # of those that are made alike, the first
                waiting.append(one)
    assert pages() - {routed(one) for one in done} == {"/unlock"}
    page.click('form[action="/lock"] button')
    page.wait_for_url("**/unlock")
    page.goto(f"{desk.origin}/unlock?lang={language}")
    look(page, seen, language)
    assert all(one.startswith((f"{desk.origin}/", "data:")) for one in seen.asked)
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]")
    assert kept == [0, 0, 0]
    context.close()
