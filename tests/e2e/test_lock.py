"""After the lock nothing of a case can be seen: not by Back, not by its address."""

from playwright.sync_api import Browser
from tests.e2e.conftest import NAME, TITLE, Desk, enter, watched


def test_back_shows_nothing_after_the_lock(browser: Browser, desk: Desk) -> None:
    """Neither what the browser kept nor what it asks for anew."""
    context = browser.new_context()
    page, _ = watched(context)
    enter(page, desk)
    page.goto(f"{desk.origin}/cases")
    for number in range(page.locator("tbody a").count()):
        page.goto(f"{desk.origin}/cases")
        page.locator("tbody a").nth(number).click()
        page.wait_for_load_state()
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
