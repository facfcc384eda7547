"""A call is taken down on one sheet: a case, a draft, or nothing; what was typed is never lost."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.promise.desk_real import Page, ask, form_to, in_english, page_of, send
from tests.promise.desk_world import Answer, Visitor

CALL = {
    "who": "relative", "name": "Тестова Анна", "contact": "@invented вечером", "danger": "yes",
    "danger__how": "бьют", "client": "Примеров Иван", "decides__client": "yes",
    "told__caller": "yes", "told__names": "Макетова", "title": "отказ", "first": "left_unit",
    "first_day": "20.01.2025", "now": "pit", "now_day": "июнь 2025", "call_back": "завтра",
    "keep": "yes", "note": "звонит сестра\r\nиз дома",
}  # fmt: skip
SHEET = "/cases/new"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody at a desk with a real keeper."""
    with in_english(tmp_path_factory.mktemp("desk")) as made:
        yield made


def saved(visitor: Visitor, path: str = SHEET, **typed: str) -> Answer:
    """Fill a sheet and save it."""
    answer: Answer = send(visitor, form_to(page_of(visitor, path), SHEET), **typed)
    return answer


def said(answer: Answer) -> list[str]:
    """What is wrong by a page."""
    parts = answer.body.split('class="fault"')[1:]
    return [part.partition(">")[2].partition("<")[0] for part in parts]


def newest(answer: Answer) -> str:
    """The address of the sheet that was saved."""
    assert answer.status == 303, said(answer)
    return answer.headers["location"]


def code_at(visitor: Visitor, sheet: str) -> str:
    """The code of the case of a sheet."""
    return form_to(page_of(visitor, sheet), SHEET).fields["case"]


def test_a_call_is_a_case(visitor: Visitor, today: date) -> None:
    """In one entry, with the man's check-in today; the sheet shows how each answer was taken."""
    sheet = newest(saved(visitor, **CALL, **{"as": "case"}))
    body = visitor.ask("GET", sheet).body
    assert "June 2025" in body
    assert "The call is saved." in body
    assert "бьют; ask how he is:" in body
    assert "agreed, Тестова Анна" in body
    assert "звонит сестра\nиз дома</li>" in body
    code = code_at(visitor, sheet)
    shown = ask(visitor, "show", code=code, numbers=True)
    assert shown["entries"] == 1
    assert shown["notes"] == ["звонит сестра\nиз дома"]
    assert [one["kind"] for one in shown["history"]["events"]] == ["left_unit", "pit"]
    assert [one.get("told") for one in shown["people"]] == [True, None, True]
    due = {one["what"]: one["day"] for one in ask(visitor, "due", days=7, months=12)["due"]}
    assert due["check_in"] == today.isoformat()
    assert due["call_back"] == (today + timedelta(days=1)).isoformat()
    again = form_to(page_of(visitor, sheet), SHEET)
    kept = {name: again.fields[name.replace("__", ".")] for name in CALL if name != "note"}
    assert kept == {
        **{name: said for name, said in CALL.items() if name != "note"},
        "now_day": "06.2025",
        "call_back": (today + timedelta(days=1)).strftime("%d.%m.%Y"),
    }
    assert newest(send(visitor, again)) == sheet
    assert ask(visitor, "show", code=code, numbers=True)["entries"] == 1


def test_what_cannot_be_read_is_said_beside_it(visitor: Visitor) -> None:
    """Nothing is saved, and all that was typed stays, in its field."""
    before = ask(visitor, "list")
    answer = saved(
        visitor, contact="@другой", title="отказ", first="left_unit", first_day="31.02.2025",
        danger="no", danger__how="не знаю", decides__nobody="yes", decides__names="Макетова",
        note="ещё", **{"as": "case"},
    )  # fmt: skip
    assert answer.status == 422
    page = Page(answer.body, SHEET)
    fields = form_to(page, SHEET).fields
    assert (fields["first_day"], fields["danger.how"], fields["note"]) == (
        "31.02.2025", "не знаю", "ещё",
    )  # fmt: skip
    assert fields["decides.nobody"] == "yes"
    told = {has["id"] for tag, has in page.elements if has.get("class") == "fault" and tag == "p"}
    assert told >= {"danger-fault", "decides-fault", "first_day-fault"}
    assert answer.body.count("There is no such day: February 2025 has 28 days.") == 2
    assert ask(visitor, "list") == before


