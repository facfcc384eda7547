"""What was agreed and promised is written down and shown; a case is deleted only by its code."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.promise.desk_real import Form, Page, ask, form_to, in_english, page_of, send
from tests.promise.desk_world import Visitor

from wayout.errors import VaultError

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody at a desk with a real keeper."""
    with in_english(tmp_path_factory.mktemp("desk")) as made:
        yield made


@pytest.fixture
def code(visitor: Visitor) -> str:
    """A case."""
    line = json.dumps({"title": "Дело", "notes": ["раз"]}).encode()
    (made,) = ask(visitor, "add", lines=line)
    assert isinstance(made, str)
    return made


def form(visitor: Visitor, code: str, act: str) -> Form:
    """A form of the page of what was agreed; of several the last."""
    at = visitor.case(code)
    return [
        one for one in page_of(visitor, f"{at}/agreed").forms if one.action == f"{at}/agreed/{act}"
    ][-1]


def shown(visitor: Visitor, code: str) -> Any:  # noqa: ANN401  plain builtins
    """The case, as the keeper shows it."""
    return ask(visitor, "show", code=code)


def is_due(visitor: Visitor, code: str) -> bool:
    """Whether something of the case is due in the next days."""
    return code in {one["code"] for one in ask(visitor, "due", days=9, months=12)["due"]}


def test_what_was_agreed_and_taken_back(visitor: Visitor, code: str, today: date) -> None:
    """Both stay; what a missing consent means is said."""
    page = visitor.ask("GET", f"{visitor.case(code)}/agreed").body
    assert page.count("<b>not asked</b>") == 5
    said = {"to": "publish", "given": "yes", "day": "20.01.2025", "by": "Макетова"}
    got = send(visitor, form(visitor, code, "consent"), **said)
    assert (got.status, got.headers["location"]) == (303, f"{visitor.case(code)}/agreed")
    send(visitor, form(visitor, code, "consent"), to="publish", given="no", day="")
    assert shown(visitor, code)["consents"] == [
        {"to": "publish", "given": True, "day": "2025-01-20", "by": "Макетова"},
        {"to": "publish", "given": False, "day": today.isoformat()},
    ]
    page = visitor.ask("GET", f"{visitor.case(code)}/agreed").body
    assert page.count("<b>not agreed</b>") == 1
    assert "Without it, nothing of the case is to appear anywhere" in page


def test_a_promise_is_made_moved_kept_and_withdrawn(
    visitor: Visitor, code: str, today: date
) -> None:
    """What was withdrawn says so, and was not kept; nothing is moved to a day that is over."""
    send(visitor, form(visitor, code, "promise"), what="call_back", due="завтра", text="про суд")
    send(visitor, form(visitor, code, "changed"), due="+3", text="о суде")
    (one,) = shown(visitor, code)["promises"]
    moved = (today + 3 * DAY).isoformat()
    assert (one["due"], one["text"]) == (moved, "о суде")
    assert (
        f'href="{visitor.case(code)}/agreed">call back</a>: о суде'
        in visitor.ask("GET", visitor.case(code)).body
    )
    late = send(visitor, form(visitor, code, "changed"), due="20.01.2025")
    assert (late.status, "This day is over." in late.body) == (422, True)
    send(visitor, form(visitor, code, "changed"), act="withdraw", text="о суде: передумал")
    send(visitor, form(visitor, code, "promise"), what="check_in", due="завтра")
    send(visitor, form(visitor, code, "changed"), act="done")
    withdrawn, kept = shown(visitor, code)["promises"]
    assert (withdrawn["due"], withdrawn["text"]) == (moved, "о суде: передумал")
    assert (withdrawn["gone"], "done" in withdrawn) == (True, False)
    assert (kept["due"], kept["done"]) == ((today + DAY).isoformat(), today.isoformat())
    page = visitor.ask("GET", f"{visitor.case(code)}/agreed").body
    assert page.count(", withdrawn on ") == page.count(", done on ") == 1
    case = visitor.ask("GET", visitor.case(code)).body
    assert "о суде" not in case.partition('class="owed"')[2].partition("</section>")[0]
    assert not is_due(visitor, code)


