"""What is undone: the case then reads as before, and nothing was overwritten."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from wayout.casebook.cases.came import came
from wayout.casebook.cases.case import Case
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Owner, Record, Watched
from wayout.casebook.cases.saving import Saved, save, undo
from wayout.casebook.cases.undoing import undone
from wayout.casebook.cases.work import add_cases, find_code, read_case, write_case
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, ChangedMeanwhileError

Line = Mapping[str, object]
LEFT = {"kind": "left_unit", "day": "2025-01-20"}
TAKEN = {"kind": "received", "day": "2025-02-01"}
PEOPLE = [{"role": "client", "name": name} for name in ("Примеров", "Образцов", "Макетова")]
COURT = {"record": "court case", "number": "1-1/2025", "court": "99GV0001"}
CALL = {"record": "promise", "id": "a", "what": "call_back", "due": "2025-02-01"}
KEEP = {"record": "consent", "to": "keep", "given": True, "day": "2025-01-01"}
MOVED = {
    "record": "deadline", "name": "appeal", "counted": "2025-03-01", "due": "2025-03-05",
    "because": "почта",
}  # fmt: skip
BEFORE: list[Line] = [COURT, CALL, KEEP, {**MOVED, "counted": "2025-04-01"}]
DONE: list[Line] = [
    {"record": "event", "event": TAKEN},
    {"record": "event", "event": {**LEFT, "day": "2025-01-21"}, "replaces": "0.0.0"},
    {"record": "event", "event": None, "replaces": "0.0.0"},
    {"record": "note", "text": "Ещё"},
    {"record": "note gone", "place": 0},
    {"record": "title", "title": "Другое"},
    {"record": "until", "until": "2025-07-01"},
    {"record": "person", "person": PEOPLE[0]},
    {"record": "person", "person": PEOPLE[2], "place": 0},
    {"record": "person", "person": None, "place": 0},
    {"record": "person", "person": None, "place": 2},
    {"record": "promise", "id": "a", "done": "2025-02-01"},
    {"record": "retain", "until": "2026-01-01"},
    MOVED,
    {**MOVED, "counted": "2025-04-01", "due": "2025-04-09"},
    {"record": "court case", "number": "1-2/2025"},
    {**COURT, "gone": True},
    {**COURT, "missing": "2025-05-01"},
    {"record": "promise", "id": "a", "gone": True},
]


@pytest.fixture
def code(vault: Vault) -> str:
    """A case with something of each kind."""
    line = {
        "title": "Дело", "people": PEOPLE, "notes": ["Ждёт"],
        "history": {"events": [LEFT], "until": "2025-06-01"},
    }  # fmt: skip
    (code,) = add_cases(vault, read_lines([json.dumps(line).encode()]))
    written(vault, code, *BEFORE)
    return code


def written(vault: Vault, code: str, *records: Line, seen: int | None = None) -> Saved:
    """Save records."""
    lines = read_records([json.dumps(record).encode() for record in records])
    return save(vault, code, lines, seen)


def read(vault: Vault, code: str) -> Case:
    """The case as it stands."""
    return read_case(vault, find_code(vault, code))


def shown(vault: Vault, code: str) -> dict[str, Any]:
    """What is shown of the case."""
    case = read(vault, code)
    return {**case.line(), **came(case), "owner": case.owner}


@pytest.mark.parametrize("line", DONE, ids=lambda one: f"{one['record']}")
def test_a_case_reads_as_before(vault: Vault, code: str, line: Line) -> None:
    """Whatever was done to it; by one entry more, and the events with the same sources."""
    before = shown(vault, code)
    made = written(vault, code, line)
    assert made.can_undo
    assert shown(vault, code) != before
    undo(vault, code, made.entry)
    assert shown(vault, code) == before
    assert read(vault, code).entries == made.entry + 2


def test_several_records_are_undone_together(vault: Vault, code: str) -> None:
    """Each as the case stood before it."""
    before = shown(vault, code)
    made = written(vault, code, *[one for one in DONE if one["record"] in {"person", "title"}])
    undo(vault, code, made.entry)
    assert shown(vault, code) == before


def test_what_was_undone_is_done_again_by_undoing_that(vault: Vault, code: str) -> None:
    """An undo is an entry like others."""
    made = written(vault, code, DONE[0])
    after = shown(vault, code)
    undo(vault, code, made.entry)
    undo(vault, code, made.entry + 1)
    assert shown(vault, code) == after


def test_the_owner_is_undone(vault: Vault, code: str) -> None:
    """A case that was taken is nobody's again."""
    entry = write_case(vault, code, [Owner(member=vault.ring.me.id)], "write").entries - 1
    undo(vault, code, entry)
    assert read(vault, code).owner is None