def test_what_is_doubtful_is_asked_as_on_the_page_of_a_case(visitor: Visitor, today: date) -> None:
    """Nothing is saved before; who sends it again is sure, but not of a day that he changed."""
    number = len(ask(visitor, "list"))
    typed = {"contact": "@третий", "title": "отказ", "note": "ещё", "first": "left_unit",
             "first_day": "20.01.2025", "now": "pit"}  # fmt: skip
    asked = saved(visitor, **typed, now_day="20.02.2024", **{"as": "case"})
    page = Page(asked.body, SHEET)
    form = form_to(page, SHEET)
    assert (asked.status, len(ask(visitor, "list"))) == (422, number)
    part = "where he is now began before what happened first"
    assert asked.body.count(part) == 2  # above, and beside its field
    told = {has.get("aria-describedby") for tag, has in page.elements if tag == "input"}
    assert "now_day-fault" in told
    assert (form.fields["note"], ("as", "case") in form.buttons) == ("ещё", True)
    later = send(visitor, form, now_day=f"2.{today.year + 1}", **{"as": "case"})
    assert "still to come" in later.body
    assert part not in later.body
    alike = send(visitor, form_to(Page(later.body, SHEET), SHEET), **{"as": "case"})
    assert "its day, is the same in:" in alike.body  # as that of the first call; asked once
    sheet = newest(send(visitor, form_to(Page(alike.body, SHEET), SHEET), alike="case"))
    shown = ask(visitor, "show", code=code_at(visitor, sheet))
    assert [one["kind"] for one in shown["history"]["events"]] == ["left_unit", "pit"]


def test_a_draft_needs_nothing(visitor: Visitor) -> None:
    """A case needs three answers; a draft is a case that says what has no answer yet."""
    answer = saved(visitor, name="Образцов", **{"as": "case"})
    assert [answer.body.count(f'id="{one}-fault"') for one in ("contact", "title", "first")] == [
        1
    ] * 3
    sheet = newest(saved(visitor, name="Образцов", first="escaped", **{"as": "draft"}))
    body = visitor.ask("GET", sheet).body
    assert "its day is not known yet" in body
    assert (
        "How is the caller reached" in body.partition('<form method="post" action="/cases/new"')[0]
    )
    code = code_at(visitor, sheet)
    assert "contact" in ask(visitor, "intake sheet", code=code)["open"]
    empty = saved(visitor, **{"as": "draft"})
    assert (empty.status, "Nothing was typed" in empty.body) == (422, True)


def test_who_may_be_the_same_is_asked_before_anything_is_saved(visitor: Visitor) -> None:
    """By codes; it is saved if it is said that it is another man."""
    sheet = newest(saved(visitor, contact="+7 900 000-00-01", name="а", **{"as": "draft"}))
    first = code_at(visitor, sheet)
    number = len(ask(visitor, "list"))
    asked = saved(visitor, contact="8 (900) 0000001", name="б", **{"as": "draft"})
    assert (asked.status, f">{first}</a>" in asked.body) == (422, True)
    assert len(ask(visitor, "list")) == number
    form = form_to(Page(asked.body, SHEET), SHEET)
    assert ("alike", "draft") in form.buttons
    newest(send(visitor, form, alike="draft"))
    assert len(ask(visitor, "list")) == number + 1


def test_who_does_not_agree_is_said_and_can_be_deleted(visitor: Visitor) -> None:
    """The sheet leads to where the case is deleted."""
    sheet = newest(saved(visitor, keep="no", **{"as": "draft"}))
    body = visitor.ask("GET", sheet).body
    assert "What was told may not be kept, says the caller." in body
    assert f"{sheet.removesuffix('/intake')}/delete" in body


def test_what_another_answered_meanwhile_stays(visitor: Visitor) -> None:
    """Who saves later sees that, and keeps what he typed."""
    sheet = newest(saved(visitor, name="Тестова", **{"as": "draft"}))
    mine, other = (form_to(page_of(visitor, sheet), SHEET) for _ in range(2))
    newest(send(visitor, other, name="Макетова"))
    late = send(visitor, mine, name="Образцов", title="отказ")
    assert (late.status, "Somebody else answered this" in late.body) == (422, True)
    fields = form_to(Page(late.body, SHEET), SHEET).fields
    assert (fields["name"], fields["title"], fields["was.name"]) == ("Образцов", "отказ", "Тестова")


def test_a_sheet_that_is_sent_twice_begins_one_case(visitor: Visitor) -> None:
    """As by a double click; another sheet in the same words is another call."""
    form = form_to(page_of(visitor, SHEET), SHEET)
    first, second = (newest(send(visitor, form, title="дважды", **{"as": "draft"})) for _ in "12")
    assert first == second
    assert newest(saved(visitor, title="дважды", **{"as": "draft"})) != first
