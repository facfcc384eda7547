"""An event is corrected or taken back by a later record; what it was stays to be seen."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from tests.promise.desk_answers import Answers
from tests.promise.desk_world import CASE, Visitor, entered

from wayout.pathway import load_pathway

EVENTS = [
    {"kind": "left_unit", "day": "2025-01-20", "source": "sample", "matter": "A"},
    {"kind": "verdict", "day": "2025-05", "detail": "prison", "source": "court"},
    {"kind": "hearing", "day": "2025-04-02", "time": "10:30", "source": "court"},
    {"kind": "case_refused", "day": "2025-06-01"},
]
SHOWN: dict[str, Any] = {
    **CASE,
    "history": {"events": EVENTS, "until": "2025-06-01"},
    "entries": 4,
    "numbers": {
        "events": ["0.0.0", "2.0", "3.0", "3.1"],
        "known": ["2025-06-01", "2025-06-02", "2025-06-03", "2025-06-03"],
        "notes": ["2025-06-01"],
        "places": [0],
    },
    "earlier": [
        {"name": "1.0", "event": {"kind": "verdict", "day": "2025-04"}, "known": "2025-06-01",
         "until": "2025-06-02", "by": "2.0"},
        {"name": "1.1", "event": {"kind": "detained", "day": "2025-03-03"}, "known": "2025-06-01",
         "until": "2025-06-04", "by": None},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody who entered an open desk, whose case has events that were corrected."""
    with entered(tmp_path_factory.mktemp("desk"), "en") as made:
        Answers({"show": SHOWN}).before(made)
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


def written(visitor: Visitor) -> list[dict[str, Any]]:
    """What was written to the case."""
    assert visitor.book is not None
    return [json.loads(line) for line in visitor.book.written]


def test_what_it_was_before_stays_on_the_page(visitor: Visitor, address: str) -> None:
    """With the days between which it stood so; and what was taken back."""
    body = unescape(visitor.ask("GET", address).body)
    assert "Verdict: prison" in body
    assert "verdict, April 2025: so from 1 June 2025 until 2 June 2025" in body
    assert "detained, 3 March 2025: so from 1 June 2025 until 4 June 2025" in body
    assert "2 April 2025, 10:30" in body


def test_an_event_that_does_not_fit_is_kept_and_marked(visitor: Visitor, address: str) -> None:
    """The map has no arrow out of prison by a refusal to open a case, and the others fit."""
    assert not [
        arrow
        for arrow in load_pathway().arrows
        if (arrow.start, arrow.event) == ("imprisoned", "case_refused")
    ]
    body = unescape(visitor.ask("GET", address).body)
    assert body.count('class="misfit"') == 1
    (row,) = (row for row in body.split("<tr>") if 'class="misfit"' in row)
    assert "Refusal to open a case" in row
    assert "The map knows no way from “Prison” by this event." in row


def test_the_form_has_what_stands(visitor: Visitor, address: str) -> None:
    """So that what is left alone stays as it was."""
    body = visitor.ask("GET", f"{address}/events/2.0").body
    assert '<option value="verdict" selected>' in body
    assert 'value="05.2025"' in body
    assert '<option value="verdict|detail|prison" selected>' in body
    assert '<option value="court" selected>' in body


def test_a_correction_names_what_it_replaces(visitor: Visitor, address: str) -> None:
    """What the form has no field for stays: whose source it was, and of which absence."""
    form = {"kind": "left_unit", "day": "21.01.2025", "source": "", "time": "", "said": ""}
    got = visitor.ask("POST", f"{address}/events/0.0.0", {**form, "back": address})
    assert (got.status, got.headers["location"]) == (303, address)
    event = {"kind": "left_unit", "day": "2025-01-21", "source": "sample", "matter": "A"}
    assert written(visitor) == [{"record": "event", "event": event, "replaces": "0.0.0"}]


def test_the_outcome_must_be_of_the_event(visitor: Visitor, address: str) -> None:
    """Not of the one that was chosen before."""
    form = {"kind": "suspended", "day": "05.2025", "said": "verdict|detail|prison"}
    assert visitor.ask("POST", f"{address}/events/2.0", form).status == 422
    form["said"] = "suspended|ground|war"
    assert visitor.ask("POST", f"{address}/events/2.0", form).status == 303
    event = {"kind": "suspended", "day": "2025-05", "source": "casework", "ground": "war"}
    assert written(visitor) == [{"record": "event", "event": event, "replaces": "2.0"}]


@pytest.mark.parametrize(("typed", "read"), [("9.30", "09:30"), ("14:05", "14:05")])
def test_a_hearing_has_its_time(
    visitor: Visitor, address: str, today: date, typed: str, read: str
) -> None:
    """It may be to come, and its day without a year is the next one."""
    ahead = today + timedelta(days=40)
    day = f"{ahead.day}.{ahead.month}"
    form = {"kind": "hearing_planned", "day": day, "time": typed, "source": "court"}
    assert visitor.ask("POST", f"{address}/events", form).status == 303
    (line,) = written(visitor)
    assert (line["event"]["day"], line["event"]["time"]) == (ahead.isoformat(), read)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"kind": "", "day": "2025"}, "Choose what happened"),
        ({"kind": "detained", "day": "31.02.2025"}, "February 2025 has 28 days"),
        ({"kind": "detained", "day": "30 февраля 2024"}, "February 2024 has 29 days"),
        ({"kind": "detained", "day": "1.13.2025"}, "a year has 12 months"),
        ({"kind": "detained", "day": "soon"}, "This is no day"),
        ({"kind": "hearing", "day": "2025", "time": "25:00"}, "This is no time"),
        ({"kind": "detained", "day": "1.1.2090"}, "more than three years ahead"),
        ({"kind": "verdict", "day": "2.12.2024"}, "lies before he left"),
        ({"kind": "verdict", "day": "05.2025"}, "stands there already"),
    ],
)
def test_what_is_wrong_or_doubtful_is_said(
    visitor: Visitor, address: str, form: dict[str, str], said: str
) -> None:
    """And nothing is written."""
    got = visitor.ask("POST", f"{address}/events", form)
    assert got.status == 422
    assert said in unescape(got.body)
    assert written(visitor) == []


def test_what_is_asked_about_is_taken_when_it_was_meant(visitor: Visitor, address: str) -> None:
    """An earlier verdict of another case is told as well."""
    form = {"kind": "verdict", "day": "2.12.2024", "said": "verdict|detail|probation"}
    sure = "verdict 2024-12-02"
    assert f'name="sure" value="{sure}"' in visitor.ask("POST", f"{address}/events", form).body
    assert visitor.ask("POST", f"{address}/events", {**form, "sure": sure}).status == 303
    assert written(visitor)[0]["event"]["day"] == "2024-12-02"


def test_an_event_is_taken_back_once(visitor: Visitor, address: str) -> None:
    """One that stands no more leads to the case."""
    assert visitor.ask("POST", f"{address}/events/2.0/back").status == 303
    assert written(visitor) == [{"record": "event", "event": None, "replaces": "2.0"}]
    for method, path in (("POST", "1.0/back"), ("POST", "1.0"), ("GET", "1.0")):
        assert visitor.ask(method, f"{address}/events/{path}").headers["location"] == address
    assert len(written(visitor)) == 1
