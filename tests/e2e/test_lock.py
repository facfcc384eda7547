"""After the lock nothing of a case can be seen: not by Back, not by its address."""

from datetime import UTC, datetime

from playwright.sync_api import Browser, Page
from tests.e2e.conftest import NAME, TITLE, Desk, enter, unlock, watched


def test_back_shows_nothing_after_the_lock(browser: Browser, desk: Desk) -> None:
    """Neither what the browser kept nor what it asks for anew."""
    context = browser.new_context()
    page, _ = watched(context)
    enter(page, desk)
    page.goto(f"{desk.origin}/cases")
    cases: list[str] = page.eval_on_selector_all("tbody a", "all => all.map(one => one.href)")
    for address in cases:
        page.goto(address)
        if TITLE in page.content():
            break
    assert NAME in page.content()
    case = page.url
    page.click('form[action="/lock"] button')
    page.wait_for_url("**/unlock")
    for _step in range(3):
        page.go_back()
        page.wait_for_load_state()
        assert NAME not in page.content()
        assert TITLE not in page.content()
    page.goto(case)
    assert page.url.endswith("/unlock")
    context.close()


def test_escape_twice_locks(browser: Browser, desk: Desk) -> None:
    """From the keyboard, wherever one is."""
    context = browser.new_context()
    page, _ = watched(context)
    enter(page, desk)
    page.clock.set_fixed_time(datetime.now(UTC))  # however long it takes, it is at once
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/unlock")
    context.close()


def test_the_door_takes_the_code_out_of_the_address(browser: Browser, desk: Desk) -> None:
    """A code that is used up is in no address that the browser keeps."""
    context = browser.new_context()
    page, _ = watched(context)
    enter(page, desk)
    code = desk.address.partition("#")[2]
    for _step in range(4):
        assert code not in page.url
        page.go_back()
        page.wait_for_load_state()
    context.close()


def tabs_of_a_case(page: Page, desk: Desk) -> tuple[Page, Page]:
    """Two tabs that show a case; into a form of the second something was typed."""
    page.goto(f"{desk.origin}/cases")
    case = page.locator("tbody a").first.get_attribute("href")
    left, typed = page.context.new_page(), page.context.new_page()
    for tab in (left, typed):
        tab.goto(f"{desk.origin}{case}")
        assert tab.locator("h1").is_visible()
    typed.fill("#text", "half a sentence")
    return left, typed


def test_after_a_lock_no_other_tab_shows_a_case(browser: Browser, desk: Desk) -> None:
    """Told by the tab that locks; where nobody tells it, one that was left alone asks by itself.

    Where words were typed and not sent, their form alone stays then.
    """
    context, elsewhere = browser.new_context(), browser.new_context()
    context.clock.install()
    page, seen = watched(context)
    enter(page, desk)
    tabs = tabs_of_a_case(page, desk)
    page.click('form[action="/lock"] button')
    for tab in (page, *tabs):
        tab.wait_for_url("**/unlock")
        assert tab.locator("nav.tabs").count() == 0
    assert seen.said == []
    unlock(page)
    left, typed = tabs_of_a_case(page, desk)
    elsewhere.add_cookies(context.cookies())  # type: ignore[arg-type]  # as they were given
    another = elsewhere.new_page()
    another.goto(f"{desk.origin}/today")
    another.click('form[action="/lock"] button')
    another.wait_for_url("**/unlock")
    context.clock.fast_forward(200_000)
    assert left.locator("h1").is_visible()
    assert typed.locator("h1").is_visible()
    context.clock.fast_forward(200_000)
    left.wait_for_url("**/unlock")
    typed.wait_for_function("document.body.classList.contains('left')")
    assert not typed.locator("h1").is_visible()
    assert typed.locator("#text").is_visible()
    context.close()
    elsewhere.close()
