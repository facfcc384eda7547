"""A case page adds what is typed, and says what it cannot read without losing it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.desk_world import CODE, Visitor, served


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "ru")
    with served(tmp_path, is_open=True) as made:
        made.enter()
        yield made


@pytest.fixture
def address(visitor: Visitor) -> str:
    """Where the case is."""
    page = visitor.ask("GET", "/cases").body
    return page.partition(f">{CODE}<")[0].rpartition('href="')[2].rstrip('"')


def written(visitor: Visitor) -> list[bytes]:
    """What was written to the case."""
    assert visitor.book is not None
    return visitor.book.written


def test_an_event_is_added_as_it_is_typed(visitor: Visitor, address: str) -> None:
    """The day no more exactly than it is known."""
    form = {"kind": "detained", "day": "март 2025", "source": "lawyer"}
    got = visitor.ask("POST", f"{address}/events", form)
    assert (got.status, got.headers["location"]) == (303, address)
    (line,) = map(json.loads, written(visitor))
    event = {"kind": "detained", "day": "2025-03", "source": "lawyer"}
    assert line == {"record": "event", "event": event}


def test_a_source_that_is_none_of_ours_is_our_work(visitor: Visitor, address: str) -> None:
    """Nobody types one; a form that was made up might."""
    form = {"kind": "detained", "day": "20.01.2025", "source": "<b>"}
    assert visitor.ask("POST", f"{address}/events", form).status == 303
    assert json.loads(written(visitor)[0])["event"]["source"] == "casework"


def test_a_day_that_is_none_is_told_and_kept(visitor: Visitor, address: str) -> None:
    """Beside the row, with what was typed still in it."""
    form = {"kind": "detained", "day": "32.13", "source": "lawyer"}
    got = visitor.ask("POST", f"{address}/events", form)
    assert got.status == 422
    assert 'role="alert"' in got.body
    assert 'value="32.13"' in got.body
    assert '<option value="detained" selected>' in got.body
    assert '<option value="lawyer" selected>' in got.body
    assert written(visitor) == []


def test_an_empty_note_is_not_written(visitor: Visitor, address: str) -> None:
    """And one with words is, line ends as people mean them."""
    assert visitor.ask("POST", f"{address}/notes", {"text": " \n"}).status == 303
    assert visitor.ask("POST", f"{address}/notes", {"text": "one\r\ntwo"}).status == 303
    assert visitor.book is not None
    assert visitor.book.notes == ["one\ntwo"]


def test_an_address_of_nobody_is_told(visitor: Visitor) -> None:
    """It does not lead to another case."""
    assert visitor.ask("GET", "/cases/nobody").status == 422
