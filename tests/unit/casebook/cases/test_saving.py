"""Two who edit one case: what meets a change is not written, and can be made to fit."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.meanwhile import stands
from wayout.casebook.cases.record_lines import Numbered, read_records
from wayout.casebook.cases.saving import Saved, met_since, save
from wayout.casebook.cases.work import add_cases, find_code, read_case
from wayout.casebook.vault import Vault
from wayout.errors import ChangedMeanwhileError

Line = Mapping[str, Any]
LEFT = {"kind": "left_unit", "day": "2025-01-20"}
LATER = {"kind": "left_unit", "day": "2025-01-21"}
PEOPLE = [{"role": "client", "name": name} for name in ("Примеров", "Образцов", "Макетова")]
SEEN = 2
CALL = {"record": "promise", "id": "a", "what": "call_back", "due": "2025-02-01"}
MOVED = {"record": "deadline", "name": "appeal", "counted": "2025-03-01", "done": "2025-03-05"}
EMPTY = {"due": None, "because": "", "ahead": None}
DONE = {**CALL, "done": "2025-02-02"}
WITHDRAWN = {"record": "promise", "id": "a", "gone": True}
CORRECTED = {"record": "event", "event": LATER, "replaces": "0.0.0"}
TAKEN_BACK = {"record": "event", "event": None, "replaces": "0.0.0"}
STRUCK = {"record": "note gone", "place": 0}
TITLE = {"record": "title", "title": "Первое"}
KEEP = {"record": "consent", "to": "keep", "given": True, "day": "2025-01-01"}
COURT = {"record": "court case", "number": "1-1/2025"}


def person(place: int | None, number: int | None) -> Line:
    """Somebody is set at a place, or leaves it."""
    return {
        "record": "person", "place": place, "person": None if number is None else PEOPLE[number]
    }  # fmt: skip


@pytest.fixture
def code(vault: Vault) -> str:
    """A case of two entries."""
    line = {"title": "Дело", "people": PEOPLE, "notes": ["Ждёт"], "history": {"events": [LEFT]}}
    (code,) = add_cases(vault, read_lines([json.dumps(line).encode()]))
    written(vault, code, CALL)
    return code


def numbered(*records: Line) -> list[Numbered]:
    """Records as they are read."""
    return read_records([json.dumps(record).encode() for record in records])


def written(vault: Vault, code: str, *records: Line, seen: int | None = None) -> Saved:
    """Save records."""
    return save(vault, code, numbered(*records), seen)


@pytest.mark.parametrize(
    ("theirs", "mine", "again"),
    [
        (CORRECTED, CORRECTED, {**CORRECTED, "replaces": "2.0"}),
        (CORRECTED, TAKEN_BACK, {**TAKEN_BACK, "replaces": "2.0"}),
        (TAKEN_BACK, CORRECTED, {**CORRECTED, "replaces": None}),
        (TAKEN_BACK, TAKEN_BACK, None),
        (STRUCK, STRUCK, None),
        (person(1, 0), person(1, 2), person(1, 2)),
        (person(0, None), person(1, 2), person(0, 2)),
        (person(1, None), person(1, 2), person(None, 2)),
        (person(1, None), person(1, None), None),
        (TITLE, {**TITLE, "title": "Второе"}, {**TITLE, "title": "Второе"}),
        (MOVED, {**MOVED, "done": None}, {**MOVED, "done": None, **EMPTY}),
        ({**CALL, "due": "2025-03-01"}, DONE, DONE),
        (KEEP, {**KEEP, "given": False}, {**KEEP, "given": False, "by": None}),
        (COURT, {**COURT, "gone": True}, {**COURT, "gone": True, "court": None}),
        (WITHDRAWN, DONE, {**DONE, "gone": False}),
        (WITHDRAWN, WITHDRAWN, None),
        ({**COURT, "gone": True}, {**COURT, "missing": "2025-05-01"}, None),
    ],
)  # fmt: skip
def test_what_meets_a_change_is_not_written(
    vault: Vault, code: str, theirs: Line, mine: Line, again: Line | None
) -> None:
    """It is told what stands, and made to fit so that it can be written over it."""
    written(vault, code, theirs, seen=SEEN)
    with pytest.raises(ChangedMeanwhileError):
        written(vault, code, mine, seen=SEEN)
    case, (met,) = met_since(vault, code, numbered(mine), SEEN)
    assert case.entries == SEEN + 1
    assert met is not None
    assert met.entry.by == vault.ring.me.id
    if again is None:
        assert met.again is None
        return
    fitting = msgspec.to_builtins(met.again)
    if mine.get("record") == "event" and mine["event"]:
        fitting["event"] = mine["event"]
    assert {key: value for key, value in fitting.items() if key != "person"} == {
        key: value for key, value in again.items() if key != "person"
    }
    written(vault, code, fitting, seen=case.entries)


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (CORRECTED, {"record": "event", "event": LATER}),
        (CORRECTED, {"record": "note", "text": "Ещё"}),
        (person(None, 0), person(1, 2)),
        (person(2, None), person(1, 2)),
        (person(2, 0), person(1, None)),
        (TITLE, STRUCK),
        (KEEP, {**KEEP, "to": "share"}),
        (CALL, {**CALL, "id": "b"}),
    ],
)
def test_what_meets_none_is_written(vault: Vault, code: str, theirs: Line, mine: Line) -> None:
    """What came is counted, by who wrote it."""
    written(vault, code, theirs, seen=SEEN)
    made = written(vault, code, mine, seen=SEEN)
    kind = "events" if theirs["record"] == "event" else "other"
    assert made.others == {vault.ring.me.id: {kind: 1}}
    assert met_since(vault, code, numbered(mine), made.entry + 1)[1] == [None]


def test_without_having_seen_it_anything_is_written(vault: Vault, code: str) -> None:
    """As before there were pages."""
    written(vault, code, TITLE)
    assert written(vault, code, {**TITLE, "title": "Второе"}).others == {}
    assert written(vault, code, {"record": "note", "text": "x"}, seen=SEEN).others == {
        vault.ring.me.id: {"other": 2}
    }


def test_what_stands_under_a_name_is_told_plainly(vault: Vault, code: str) -> None:
    """Of every kind; None where it is gone."""
    written(vault, code, CORRECTED, MOVED, KEEP, COURT, {"record": "retain", "until": "2026-01-01"})
    case = read_case(vault, find_code(vault, code))
    assert stands(case, ("event", "2.0")) == LATER
    assert stands(case, ("event", "0.0.0")) is None
    assert stands(case, ("person", 1)) == PEOPLE[1]
    assert stands(case, ("person", 9)) is None
    assert stands(case, ("title",)) == {"title": "Дело"}
    assert stands(case, ("until",)) is None
    assert stands(case, ("retain",)) == {"until": "2026-01-01"}
    assert stands(case, ("promise", "a"))["due"] == CALL["due"]
    assert stands(case, ("consent", "keep"))["given"] is True
    assert stands(case, ("deadline", "appeal", "2025-03-01"))["done"] == MOVED["done"]
    assert stands(case, ("court", "1-1/2025", None))["number"] == "1-1/2025"
    assert stands(case, ("note", 0)) is None
    assert stands(case, None) is None
