"""With script the same pages come quicker: keys, the palette, parts swapped; nothing is kept."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import NAME, Desk, enter, watched

INJECTED = """() => {
    const bad = document.createElement("a");
    bad.setAttribute("hx-get", "/law");
    bad.setAttribute("hx-target", "#content");
    bad.setAttribute("hx-on:click", "window.ran = true");
    bad.id = "bad";
    bad.textContent = "x";
    document.getElementById("content").append(bad);
    htmx.process(bad);
}"""
OFF = "() => { document.body.dataset.keys = 'off' }"
KEPT = "[localStorage.length, sessionStorage.length]"


def marked(page: Page) -> bool:
    """Whether the page is still the one that was marked: only a part was swapped."""
    return bool(page.evaluate("window.marked === true"))


def test_a_case_by_keys_alone(browser: Browser, desk: Desk) -> None:
    """Found by a word in the palette, a note written and undone, no key obeyed while typing."""
    context = browser.new_context()
    context.clock.install()
    page, seen = watched(context)
    enter(page, desk)
    page.goto(f"{desk.origin}/today?lang=en")
    context.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))  # between two keys
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/cases")
    context.clock.resume()
    page.keyboard.press("/")
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/find")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector('form[action$="/notes"]')
    page.wait_for_load_state()  # keys are obeyed once the script has run
    page.evaluate("window.marked = true")
    page.keyboard.press("n")
    page.keyboard.type("g t j e ? / позвонить")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".saved button")
    assert page.locator(".told").first.inner_text() == "g t j e ? / позвонить"
    assert marked(page)
    page.keyboard.press("u")
    page.wait_for_selector(".saved:not(:has(button))")
    assert "позвонить" not in page.content()
    assert marked(page)
    page.keyboard.press("Control+e")
    page.evaluate(OFF)
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.tagName") not in {"SELECT", "INPUT"}
    assert seen.said == []
    assert page.evaluate(KEPT) == [0, 0]
    context.close()


def test_the_list_is_narrowed_in_place(browser: Browser, desk: Desk) -> None:
    """The address says it, Back goes back, what was injected does nothing, a lock leads away."""
    context = browser.new_context()
    page, seen = watched(context)
    enter(page, desk)
    page.goto(f"{desk.origin}/cases?lang=en")
    rows = page.locator("tbody tr").count()
    page.evaluate("window.marked = true")
    page.select_option("#state", index=1)
    page.click("form.filters button")
    page.wait_for_url("**/cases?state=*")
    page.wait_for_selector(".chosen")
    assert page.locator("tbody tr").count() < rows
    assert marked(page)
    expect(page.locator("#content")).to_be_focused()
    assert seen.said == []
    with page.expect_console_message(lambda one: "missing-nonce" in one.text):
        page.evaluate(INJECTED)
        page.click("#bad")
    assert page.evaluate("window.ran") is None
    page.go_back()
    page.wait_for_url("**/cases?lang=en")
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length === n", arg=rows)
    page.wait_for_load_state()  # it listens to other tabs once the script has run
    assert not [one for one in seen.asked if one.endswith("/law")]
    other, _seen = watched(context)
    other.goto(f"{desk.origin}/today")
    other.click('form[action="/lock"] button')
    other.wait_for_url("**/unlock")
    page.wait_for_url("**/unlock")  # told by the other tab
    assert page.locator("nav.pages").count() == 0
    assert page.evaluate(KEPT) == [0, 0]
    context.close()
