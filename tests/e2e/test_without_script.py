"""Everything works with script switched off."""

from playwright.sync_api import Browser
from tests.e2e.conftest import Desk, enter, watched


def test_a_day_without_script(browser: Browser, desk: Desk) -> None:
    """In by hand, a case opened, a note written, locked."""
    context = browser.new_context(java_script_enabled=False)
    page, _ = watched(context)
    enter(page, desk, by_hand=True)
    page.goto(f"{desk.origin}/cases?lang=en")
    page.locator("tbody a").first.click()
    page.fill("#text", "Звонит <b>завтра</b>\nи послезавтра")
    page.click('form[action$="/notes"] button')
    page.wait_for_load_state()
    assert page.locator(".told").first.inner_text() == "Звонит <b>завтра</b>\nи послезавтра"
    page.click("text=Lock")
    assert page.url.endswith("/unlock")
    context.close()
