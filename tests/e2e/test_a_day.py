"""The whole day of a caseworker, from a call to the printed summary; with script and without."""

import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from tests.e2e.conftest import Desk, enter, unlock, watched

from wayout.law.terms import days_from

ASKED = "Ждёт приговора, спрашивает о сроке"
NOTE = "Копию приговора обещал прислать"
LETTER: FilePayload = {  # no file: how a path is written depends on the locale
    "name": "письмо.txt",
    "mimeType": "text/plain",
    "buffer": b"letter\r\n" * 1000,
}
LEFT, RECEIVED, VERDICT = (timedelta(days=back) for back in (90, 20, 5))  # before today


def typed(day: date) -> str:
    """A day as people type it."""
    return f"{day:%d.%m.%Y}"


def take_a_call(page: Page, desk: Desk, left: date) -> str:
    """Everything on one screen; returns the address of the case."""
    page.goto(f"{desk.origin}/cases/new?lang=en")
    page.check('input[name="who"][value="relative"]')
    page.fill("#contact", "через адвоката, после шести")
    page.fill("#title", ASKED)
    page.select_option("#first", "left_unit")
    page.fill("#first_day", typed(left))
    page.fill("#call_back", "tomorrow")
    page.click('main button:has-text("Save the case")')
    expect(page.locator("h1")).to_have_text(ASKED)
    return page.url.removesuffix("/intake")


def add_event(page: Page, number: int, kind: str, day: date, said: str = "") -> None:
    """Add the event that is the n-th of the case."""
    page.select_option("#kind", kind)
    page.fill("#day", typed(day))
    page.select_option("#said", said)
    page.click('form[action$="/events"] button:has-text("Add")')
    expect(page.get_by_role("link", name="Correct")).to_have_count(number)


def the_deadline_and_why(page: Page, desk: Desk, today: date) -> None:
    """Of the appeal, on Today: fifteen days from the verdict, and the article that says so."""
    term = days_from(today - VERDICT, 15, rolls=True)  # its last day is no day off
    page.goto(f"{desk.origin}/today?lang=en")
    due = page.locator(".agenda li", has_text="Appeal against the sentence")
    expect(due).to_contain_text(f"in {(term.safe - today).days} days")
    due.get_by_role("link", name="Why this day").click()
    expect(page.locator("main")).to_contain_text("389.4")
    expect(page.locator("main")).to_contain_text(f"{term.due.day} {term.due:%B %Y}")


def a_letter_comes(page: Page, case: str) -> None:
    """A document in, and out again as it was."""
    page.goto(f"{case}/documents?lang=en")
    page.set_input_files("#files", LETTER)
    page.click('main form[enctype] button:has-text("Add")')
    with page.expect_download() as got:
        page.click("a[download]")
    assert Path(got.value.path()).read_bytes() == LETTER["buffer"]


def on_paper(page: Page, case: str) -> None:
    """For a court, in the other language, without notes: shown, and as a file."""
    page.goto(f"{case}/paper?lang=en")
    page.select_option("#paper", "ru")
    page.get_by_label("working title").check()
    page.get_by_label("terms to come for him and his lawyer").check()
    page.click('main button:has-text("Show")')
    expect(page.locator("article, .paper")).to_contain_text("389.4")
    page.emulate_media(media="print")
    expect(page.locator("nav.pages")).to_be_hidden()
    expect(page.locator("form.choose")).to_be_hidden()
    page.emulate_media(media="screen")
    with page.expect_download() as got:
        page.click('main button:has-text("DOCX")')
    with zipfile.ZipFile(got.value.path()) as paper:
        text = paper.read("word/document.xml").decode()
    assert ASKED in text
    assert "Апелляционная жалоба" in text
    assert NOTE not in text


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_from_a_call_to_paper(
    browser: Browser,
    desk: Desk,
    today: date,
    script: bool,  # noqa: FBT001  pytest gives it
) -> None:
    """A call, a verdict, the deadline and why, the law, a note, a letter, a lock, the paper."""
    context = browser.new_context(java_script_enabled=script)
    page, seen = watched(context)
    enter(page, desk, by_hand=not script)
    case = take_a_call(page, desk, today - LEFT)
    page.goto(f"{case}?lang=en")
    add_event(page, 2, "received", today - RECEIVED)
    add_event(page, 3, "verdict", today - VERDICT, "verdict|detail|probation")
    expect(page.locator("main")).to_contain_text("back to his")  # what probation leads to
    page.fill('textarea[name="text"]', NOTE)
    page.click('form[action$="/notes"] button:has-text("Save")')
    expect(page.locator(".told").first).to_have_text(NOTE)
    the_deadline_and_why(page, desk, today)
    a_letter_comes(page, case)
    page.click('form[action="/lock"] button')
    unlock(page)
    page.goto(f"{case}?lang=en")
    expect(page.locator("h1")).to_have_text("Not done")  # addresses are forgotten at the lock
    page.fill('.search input[name="words"]', ASKED)
    page.click(".search button")
    page.click("tbody a")
    expect(page.locator("h1")).to_have_text(ASKED)
    on_paper(page, page.url)
    assert [one for one in seen.said if "422" not in one] == []  # that of the old address
    context.close()
