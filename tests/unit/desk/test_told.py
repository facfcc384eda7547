"""The History that the desk puts together is the one that the vault keeps."""

from datetime import date

import msgspec
import pytest

from wayout.casebook.cases.case import Case, Told
from wayout.casebook.cases.records import EventLine
from wayout.desk.told import history_of
from wayout.law import facts_of_history

LINES = [
    EventLine(kind="verdict", day="2025-11", matter="m1", detail="probation"),
    EventLine(kind="left_unit", day="2025-01-20", time="08:00", matter="m1", source="client"),
    EventLine(kind="detained", day="2025-02-20/2025-02-24", matter="m1", ground=None),
]


@pytest.mark.parametrize("until", [None, "2026-01-10"])
def test_it_is_the_same_history(until: str | None) -> None:
    """Event by event, but for the names they have in the vault."""
    events = [Told(f"e{n}", line, date(2026, 1, 1)) for n, line in enumerate(LINES)]
    case = Case(b"\1" * 8, date(2026, 1, 1), date(2026, 1, 1), told=events, until=until)
    kept = case.history()
    shown = msgspec.to_builtins(case.line()) | {"opened": case.opened.isoformat()}
    made = history_of(shown)
    assert made is not None
    assert [(e.kind, e.day, e.time, e.matter, e.detail, e.ground) for e in made.events] == [
        (e.kind, e.day, e.time, e.matter, e.detail, e.ground) for e in kept.events
    ]
    assert facts_of_history(made) == facts_of_history(kept)
    assert (made.begins, made.until) == (kept.begins, kept.until)


def test_a_case_without_events_has_none() -> None:
    """It is not guessed when it would begin."""
    assert history_of({"title": "t"}) is None
    assert history_of({"title": "t", "history": {"until": "2026-01-10"}}) is None
