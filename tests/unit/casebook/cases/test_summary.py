"""The sealed summary of a case."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Owner
from wayout.casebook.cases.summary import Court, Due, Owed, Summary, read_summary, shifts
from wayout.casebook.cases.work import add_cases, list_cases, write_case, write_lines
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError
from wayout.pathway import History

ROW = "SELECT id, entries, summary FROM cases"


def deadline(history: History) -> list[Due]:
    """One for each event."""
    return [Due(name=e.kind, article="УПК 1", due=e.day.last) for e in history.live]


@pytest.fixture
def code(vault: Vault) -> str:
    """A case with something of each kind."""
    vault.deadlines = deadline
    vault.clock = lambda: 20_089 * 86_400  # 2025-01-01
    case = {"title": "Примеров", "people": [{"role": "client", "name": "Примеров"}],
            "history": {"events": [{"kind": "left_unit", "day": "2024-12-20"}]}}  # fmt: skip
    return add_cases(vault, read_lines([json.dumps(case).encode()]))[0]


def write(vault: Vault, code: str, *records: Mapping[str, object]) -> Summary:
    """Write records two days later; gives the summary that the list shows."""
    vault.clock = lambda: 20_091 * 86_400
    write_lines(vault, code, read_records([json.dumps(record).encode() for record in records]))
    ((_, summary),) = list_cases(vault)
    return summary


def test_a_summary_tells_what_is_due_and_names_nobody(vault: Vault, code: str) -> None:
    """Open promises alone, without their words; the day of the last entry; retention."""
    summary = write(
        vault,
        code,
        {"record": "promise", "id": "a", "what": "call_back", "due": "2025-02-01", "text": "кто"},
        {"record": "promise", "id": "b", "what": "check_in", "due": "2025-02-02",
         "done": "2025-02-01"},
        {"record": "promise", "id": "c", "what": "check_in", "due": "2025-02-02", "gone": True},
        {"record": "retain", "until": "2027-01-01"},
    )  # fmt: skip
    assert summary == Summary(
        state="absent",
        since=date(2024, 12, 20),
        opened=date(2025, 1, 1),
        people=1,
        deadlines=[Due(name="left_unit", article="УПК 1", due=date(2024, 12, 20))],
        promises=[Owed(id="a", what="call_back", due=date(2025, 2, 1))],
        written=date(2025, 1, 3),
        retain=date(2027, 1, 1),
        hearings=[],
    )


def test_a_summary_opens_beside_its_entries_alone(vault: Vault, code: str) -> None:
    """An older one, a changed one, and what is none."""
    ((case, number, old),) = vault.store.rows(ROW)
    assert read_summary(vault, case, number, old).written == date(2025, 1, 1)
    write(vault, code, {"record": "note", "text": "x"})
    ((case, number, new),) = vault.store.rows(ROW)
    turned = new[:-1] + bytes([new[-1] ^ 1])
    spoiled: list[Any] = [old, turned, new[:4], new[:5], None, 7]
    for written in spoiled:
        with pytest.raises(AlteredError) as found:
            read_summary(vault, case, number, written)
        assert found.value.values == {"code": code}


def test_a_summary_tells_what_was_decided_of_a_deadline(vault: Vault, code: str) -> None:
    """Moved, it stands on its new day with the one counted; why stays inside the case."""
    said = {"record": "deadline", "name": "left_unit", "counted": "2024-12-20"}
    law = date(2024, 12, 20)
    (due,) = write(vault, code, {**said, "ahead": 5, "done": "2025-01-02"}).deadlines
    assert due == Due(name="left_unit", article="УПК 1", due=law, ahead=5, done=date(2025, 1, 2))
    summary = write(vault, code, {**said, "due": "2025-01-09", "because": "Примеров болен"})
    assert summary.deadlines == [
        Due(name="left_unit", article="УПК 1", due=date(2025, 1, 9), counted=law)
    ]
    assert "Примеров" not in repr(summary)
    assert write(vault, code, said).deadlines == [Due(name="left_unit", article="УПК 1", due=law)]
    other = {**said, "counted": "2024-12-21", "done": "2025-01-02"}
    assert write(vault, code, other).deadlines == [Due(name="left_unit", article="УПК 1", due=law)]


def test_a_summary_tells_whose_case_it_is_and_its_numbers(vault: Vault, code: str) -> None:
    """The owner by his id, the courts by number and code; both go again."""
    me = vault.ring.me.id
    write_case(vault, code, [Owner(member=me)], "write")
    number = {"record": "court case", "number": "1-17/2025", "court": "99RS0001"}
    summary = write(vault, code, number)
    assert summary.owner == me.hex()
    assert summary.courts == [Court(number="1-17/2025", court="99RS0001")]
    (court,) = write(vault, code, {**number, "missing": "2025-05-01"}).courts
    assert court == Court(number="1-17/2025", court="99RS0001", missing="2025-05-01")
    write_case(vault, code, [Owner(member=None)], "write")
    summary = write(vault, code, {**number, "gone": True})
    assert (summary.owner, summary.courts) == (None, [])


def test_shifts_are_days_that_went_against_days_that_came() -> None:
    """By name and article; what stays is none, and a day moved by hand counts as the law had it."""

    def due(name: str, day: int, counted: int | None = None) -> Due:
        at = None if counted is None else date(2025, 1, counted)
        return Due(name=name, article="1", due=date(2025, 1, day), counted=at)

    before = [due("a", 1), due("a", 2), due("b", 9, counted=3), due("c", 4), due("gone", 5)]
    after = [due("a", 2), due("a", 6), due("b", 3), due("c", 7), due("new", 8)]
    told = {
        (one.name, one.was and one.was.day, one.now and one.now.day)
        for one in shifts(before, after)
    }
    assert told == {("a", 1, 6), ("c", 4, 7), ("gone", 5, None), ("new", None, 8)}
    assert shifts(before, before) == []
