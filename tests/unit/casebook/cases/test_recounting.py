"""Deadlines that another law moved are counted anew, and told until they are accepted."""

from datetime import date, timedelta

import pytest

from wayout.casebook.cases import recounting
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.recounting import accept_law, recount
from wayout.casebook.cases.summary import Due, Shift
from wayout.casebook.cases.work import add_cases, list_cases, write_case
from wayout.casebook.chain.log import verified
from wayout.casebook.checking import check_open
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.sharing import share_case
from wayout.casebook.vault import Vault
from wayout.pathway import History

FIRST, SECOND = date(2025, 2, 1), date(2025, 2, 11)


def law(vault: Vault, days: int, tables: str) -> None:
    """Let the law count so many days from the first event, by tables of this digest."""

    def deadlines(history: History) -> list[Due]:
        starts = [event.day.last for event in history.live][:1]
        return [Due(name="check", article="1", due=day + timedelta(days=days)) for day in starts]

    vault.deadlines, vault.tables = deadlines, lambda: tables


@pytest.fixture
def codes(vault: Vault, lines: list[bytes]) -> list[str]:
    """Three cases, by the first law; the first has an event."""
    law(vault, 12, "first")
    return add_cases(vault, read_lines(lines))


def moved(was: date | None, now: date | None) -> Shift:
    """A deadline that the law moved."""
    return Shift(name="check", article="1", was=was, now=now)


def test_nothing_is_told_while_the_law_is_the_same(vault: Vault, codes: list[str]) -> None:
    """And nothing is written."""
    before = vault.tip
    assert recount(vault) == []
    assert vault.tip == before
    assert codes


def test_what_moved_is_told_until_it_is_accepted(vault: Vault, codes: list[str]) -> None:
    """However often it is asked for, and whatever else is written in between."""
    law(vault, 22, "second")
    shift = (codes[0], moved(FIRST, SECOND))
    assert recount(vault) == [shift]
    assert recount(vault) == [shift]
    write_case(vault, codes[0], [Noted(text="a")], "note")
    assert recount(vault) == [shift]
    assert dict(list_cases(vault))[codes[0]].deadlines[0].due == SECOND
    accept_law(vault, codes[0])
    assert recount(vault) == []
    check_open(vault)


def test_what_is_written_first_loses_no_shift(vault: Vault, codes: list[str]) -> None:
    """A note by the new law tells what it moved; a second law comes on top of the first."""
    law(vault, 22, "second")
    write_case(vault, codes[0], [Noted(text="a")], "note")
    law(vault, 32, "third")
    third = SECOND + timedelta(days=10)
    assert recount(vault) == [(codes[0], moved(FIRST, SECOND)), (codes[0], moved(SECOND, third))]


def test_each_look_is_logged(vault: Vault, codes: list[str]) -> None:
    """How many were counted anew, and how many shifts were told."""
    law(vault, 22, "second")
    recount(vault)
    acts = [entry.act for entry in verified(vault.store, vault.ring.body.audit)]
    assert [(act.action, act.number) for act in acts[-2:]] == [("law", 3), ("law", 1)]
    assert codes


def test_many_are_counted_a_part_at_a_time(
    vault: Vault, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That more are to come is said."""
    monkeypatch.setattr(recounting, "MOST_AT_ONCE", 2)
    law(vault, 22, "second")
    recount(vault)
    assert [one.values for one in vault.remarks] == [{"number": 1}]  # type: ignore[attr-defined]
    vault.remarks.clear()
    assert recount(vault) == [(codes[0], moved(FIRST, SECOND))]
    assert vault.remarks == []
    assert {one.tables for _, one in list_cases(vault)} == {"second"}


def test_after_somebody_left_it_is_sealed_under_keys_he_has_not(
    vault: Vault, codes: list[str]
) -> None:
    """Those who stay open it as before."""
    add_member(vault, "Вера", b"seven other words that she knows")
    share_case(vault, codes[0], "Вера")
    remove_member(vault, "Вера")
    law(vault, 22, "second")
    assert recount(vault) == [(codes[0], moved(FIRST, SECOND))]
    check_open(vault)


def test_what_was_written_without_the_law_did_not_move(vault: Vault, lines: list[bytes]) -> None:
    """Its deadlines are counted for the first time, and stand in the list."""
    add_cases(vault, read_lines(lines))
    law(vault, 12, "first")
    assert recount(vault) == []
    assert any(summary.deadlines for _code, summary in list_cases(vault))
