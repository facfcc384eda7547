"""Opened summaries are kept, and none is served that is not as it lies in the store."""

from collections.abc import Callable

import pytest

from wayout.casebook.cases import kept as keeping
from wayout.casebook.cases import summary as sealing
from wayout.casebook.cases.kept import fitting, kept
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted, Owner
from wayout.casebook.cases.summary import Summary
from wayout.casebook.cases.work import add_cases, find_code, list_cases, show_case, write_case
from wayout.casebook.deletion import delete_case
from wayout.casebook.setting_aside import reopen, set_aside
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

SPOIL = "UPDATE cases SET summary = ? WHERE id = ?"
Opened = Callable[[], int]


@pytest.fixture
def codes(vault: Vault, lines: list[bytes]) -> list[str]:
    """The codes of three cases, in order."""
    return add_cases(vault, read_lines(lines))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """How many summaries were opened since this was last asked."""
    count = [0]
    real = sealing.read_summary

    def counted(*said: object) -> object:
        count[0] += 1
        return real(*said)  # type: ignore[arg-type]

    def asked() -> int:
        found, count[0] = count[0], 0
        return found

    monkeypatch.setattr(keeping, "read_summary", counted)
    return asked


def spoil(vault: Vault, code: str, sealed: object = b"x" * 300) -> None:
    """Put something else where the summary of a case lies."""
    with vault.store.transaction():
        vault.store.write(SPOIL, (sealed, find_code(vault, code)))


def test_a_summary_is_opened_once(vault: Vault, codes: list[str], opened: Opened) -> None:
    """However often it is listed; that a case was shown is no reason either."""
    for _ in range(3):
        assert [code for code, _ in list_cases(vault)] == sorted(codes)
        kept(vault)
    show_case(vault, codes[0])
    kept(vault)
    assert opened() == 3


def test_what_was_written_is_opened_again(vault: Vault, codes: list[str], opened: Opened) -> None:
    """Only that, and as it is now; a case that came is taken up, one that went is let go."""
    kept(vault)
    opened()
    write_case(vault, codes[1], [Owner(member=vault.ring.me.id)], "write")
    case = find_code(vault, codes[1])
    assert kept(vault).opened[case].summary.owner == vault.ring.me.id.hex()
    assert opened() == 1
    (new,) = add_cases(vault, read_lines([b'{"title": "fourth"}']))
    delete_case(vault, codes[0])
    assert {one.code for one in kept(vault).opened.values()} == {codes[1], codes[2], new}
    assert opened() == 1


@pytest.mark.parametrize("sealed", [b"x" * 300, b"", None, 7, "text"])
def test_an_altered_summary_is_never_served(vault: Vault, codes: list[str], sealed: object) -> None:
    """Though it was opened before, and whatever lies in its place."""
    kept(vault)
    spoil(vault, codes[1], sealed if sealed is not None else bytes(40))
    with pytest.raises(AlteredError):
        list_cases(vault)
    with pytest.raises(AlteredError):
        kept(vault).look(vault, [find_code(vault, codes[1])])


def test_the_summary_of_another_number_of_entries_is_not_served(
    vault: Vault, codes: list[str]
) -> None:
    """It is bound to as many as it was written beside."""
    kept(vault)
    with vault.store.transaction():
        vault.store.write("UPDATE cases SET entries = 2")
    with pytest.raises(AlteredError):
        list_cases(vault)
    assert codes


def test_after_the_store_was_opened_anew_all_are_looked_at(
    vault: Vault, codes: list[str], opened: Opened
) -> None:
    """And those opened anew that are others; one that is set aside is not there."""
    kept(vault)
    opened()
    reopen(vault)
    assert len(kept(vault).opened) == 3
    assert opened() == 0
    with vault.store.transaction():
        vault.store.write("UPDATE entries SET sealed = ?", (b"x" * 300,))
    set_aside(vault)
    assert kept(vault).opened == {}
    assert codes


def test_a_case_that_is_not_mine_is_not_there(vault: Vault, codes: list[str]) -> None:
    """Nor is it opened because it was asked for."""
    case = find_code(vault, codes[2])
    vault.keys._mine.pop(case)
    found = kept(vault)
    assert {one.code for one in found.opened.values()} == set(codes[:2])
    assert found.changed == set(found.opened)
    found.changed.clear()
    assert found.look(vault, [case])
    assert case not in found.opened


def test_a_note_changes_the_day_that_is_listed(vault: Vault, codes: list[str]) -> None:
    """The day of the last entry."""
    before = dict(list_cases(vault))
    vault.clock = lambda: 86_400 * 30_000
    write_case(vault, codes[0], [Noted(text="a")], "note")
    after = dict(list_cases(vault))
    assert after[codes[0]].written > before[codes[0]].written


def test_those_that_are_such_are_looked_at_and_no_others(
    vault: Vault, codes: list[str], opened: Opened
) -> None:
    """One that was put back, older and sound, is not told as it was kept; an altered one fails."""

    def mine(one: Summary) -> bool:
        return one.owner is not None

    case = find_code(vault, codes[0])
    row = vault.store.rows("SELECT entries, summary FROM cases WHERE id = ?", (case,))[0]
    for code in codes[:2]:
        write_case(vault, code, [Owner(member=vault.ring.me.id)], "write")
    assert [code for code, _ in fitting(vault, mine)] == sorted(codes[:2])
    with vault.store.transaction():
        vault.store.write("UPDATE cases SET entries = ?, summary = ? WHERE id = ?", (*row, case))
    spoil(vault, codes[2])
    opened()
    assert [code for code, _ in fitting(vault, mine)] == [codes[1]]
    assert opened() == 1
    spoil(vault, codes[1])
    with pytest.raises(AlteredError):
        fitting(vault, mine)