def test_of_consents_the_word_before_counts_again(vault: Vault, code: str) -> None:
    """Both stay in the list: that it was given for a while was true."""
    taken_back: Line = {**KEEP, "given": False, "day": "2025-02-02"}
    shared: Line = {**KEEP, "to": "share"}
    for line, last in ((taken_back, KEEP), (shared, None)):
        undo(vault, code, written(vault, code, line).entry)
        now = read(vault, code).consents[-1]
        assert now.to == line["to"]
        assert now.given is (last is not None)
    assert len(read(vault, code).consents) == len([KEEP]) + 4


@pytest.mark.parametrize(
    "line",
    [
        {**CALL, "id": "new", "gone": True},
        {**KEEP, "to": "share", "given": False},
        {**COURT, "gone": True, "number": "x"},
    ],
)
def test_what_nothing_takes_back_is_said_to_stay(vault: Vault, code: str, line: Line) -> None:
    """A new promise that was withdrawn; a consent that was refused, of which nothing was known."""
    made = written(vault, code, line)
    before = shown(vault, code)
    assert not made.can_undo
    with pytest.raises(CasesError):
        undo(vault, code, made.entry)
    assert shown(vault, code) == before


def test_a_new_promise_is_withdrawn_by_undoing_it(vault: Vault, code: str) -> None:
    """The case tells that it was made; undoing the undo gives it again."""
    made = written(vault, code, {**CALL, "id": "new"})
    undo(vault, code, made.entry)
    assert read(vault, code).promises["new"].gone is True
    undo(vault, code, made.entry + 1)
    assert not read(vault, code).promises["new"].gone


def test_what_a_case_began_with_stays(vault: Vault, code: str) -> None:
    """So does the last day looked at, where there was none before."""
    with pytest.raises(CasesError):
        undo(vault, code, 0)
    record: Record = Watched(until="2025-07-01")
    day = read(vault, code).opened
    assert undone(Case(b"", day, day), [record]) is None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (DONE[0], {"record": "event", "event": None, "replaces": "2.0"}),
        (DONE[5], {"record": "title", "title": "Третье"}),
        (DONE[7], {"record": "person", "person": None, "place": 0}),
        (DONE[7], {"record": "person", "person": PEOPLE[1], "place": 3}),
        (DONE[3], {"record": "note gone", "place": 1}),
    ],
)
def test_what_was_changed_again_is_not_undone(
    vault: Vault, code: str, first: Line, then: Line
) -> None:
    """It would write over the later change."""
    made = written(vault, code, first)
    written(vault, code, then)
    before = shown(vault, code)
    with pytest.raises(ChangedMeanwhileError):
        undo(vault, code, made.entry)
    assert shown(vault, code) == before


def test_what_came_beside_it_is_no_hindrance(vault: Vault, code: str) -> None:
    """Another note, another event, a person more."""
    made = written(vault, code, DONE[7])
    written(vault, code, DONE[0], DONE[3], {"record": "person", "person": PEOPLE[1]})
    undo(vault, code, made.entry)
    assert [one.name for one in read(vault, code).people] == [
        "Примеров", "Образцов", "Макетова", "Образцов",
    ]  # fmt: skip
