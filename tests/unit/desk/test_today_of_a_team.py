"""Today for whoever is not alone: mine, the team's, nobody's; what others did; who takes a case."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.promise.desk_world import CODE, FOLLOWED, ROW, Visitor, served

ME, OTHER = "Образцова", "Тестова"


@pytest.fixture
def told() -> dict[str, Any]:
    """What the keeper tells: something of mine, of another, and of nobody, all due today."""
    item = {"day": "2025-06-10", "code": CODE, "kind": "promise", "what": "call_back", "id": "a"}
    due = [{**item, "owner": ME}, {**item, "owner": OTHER}, item]
    deed = {"code": CODE, "member": OTHER, "last": "2025-06-09T10:00:00+00:00"}
    return {
        "today": {**FOLLOWED["today"], "due": due, "alone": False, "me": ME},
        "since": [{**deed, "actions": ["note", "share"]}, {**deed, "actions": ["delete"]}],
        "review": [{"code": CODE, "why": "over", "written": "2025-01-01", "retain": "2025-06-01"}],
        "list": [ROW, {**ROW, "owner": ME}],
    }


@pytest.fixture
def asked() -> list[tuple[str, dict[str, Any]]]:
    """What the pages asked of the book."""
    return []


@pytest.fixture
def visitor(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, Any],
    asked: list[tuple[str, dict[str, Any]]],
) -> Iterator[Visitor]:
    """Somebody who entered the desk of a team."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "en")
    with served(tmp_path, is_open=True) as made:
        assert made.book is not None
        plain = made.book.ask

        def ask(request: str, **values: Any) -> Any:  # noqa: ANN401  as the real one
            asked.append((request, values))
            return 0 if request == "take" else told.get(request) or plain(request, **values)

        made.book.ask = ask  # type: ignore[method-assign]
        made.enter()
        yield made


@pytest.mark.parametrize(
    ("path", "lines"), [("", 1), ("?whose=team", 3), ("?whose=nobody", 1), ("?whose=x", 1)]
)
def test_each_tab_shows_its_own(visitor: Visitor, path: str, lines: int) -> None:
    """Mine first; the tabs count what stands behind each."""
    page = visitor.ask("GET", f"/today{path}").body
    assert page.count('action="/today/kept"') == lines
    assert "The numbers count what is due" in page
    for said in ("(1)", "(3)"):
        assert said in page


def test_who_owns_nothing_is_shown_everything(visitor: Visitor, told: dict[str, Any]) -> None:
    """An empty page would look like a quiet day."""
    told["today"]["me"] = "Макетов"
    assert visitor.ask("GET", "/today").body.count('action="/today/kept"') == 3


def test_what_is_urgent_and_nobodys_is_told_beside_mine(visitor: Visitor) -> None:
    """With the way there."""
    said = "In cases that are nobody's, 1 thing is over or due today."
    assert said in unescape(visitor.ask("GET", "/today").body)
    assert said not in unescape(visitor.ask("GET", "/today?whose=nobody").body)


def test_a_case_of_nobody_is_taken(
    visitor: Visitor, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    """Under the name of who looks at it; only those that have no owner are offered."""
    page = visitor.ask("GET", "/today?whose=nobody").body
    assert unescape(page).count(f'aria-label="Take: {CODE}"') == 2  # its line, and the list
    case = page.partition('name="case" value="')[2].partition('"')[0]
    asked.clear()
    form = {"case": case, "member": ME, "back": "/today?whose=nobody"}
    got = visitor.ask("POST", "/today/taken", form)
    assert (got.status, got.headers["location"]) == (303, "/today?whose=nobody")
    assert [one for one in asked if one[0] == "take"] == [("take", {"code": CODE, "name": ME})]
    asked.clear()
    visitor.ask("POST", "/today/taken", {"case": "x", "member": ME})
    assert asked == []


def test_what_others_did_is_told(visitor: Visitor) -> None:
    """Who, what, when; a case that is gone has no address."""
    page = unescape(visitor.ask("GET", "/today").body)
    box = page.partition('id="since"')[2].partition("</section>")[0]
    assert f"{OTHER}: added a note, let you open the case" in box
    assert f"{CODE} – {OTHER}: deleted the case" in box
    assert box.count("<a href=") == 3  # and to what waits for a decision, and to all that changed


def test_one_alone_sees_no_tabs(visitor: Visitor, told: dict[str, Any]) -> None:
    """There is nobody else whose cases could be meant."""
    told["today"]["alone"] = True
    page = visitor.ask("GET", "/today?whose=nobody").body
    assert page.count('action="/today/kept"') == 3
    assert 'class="tabs"' not in page


def test_cases_that_wait_for_a_decision_are_listed(visitor: Visitor) -> None:
    """Today leads there."""
    assert 'href="/today/review"' in visitor.ask("GET", "/today").body
    page = visitor.ask("GET", "/today/review").body
    for said in (CODE, "1 June 2025", "the day it was to be kept until is over"):
        assert said in page
