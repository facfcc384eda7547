"""A case page adds what is typed, and says what it cannot read without losing it."""

import json
from collections.abc import Iterator

import pytest
from tests.promise.desk_world import Visitor, entered


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    with entered(tmp_path_factory.mktemp("desk"), "ru") as made:
        yield made


@pytest.fixture
def visitor(desk: Visitor) -> Visitor:
    """Nothing is written yet."""
    assert desk.book is not None
    desk.book.written.clear()
    return desk


@pytest.fixture(scope="module")
def address(desk: Visitor) -> str:
    """Where the case is."""
    return desk.case()


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


def test_a_day_that_is_none_is_told_and_kept(visitor: Visitor, address: str) -> None:
    """Beside the row, with what was typed still in it."""
    form = {"kind": "detained", "day": "31.02.2026", "source": "lawyer", "time": "9:30"}
    got = visitor.ask("POST", f"{address}/events", form)
    assert got.status == 422
    assert 'role="alert"' in got.body
    assert 'value="31.02.2026"' in got.body
    assert 'value="9:30"' in got.body
    assert '<option value="detained" selected>' in got.body
    assert '<option value="lawyer" selected>' in got.body
    assert written(visitor) == []


def test_a_doubtful_event_is_asked_about_and_then_taken(visitor: Visitor, address: str) -> None:
    """The answer holds for just that event of just that day."""
    form = {"kind": "left_unit", "day": "20.01.2025", "source": "client"}
    asked = visitor.ask("POST", f"{address}/events", form)
    assert asked.status == 422
    assert written(visitor) == []
    sure = asked.body.partition('name="sure" value="')[2].partition('"')[0]
    other = {**form, "day": "1.1.2100", "sure": sure}
    assert visitor.ask("POST", f"{address}/events", other).status == 422
    assert visitor.ask("POST", f"{address}/events", {**form, "sure": sure}).status == 303
    assert [json.loads(line)["event"]["day"] for line in written(visitor)] == ["2025-01-20"]


def test_a_note_is_written_as_it_is_meant(visitor: Visitor, address: str) -> None:
    """An empty one is not; line ends are as people mean them."""
    assert visitor.ask("POST", f"{address}/notes", {"text": " \n"}).status == 303
    assert visitor.ask("POST", f"{address}/notes", {"text": "one\r\ntwo"}).status == 303
    assert visitor.ask("POST", f"{address}/notes/back", {"place": "3"}).status == 303
    assert list(map(json.loads, written(visitor))) == [
        {"record": "note", "text": "one\ntwo"},
        {"record": "note gone", "place": 3},
    ]


def test_people_are_added_changed_and_taken_out(visitor: Visitor, address: str) -> None:
    """The one at a place, by its place; without a name nobody."""
    new = {"role": "lawyer", "name": " Тестова ", "contact": "", "told": "1"}
    assert visitor.ask("POST", f"{address}/people", new).status == 303
    changed = {"place": "0", "role": "client", "name": "Примеров", "contact": "по пятницам"}
    assert visitor.ask("POST", f"{address}/people", changed).status == 303
    assert visitor.ask("POST", f"{address}/people", {"place": "0", "out": "1"}).status == 303
    person = {"role": "lawyer", "name": "Тестова", "contact": None, "decides": False, "told": True}
    second = {
        "role": "client", "name": "Примеров", "contact": "по пятницам", "decides": False,
        "told": False,
    }  # fmt: skip
    assert list(map(json.loads, written(visitor))) == [
        {"record": "person", "person": person},
        {"record": "person", "person": second, "place": 0},
        {"record": "person", "person": None, "place": 0},
    ]
    refused = visitor.ask("POST", f"{address}/people", {"role": "lawyer", "name": " "})
    assert refused.status == 422
    assert 'role="alert"' in refused.body


def test_the_title_is_changed(visitor: Visitor, address: str) -> None:
    """In one line; an empty one is none."""
    assert visitor.ask("POST", f"{address}/title", {"title": " "}).status == 303
    assert visitor.ask("POST", f"{address}/title", {"title": " Ушёл\n летом "}).status == 303
    assert list(map(json.loads, written(visitor))) == [{"record": "title", "title": "Ушёл летом"}]


def test_an_address_of_nobody_is_told(visitor: Visitor) -> None:
    """It does not lead to another case."""
    assert visitor.ask("GET", "/cases/nobody").status == 422
