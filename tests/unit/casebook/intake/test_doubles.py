"""Cases that may be the same: told by their codes, and only those that I may open."""

import json
from typing import Any

import pytest

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import CaseLine, Noted, Person, PersonSet
from wayout.casebook.cases.work import add_cases, begin_case, find_code, read_case, write_case
from wayout.casebook.chain.log import verified
from wayout.casebook.intake import doubles
from wayout.casebook.intake.doubles import Doubles, marks_of
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError


def added(vault: Vault, contact: str | None = None, **event: str) -> str:
    """Add a case; gives its code."""
    case: dict[str, Any] = {"title": "t"}
    if contact is not None:
        case["people"] = [{"role": "client", "name": "Примеров", "contact": contact}]
    if event:
        case["history"] = {"events": [event]}
    return add_cases(vault, read_lines([json.dumps(case).encode()]))[0]


def read(vault: Vault, code: str) -> Case:
    """A case, read anew."""
    return read_case(vault, find_code(vault, code))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+7 (900) 000-00-01 вечером", "8 900 0000001"),
        ("Сигнал @primerov", "телеграм: @PRIMEROV днём"),
        ("primerov@example.org", "пишет с primerov@example.org"),
        ("через сестру", "Через  сестру"),
    ],
)
def test_the_same_contact(vault: Vault, one: str, other: str) -> None:
    """However it is written; a case is not the same as itself."""
    codes = sorted([added(vault, one), added(vault, other)])
    added(vault, "с 9 (  -  ) 18")
    for code in codes:
        assert Doubles(vault).alike(read(vault, code)) == [two for two in codes if two != code]


def test_the_same_first_event_on_one_day(vault: Vault) -> None:
    """Not in one month, and not another event."""
    code = added(vault, kind="left_unit", day="2025-01-20")
    twin = added(vault, kind="left_unit", day="2025-01-20")
    for kind, day in (("left_unit", "2025-01"), ("detained", "2025-01-20"), ("left_unit", "2025")):
        added(vault, kind=kind, day=day)
    assert Doubles(vault).alike(read(vault, code)) == [twin]
    month = read(vault, added(vault, kind="left_unit", day="2025-01"))
    assert marks_of(month) == frozenset()
    assert Doubles(vault).alike(month) == []


def test_only_what_is_new_is_looked_for(vault: Vault) -> None:
    """A search is logged, and none is made for nothing."""
    code = added(vault, "+79000000001")
    twin = added(vault, "+79000000001")
    case = read(vault, code)
    rows = list(verified(vault.store, vault.ring.body.audit))
    assert Doubles(vault).alike(case, marks_of(case)) == []
    assert len(list(verified(vault.store, vault.ring.body.audit))) == len(rows)
    assert Doubles(vault).alike(case) == [twin]
    act = list(verified(vault.store, vault.ring.body.audit))[-1].act
    assert (act.action, act.number) == ("find", 1)


def test_what_was_written_since_is_read(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else once more; many are read in one pass."""
    monkeypatch.setattr(doubles, "_FEW", 2)
    codes = [added(vault, f"@invented{number}") for number in range(4)]
    found = Doubles(vault)
    case = read(vault, codes[0])
    assert found.alike(case) == []
    person = Person(role="other", name="", contact="@invented0")
    write_case(vault, codes[1], [PersonSet(person=person)], "write")
    write_case(vault, codes[2], [Noted(text="x")], "write")
    monkeypatch.setattr(doubles, "sweep_open", None)
    assert found.alike(case) == [codes[1]]


def test_one_that_was_altered_is_left_out(vault: Vault) -> None:
    """It is told first."""
    code, twin = added(vault, "@invented"), added(vault, "@invented")
    case, other = read(vault, code), find_code(vault, twin)
    with vault.store.transaction():
        vault.store.write("UPDATE entries SET sealed = x'00' WHERE case_id = ?", (other,))
    with pytest.raises(AlteredError):
        Doubles(vault).alike(case)
    vault.altered[other] = AlteredError("x")
    assert Doubles(vault).alike(case) == []


def test_a_case_that_is_not_there_yet(vault: Vault) -> None:
    """It is looked for before it is written."""
    code = begin_case(
        vault,
        CaseLine(title="t"),
        [PersonSet(person=Person(role="caller", name="", contact="@a"))],
        "intake",
    )
    day = read(vault, code).opened
    person = Person(role="client", name="", contact="@a")
    assert Doubles(vault).alike(Case(b"", day, day, people=[person])) == [code]
