"""Two windows on one case and a real keeper: nothing is written over unseen, all is undone."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import pytest
from tests.promise.desk_running import running
from tests.promise.desk_world import PASSPHRASE, Answer, FakeBook, Visitor

from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.desk.book import Book

TITLE = "Ушёл зимой"
CASE = {
    "title": TITLE,
    "people": [{"role": "client", "name": "Примеров Иван"}],
    "history": {"events": [{"kind": "left_unit", "day": "2025-01-20"}], "until": "2025-06-01"},
}


@dataclass
class Desk:
    """A desk with a real vault, and somebody who is inside."""

    book: Book
    visitor: Visitor

    def case(self) -> str:
        """Add a case; gives its address."""
        (code,) = self.book.ask("add", lines=json.dumps(CASE).encode())
        return self.visitor.case(code)

    def post(self, path: str, form: Mapping[str, str]) -> Answer:
        """Send a form, and follow where it leads."""
        got = self.visitor.ask("POST", path, form)
        return self.visitor.ask("GET", got.headers["location"]) if got.status == 303 else got

    def entries(self, case: str) -> str:
        """The number of entries that a window knows which is opened now."""
        return hidden(self.visitor.ask("GET", case).body, "seen")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk, served on a port of this machine."""
    folder = tmp_path_factory.mktemp("desk")
    path = folder / "team.wayout"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        make_vault(path, PASSPHRASE.encode(), name="Anna", cost=Cost(64, 1, 1)).close()
        book = Book(path, "wayout.casebook.keeper")
        with running(book) as (port, code):
            visitor = Visitor(port, code, book=cast("FakeBook", book))
            visitor.enter()
            visitor.go_on(visitor.ask("POST", "/unlock", {"passphrase": PASSPHRASE}))
            visitor.ask("GET", "/unlock?lang=en")
            yield Desk(book, visitor)


@pytest.fixture
def case(desk: Desk) -> str:
    """The address of a case of its own."""
    return desk.case()


def hidden(page: str, name: str) -> str:
    """What the first hidden field of a name holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def saved(page: str) -> str:
    """What the bar tells of a save."""
    return page.partition('<div class="saved"')[2].partition("</p>")[0]


def test_what_touches_nothing_is_written_and_what_came_is_told(desk: Desk, case: str) -> None:
    """A note from a window that did not see the other one's title."""
    seen = desk.entries(case)
    desk.post(f"{case}/title", {"title": "Новое", "seen": seen})
    page = desk.post(f"{case}/notes", {"text": "Звонит", "seen": seen}).body
    assert "Meanwhile others wrote: 1 other entry (you, in another window)." in page
    assert "Новое" in page
    assert "Звонит" in page


def test_what_was_changed_is_asked_about(desk: Desk, case: str) -> None:
    """Both versions are shown; nothing was written; what is chosen is written once."""
    seen = desk.entries(case)
    desk.post(f"{case}/title", {"title": "Первое", "seen": seen})
    asked = desk.post(f"{case}/title", {"title": "Второе", "seen": seen})
    assert asked.status == 409
    assert "Первое" in asked.body
    assert "Второе" in asked.body
    assert "you, in another window" in asked.body
    assert "Saved:" not in asked.body
    now = desk.visitor.ask("GET", case).body
    assert "Первое" in now
    assert "Второе" not in now
    waiting = {"waiting": hidden(asked.body, "waiting"), "back": case}
    assert "Второе" in desk.post("/again", waiting).body
    assert desk.post("/again", waiting).status == 410


def test_a_correction_goes_to_what_stands(desk: Desk, case: str) -> None:
    """An event that was corrected by the one is corrected once more by the other."""
    page = desk.visitor.ask("GET", case).body
    found = re.search(rf'href="({case}/events/[^"]+)"', page)
    assert found is not None
    form = {"kind": "left_unit", "day": "21.01.2025", "seen": hidden(page, "seen"), "back": case}
    desk.post(found[1], form)
    asked = desk.post(found[1], {**form, "day": "22.01.2025"})
    assert asked.status == 409
    assert "21 January 2025" in asked.body
    assert "22 January 2025" in asked.body
    desk.post("/again", {"waiting": hidden(asked.body, "waiting"), "back": case})
    code = desk.book.ask("find", words=["Ушёл"])
    events = [desk.book.ask("show", code=one)["history"]["events"] for one in code]
    assert ["2025-01-22"] in [[one["day"] for one in some] for some in events]


def test_a_save_is_undone_from_the_next_page(desk: Desk, case: str) -> None:
    """Once, and back on the page it came from."""
    page = desk.post(f"{case}/title", {"title": "Другое", "back": case}).body
    assert "Saved: " in page
    form = {"undo": hidden(page, "undo"), "case": hidden(page, "case"), "back": case}
    after = desk.post("/undo", form)
    assert after.status == 200
    assert "Undone." in after.body
    assert f">{TITLE}<" in after.body
    assert "Undone." not in desk.visitor.ask("GET", case).body
    late = desk.post("/undo", form)
    assert late.status == 410
    assert f'href="{case}"' in late.body


def test_a_save_names_its_case_and_goes_with_the_next_form(desk: Desk, case: str) -> None:
    """What was saved is told on other pages, too; what is refused or asked stands alone."""
    form = {"kind": "case_opened", "day": "22.01.2025", "back": case}
    page = desk.post(f"{case}/events", form).body
    told = saved(page)
    assert told == saved(desk.visitor.ask("GET", "/today").body)
    assert re.search(r"<b>\w{4}-\w{4}</b> Saved: .+, 22 January 2025", told)
    other = saved(desk.visitor.ask("GET", "/today?lang=ru").body)
    assert ("Сохранено." in other, "Saved" in other) == (True, False)  # one language, not two
    desk.visitor.ask("GET", "/today?lang=en")
    asked = desk.post(f"{case}/events", form).body
    assert 'autofocus role="alert"' in asked
    assert saved(asked) == saved(desk.visitor.ask("GET", case).body) == ""
    late = {"undo": hidden(page, "undo"), "case": hidden(page, "case")}
    assert desk.post("/undo", late).status == 410


@pytest.mark.parametrize(
    "back",
    [
        "//elsewhere.example/",
        "https://elsewhere.example/",
        "/\\elsewhere.example",
        "/x\n/y",
        "x",
        "",
    ],
)
def test_no_form_leads_elsewhere(desk: Desk, case: str, back: str) -> None:
    """Only to a page of the desk; else to the case."""
    got = desk.visitor.ask("POST", f"{case}/notes", {"text": "x", "back": back})
    assert got.status == 303
    assert got.headers["location"] == case
