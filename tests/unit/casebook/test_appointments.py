"""Days to keep, for a calendar."""

import json
from datetime import date, timedelta

import pytest
from msgspec import structs

from wayout.casebook.appointments import Asked, appointments
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Owner
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import add_cases, find_code, write_case, write_lines
from wayout.casebook.chain.log import verified
from wayout.casebook.vault import Vault
from wayout.pathway import History

TODAY = date(2025, 3, 10)


def days(count: int) -> str:
    """A day so many on."""
    return (TODAY + timedelta(days=count)).isoformat()


def due(history: History) -> list[Due]:
    """A deadline over, one today and one ahead, for a case with an event."""
    told = (-1, 0, 5) if history.live else ()
    made = [Due(name=f"d{n}", article="x", due=TODAY + timedelta(days=n)) for n in told]
    return [
        structs.replace(one, safe=TODAY + timedelta(days=4)) if one.name == "d5" else one
        for one in made
    ]


@pytest.fixture
def codes(vault: Vault) -> list[str]:
    """A case with hearings before, today and to come, and one without anything."""
    vault.deadlines = due
    told = [
        ("hearing", days(-1), None), ("hearing_planned", days(0), None),
        ("hearing_planned", days(2), None), ("preliminary_hearing", days(2), "09:30"),
        ("hearing_planned", "2025-04", None), ("left_unit", days(3), None),
    ]  # fmt: skip
    events = [{"kind": kind, "day": day, "time": time} for kind, day, time in told]
    cases = ({"title": "a", "history": {"events": events}}, {"title": "b"})
    return add_cases(vault, read_lines([json.dumps(case).encode() for case in cases]))


def test_hearings_to_come_are_told_once_each(vault: Vault, codes: list[str]) -> None:
    """From today on; a day that is not known exactly is none, one with a time needs no other."""
    vault.store.write("DELETE FROM entries")  # no case is opened for it
    found = appointments(vault, Asked(TODAY))
    assert [(one.code, one.day.isoformat(), one.time) for one in found] == [
        (codes[0], days(0), None),
        (codes[0], days(2), "09:30"),
    ]
    act = list(verified(vault.store, vault.ring.body.audit))[-1].act
    assert (act.action, act.case, act.number) == ("appointments", None, 2)


def test_deadlines_come_by_choice(vault: Vault, codes: list[str]) -> None:
    """Those that are over or done do not; on the safe day; one that was moved keeps its id."""
    asked = Asked(TODAY, codes[0], deadlines=True)
    first = [one for one in appointments(vault, asked) if one.kind == "deadline"]
    last = TODAY + timedelta(days=5)
    assert [(one.day.isoformat(), one.last) for one in first] == [(days(0), None), (days(4), last)]
    before = {days(0): first[0].id, days(5): first[1].id}
    for name, counted, said in (
        ("d0", days(0), {"done": days(0)}),
        ("d5", days(5), {"due": days(6), "because": "x"}),
    ):
        line = {"record": "deadline", "name": name, "counted": counted, **said}
        write_lines(vault, codes[0], read_records([json.dumps(line).encode()]))
    found = {one.day.isoformat(): one.id for one in appointments(vault, asked)}
    assert found[days(6)] == before[days(5)]
    assert [one.kind for one in appointments(vault, asked)].count("deadline") == 1
    assert {one.last for one in appointments(vault, asked)} == {None}
    act = list(verified(vault.store, vault.ring.body.audit))[-1].act
    assert act.case == find_code(vault, codes[0])


def test_only_mine_are_those_that_i_own(vault: Vault, codes: list[str]) -> None:
    """And another case has none."""
    assert appointments(vault, Asked(TODAY, only_mine=True)) == []
    write_case(vault, codes[0], [Owner(member=vault.ring.me.id)], "write")
    assert len(appointments(vault, Asked(TODAY, only_mine=True))) == 2
    assert appointments(vault, Asked(TODAY, codes[1])) == []