def test_a_new_promise_is_undone(visitor: Visitor, code: str) -> None:
    """It is due no more; the page tells that it was withdrawn."""
    got = send(visitor, form(visitor, code, "promise"), what="call_back", due="завтра")
    assert is_due(visitor, code)
    page = page_of(visitor, got.headers["location"])
    send(visitor, form_to(page, "/undo"))
    assert not is_due(visitor, code)
    assert ", withdrawn on " in visitor.ask("GET", f"{visitor.case(code)}/agreed").body


def test_a_promise_that_is_over_keeps_its_day(visitor: Visitor, code: str) -> None:
    """When only what it is about is changed."""
    line = {"record": "promise", "id": "old", "what": "call_back", "due": "2025-01-20"}
    ask(visitor, "write", code=code, lines=json.dumps(line).encode())
    assert send(visitor, form(visitor, code, "changed"), text="о суде").status == 303
    (one,) = shown(visitor, code)["promises"]
    assert (one["due"], one["text"]) == ("2025-01-20", "о суде")


def test_until_when_it_is_kept(visitor: Visitor, code: str, today: date) -> None:
    """A day that is to come, or none."""
    tomorrow = (today + DAY).isoformat()
    send(visitor, form(visitor, code, "until"), until=tomorrow)
    assert shown(visitor, code)["retain"] == tomorrow
    for wrong in ("вчера", "2999", ""):
        got = send(visitor, form(visitor, code, "until"), until=wrong)
        assert (got.status, f'value="{wrong}"' in got.body) == (422, True)
    send(visitor, form(visitor, code, "until"), act="none")
    assert "retain" not in shown(visitor, code)


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("consent", {"to": "everything"}),
        ("consent", {"given": "perhaps"}),
        ("consent", {"day": "завтра", "by": "Макетова"}),
        ("promise", {"what": "money", "due": "завтра"}),
        ("promise", {"due": "31.02.2027"}),
    ],
)
def test_what_cannot_be_read_is_said_and_stays(
    visitor: Visitor, code: str, act: str, typed: dict[str, str]
) -> None:
    """Beside the form that it was typed into."""
    got = send(visitor, form(visitor, code, act), **typed)
    assert got.status == 422
    page = Page(got.body, "")
    assert got.body.count('role="alert" id="') == 1
    there = form_to(page, f"{visitor.case(code)}/agreed/{act}").fields
    kept = {name: said for name, said in typed.items() if name in {"day", "by", "due"}}
    assert {name: there[name] for name in kept} == kept
    assert shown(visitor, code).keys() == {"code", "title", "notes"}


def test_a_case_is_deleted_by_its_code_alone(visitor: Visitor, code: str) -> None:
    """What goes and stays is said before; the list tells what was done, once it was."""
    at = visitor.case(code)
    ask_ = form_to(page_of(visitor, f"{at}/delete"), f"{at}/delete")
    assert "1 note" in visitor.ask("GET", f"{at}/delete").body
    for wrong in ({"code": "7KQ2-M9XD", "why": "request"}, {"code": "x", "why": "request"},
                  {"code": code}, {"code": code, "why": "spite"}):  # fmt: skip
        assert send(visitor, ask_, **wrong).status == 422
        assert shown(visitor, code)["title"] == "Дело"
    typed = code.lower().replace("-", " ")
    got = send(visitor, ask_, code=typed, why="retention")
    assert (got.status, got.headers["location"]) == (303, "/cases")
    assert f"Case {code} is deleted" in visitor.ask("GET", "/cases").body
    with pytest.raises(VaultError):
        shown(visitor, code)
    assert ask(visitor, "proof", code=code)["reason"] == "retention"
    assert visitor.ask("GET", at).status == 422


def test_a_backup_that_still_opens_it_is_told(visitor: Visitor, code: str, tmp_path: Path) -> None:
    """By its place, as long as it is out of reach."""
    backup, away = tmp_path / "backup.wayout", tmp_path / "away"
    ask(visitor, "backup", out=str(backup))
    backup.rename(away)
    at = visitor.case(code)
    ask_ = form_to(page_of(visitor, f"{at}/delete"), f"{at}/delete")
    send(visitor, ask_, code=code, why="request")
    assert f"brought or destroyed: {backup}" in visitor.ask("GET", "/cases").body
