"""The numbers in court of cases, and what cases know already of what a court may tell."""

import json

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Owner
from wayout.casebook.cases.saving import save, undo
from wayout.casebook.cases.work import add_cases, show_case, write_case, write_lines
from wayout.casebook.chain.log import verified
from wayout.casebook.courts import Numbered, numbered, set_aside, told
from wayout.casebook.dated import ReadCases
from wayout.casebook.vault import Vault

SUSPENDED = {"kind": "suspended", "day": "2025-05-01", "ground": "war"}
EVENT = {"record": "event", "event": SUSPENDED}


@pytest.fixture
def codes(vault: Vault) -> list[str]:
    """Two cases; the first has an event, and two numbers in court."""
    events = {"events": [{"kind": "left_unit", "day": "2025-01-20"}]}
    cases = ({"title": "a", "history": events}, {"title": "b"})
    codes = add_cases(vault, read_lines([json.dumps(case).encode() for case in cases]))
    for number, court in (("1-57/2025", "99GV0001"), ("22-1/2025", None)):
        write(vault, codes[0], record="court case", number=number, court=court)
    return codes


def write(vault: Vault, code: str, **record: object) -> None:
    """Write a record to a case."""
    write_lines(vault, code, read_records([json.dumps(record).encode()]))


def test_numbers_are_listed_without_opening_a_case(vault: Vault, codes: list[str]) -> None:
    """With whose case it is; logged with how many."""
    write_case(vault, codes[0], [Owner(member=vault.ring.me.id)], "write")
    write(vault, codes[0], record="court case", number="22-1/2025", missing="2025-05-01")
    vault.store.write("DELETE FROM entries")
    me = vault.ring.me.name
    assert numbered(vault) == [
        Numbered(codes[0], "1-57/2025", "99GV0001", me),
        Numbered(codes[0], "22-1/2025", None, me, "2025-05-01"),
    ]
    act = list(verified(vault.store, vault.ring.body.audit))[-1].act
    assert (act.action, act.case, act.number) == ("courts", None, 2)


def test_what_was_set_aside_is_known_and_does_not_stand(vault: Vault, codes: list[str]) -> None:
    """It was seen: the case tells it as taken back."""
    read = ReadCases()
    before = told(vault, read, codes)
    assert before == {codes[0]: [("left_unit", "2025-01-20")], codes[1]: []}
    set_aside(vault, codes[0], json.dumps(EVENT).encode())
    assert told(vault, read, codes[:1])[codes[0]][1:] == [("suspended", "2025-05-01")]
    case = show_case(vault, codes[0])
    assert [one.line.kind for one in case.live()] == ["left_unit"]
    assert case.told[-1].gone is not None


def test_what_was_undone_is_not_known_any_more(vault: Vault, codes: list[str]) -> None:
    """However it was corrected before: a court's card may tell it again."""
    read, before = ReadCases(), [("left_unit", "2025-01-20")]
    made = save(vault, codes[0], read_records([json.dumps(EVENT).encode()]))
    assert told(vault, read, codes[:1])[codes[0]] == [*before, ("suspended", "2025-05-01")]
    undo(vault, codes[0], made.entry)
    assert told(vault, read, codes[:1])[codes[0]] == before
    name = f"{save(vault, codes[0], read_records([json.dumps(EVENT).encode()])).entry}.0"
    other = {**SUSPENDED, "day": "2025-05-02"}
    write(vault, codes[0], record="event", event=other, replaces=name)
    known = told(vault, read, codes[:1])[codes[0]]
    assert known == [*before, ("suspended", "2025-05-01"), ("suspended", "2025-05-02")]
    later = f"{int(name.partition('.')[0]) + 1}.0"
    write(vault, codes[0], record="event", event=None, replaces=later)
    assert told(vault, read, codes[:1])[codes[0]] == before


def test_a_case_is_read_again_only_when_something_was_written(
    vault: Vault, codes: list[str]
) -> None:
    """Else what was read is told."""
    read = ReadCases()
    before = told(vault, read, codes)
    vault.store.write("DELETE FROM entries")
    assert told(vault, read, codes) == before
