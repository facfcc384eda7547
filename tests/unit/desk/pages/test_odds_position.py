"""From which state the odds of a case are asked, since when, and with which article."""

from datetime import date
from typing import Any

import pytest
from tests.unit.desk.pages.record_desk import EVENTS, told

from wayout.desk.pages.odds.position import odds_from, position_of
from wayout.text import translator

ON = date(2026, 1, 20)
RECEIVED: dict[str, Any] = {"kind": "received", "day": "2025-11-20"}
CASE = [*EVENTS, {"kind": "case_opened", "day": "2025-09-02"}, RECEIVED]


@pytest.mark.parametrize(
    ("events", "state", "origin", "days"),
    [
        ([], "court", "received", None),
        (EVENTS, "court", "received", None),
        (CASE[:-1], "court", "received", None),
        (CASE, "court", "received", 61),
        ([*CASE, {"kind": "suspended", "day": "2025-12-20"}], "suspended", "suspended", 31),
        ([*CASE, {"kind": "suspended", "day": "2025-12"}], "suspended", "suspended", 20),
        ([*CASE, {"kind": "verdict", "day": "2026-01-10", "detail": "prison"}],
         None, "received", None),
        ([*CASE, {"kind": "terminated", "day": "2026-01-10"}], None, "received", None),
    ],
)  # fmt: skip
def test_it_is_asked_from_where_the_case_stands(
    events: list[dict[str, Any]], state: str | None, origin: str, days: int | None
) -> None:
    """Of a day that is not known exactly, the last one it can be: so long it is there for sure."""
    found = position_of(told(*events), ON, translator("en"))
    assert (found.state, found.days) == (state, days)
    if state:
        assert found.origin == origin
        assert found.stands == (days is not None)


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (EVENTS, ["of those who are in the state “Absent”", "No case is known here"]),
        (CASE[:-1], ["in the state “Absent”", "The case is in the state “Investigation”"]),
        ([*CASE, {"kind": "terminated", "day": "2026-01-10"}], ["The case is closed"]),
        ([*CASE, {"kind": "verdict", "day": "2026-01-10", "detail": "probation"}],
         ["whether they are sent back to the front"]),
    ],
)  # fmt: skip
def test_it_is_said_why_it_is_another_state(events: list[dict[str, Any]], said: list[str]) -> None:
    """The record knows no people, and no case before a court has it."""
    found = " ".join(position_of(told(*events), ON, translator("en")).said)
    assert all(words in found for words in said), found


def test_nothing_is_said_where_the_case_is_in_court() -> None:
    """And he is where his case is."""
    assert not position_of(told(RECEIVED), ON, translator("en")).said


def test_one_article_alone_narrows() -> None:
    """What the law sees in the events: the part, then the article; several leave it open."""
    months = [*EVENTS, {"kind": "detained", "day": "2025-09-01"}, RECEIVED]
    assert position_of(told(*months), ON, translator("en")).articles[-1] == "337"
    assert not position_of(told(), ON, translator("en")).articles


def test_the_map_leads_to_the_states_that_the_record_follows() -> None:
    """And to no other."""
    assert odds_from("suspended") == "/odds?state=suspended&origin=suspended"
    assert not odds_from("absent")
