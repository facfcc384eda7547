"""Today shows what is due by how near it is, and lets a promise be kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.promise.desk_world import CODE, FOLLOWED, Visitor, served


def item(day: str, what: str = "call_back", **more: str) -> dict[str, str]:
    """Something that is due."""
    return {"day": day, "code": CODE, "kind": "promise", "what": what, "id": "a1", **more}


class Asked(list[tuple[str, dict[str, Any]]]):
    """What the pages asked of the book."""


@pytest.fixture
def asked() -> Asked:
    """Nothing yet."""
    return Asked()


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Asked) -> Iterator[Visitor]:
    """Somebody who entered an open desk with things due before, on and after 10 June 2025."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "en")
    deadline = {"kind": "deadline", "article": "upk.389.4.1"}
    due = {
        **FOLLOWED["today"],
        "due": [
            item("2025-05-01", **deadline, what="appeal_verdict"),
            item("2025-05-01"),
            item("2025-06-10"),
            item("2025-06-17"),
            item("2025-06-18"),
        ],
    }
    with served(tmp_path, is_open=True) as made:
        assert made.book is not None
        plain = made.book.ask

        def ask(request: str, **values: Any) -> Any:  # noqa: ANN401  as the real one
            asked.append((request, values))
            return due if request == "today" else plain(request, **values)

        made.book.ask = ask  # type: ignore[method-assign]
        made.enter()
        yield made


def groups(page: str) -> dict[str, int]:
    """The groups of the page, with how many lines each has."""
    parts = page.split('<section class="agenda ')[1:]
    return {part.partition('"')[0]: part.partition("</section>")[0].count("<li>") for part in parts}


def test_it_is_grouped_by_how_near_it_is(visitor: Visitor) -> None:
    """A promise stays until it is kept; a deadline that is long over is left out."""
    page = visitor.ask("GET", "/today").body
    assert groups(page) == {"over": 1, "now": 1, "next": 1, "later": 1}
    for said in ("40 days overdue", "in 7 days", "in 8 days", "1 case waits"):
        assert said in page


def test_done_is_written_down(visitor: Visitor, asked: Asked) -> None:
    """As a record of the case, by its code."""
    page = visitor.ask("GET", "/today").body
    case = page.partition('name="case" value="')[2].partition('"')[0]
    asked.clear()
    form = {"case": case, "promise": "a1", "back": "/today"}
    got = visitor.ask("POST", "/today/kept", form)
    assert (got.status, got.headers["location"]) == (303, "/today")
    ((request, values),) = asked
    assert (request, values["code"]) == ("save", CODE)
    line = json.loads(values["lines"])
    assert {line["record"], line["id"]} == {"promise", "a1"}
    assert line["done"]


def test_an_unknown_case_is_not_written_to(visitor: Visitor, asked: Asked) -> None:
    """A name that was drawn for no code."""
    asked.clear()
    visitor.ask("POST", "/today/kept", {"case": "x", "promise": "a1"})
    assert asked == []
