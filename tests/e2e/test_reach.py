"""Whoever uses the keyboard alone, or letters set wide, reaches everything on a page."""

import pytest
from playwright.sync_api import Browser, Page
from tests.e2e.conftest import Desk, enter, watched

WIDE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""  # WCAG 2.2, 1.4.12
CUT = """() => [...document.querySelectorAll("button, nav a, label, h1, h2, th")]
    .filter(one => one.checkVisibility() && getComputedStyle(one).overflow === "hidden")
    .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
    .map(one => one.outerHTML.slice(0, 80))"""
FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getClientRects()[0], style = getComputedStyle(one);  // of its first line
    const middle = document.elementFromPoint(
        Math.min(Math.max(box.x + Math.min(box.width, 30) / 2, 0), innerWidth - 1),
        Math.min(Math.max(box.y + Math.min(box.height, 30) / 2, 0), innerHeight - 1));
    return {
        what: one.outerHTML.slice(0, 80),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.bottom > 0 && box.top < innerHeight
            && (one.contains(middle) || !!middle?.contains(one)),
    };
}"""
MOST = 400  # steps: more than any of these pages has


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Page:
    """A page of an open desk, in English."""
    page, _ = watched(browser.new_context())
    enter(page, desk)
    page.goto(f"{desk.origin}/cases?lang=en")
    return page


def addresses(page: Page, desk: Desk) -> list[str]:
    """A list, what is due, and the longest page."""
    case = page.locator("tbody a").first.get_attribute("href") or ""
    return [f"{desk.origin}{path}" for path in ("/cases", "/today", case)]


def test_letters_set_wide_hide_nothing(page: Page, desk: Desk) -> None:
    """At twice the size, too, which is half the width."""
    for address in addresses(page, desk):
        page.goto(address)
        for width in (1280, 640):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(WIDE)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert page.evaluate(CUT) == [], address


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page, desk: Desk) -> None:
    """The way past the menu first; each thing with a ring around it, and nothing before it."""
    for address in addresses(page, desk):
        page.goto(address)
        wanted = page.evaluate(
            "[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]"
            ".filter(one => one.checkVisibility() && one.type !== 'hidden' && !one.disabled).length"
        )
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        met = 0
        for _step in range(MOST):
            found = page.evaluate(FOCUS)
            if found is None:
                break
            assert found["ring"], (address, found["what"])
            assert found["seen"], (address, found["what"])
            met += 1
            page.keyboard.press("Tab")
        assert met >= wanted, address
