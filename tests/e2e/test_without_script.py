"""Everything works with script switched off."""

from playwright.sync_api import Browser, expect
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
    told = page.locator(".told").first
    expect(told).to_contain_text("послезавтра")
    page.wait_for_load_state()  # lines are kept by the style
    assert told.inner_text() == "Звонит <b>завтра</b>\nи послезавтра"
    page.click("text=Lock")
    page.wait_for_url("**/unlock")
    context.close()
