"""A page of the list: what matches, how many, and how many of each kind under the other filters."""

from datetime import date, timedelta

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.page import Page, Part, Wanted, page_of
from wayout.casebook.cases.records import CourtCase, Noted, Owner
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import add_cases, find_code, write_case
from wayout.casebook.chain.log import verified
from wayout.casebook.people import add_member
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError
from wayout.pathway import History

TODAY = date(2025, 6, 10)
WHOLE = Part(limit=50, order="code")


def told(history: History) -> list[Due]:
    """What is due: more for who has events."""
    near = (
        [Due(name="appeal", article="a", due=TODAY + timedelta(days=2))] if history.events else []
    )
    return [*near, Due(name="check", article="b", due=TODAY + timedelta(days=20))]


@pytest.fixture
def codes(vault: Vault, lines: list[bytes]) -> list[str]:
    """The codes of three cases: one has events, one is mine, one has a number in a court."""
    vault.deadlines = told
    vault.clock = lambda: 1_749_500_000  # 9 June 2025
    made = add_cases(vault, read_lines(lines))
    write_case(vault, made[1], [Owner(member=vault.ring.me.id)], "write")
    write_case(vault, made[2], [CourtCase(number="1-1/2025")], "write")
    return made


def asked(vault: Vault, **wanted: object) -> Page:
    """The whole list of what is wanted."""
    return page_of(vault, Wanted(**wanted), WHOLE, TODAY)  # type: ignore[arg-type]


def found(page: Page) -> list[str]:
    """The codes of a page."""
    return [code for code, _ in page.rows]


def test_each_filter_narrows(vault: Vault, codes: list[str]) -> None:
    """And two of them narrow together."""
    first, second, third = codes
    for wanted, those in (
        ({}, codes),
        ({"state": "absent"}, [first]),
        ({"state": ""}, [second, third]),
        ({"mine": True}, [second]),
        ({"owner": vault.ring.me.name}, [second]),
        ({"owner": ""}, [first, third]),
        ({"owner": "nobody of the vault"}, []),
        ({"deadline": "appeal"}, [first]),
        ({"due": 3}, [first]),
        ({"due": 30}, codes),
        ({"deadline": "check", "due": 3}, []),
        ({"court": True}, [third]),
        ({"court": False}, [first, second]),
        ({"opened": (date(2025, 6, 9), None)}, codes),
        ({"opened": (None, date(2025, 6, 8))}, []),
        ({"written": (date(2025, 6, 9), date(2025, 6, 9)), "court": True}, [third]),
        ({"codes": [third, first, "0000-0000"], "state": "absent"}, [first]),
    ):
        page = asked(vault, **wanted)
        assert found(page) == sorted(those), wanted
        assert page.number == len(those)


def test_counts_are_those_under_the_other_filters(vault: Vault, codes: list[str]) -> None:
    """A filter does not narrow its own counts, so that one can choose another."""
    me = vault.ring.me.name
    assert asked(vault).counts == {
        "state": {"absent": 1, "": 2},
        "owner": {"": 2, me: 1},
        "deadline": {"appeal": 1, "check": 3},
        "due": {"3": 1, "7": 1, "14": 1, "30": 3, "90": 3},
        "court": {"no": 2, "yes": 1},
        "changed": {},
    }
    narrowed = asked(vault, mine=True, deadline="check").counts
    assert narrowed["owner"] == {"": 2, me: 1}
    assert narrowed["state"] == {"": 1}
    assert narrowed["deadline"] == {"check": 1}
    assert narrowed["due"] == {"30": 1, "90": 1}
    assert codes


def test_what_others_changed_is_a_filter_with_a_count(vault: Vault, codes: list[str]) -> None:
    """Of the codes that are told, those that are here; it narrows with the others."""
    changed = [codes[0], codes[2], "0000-0000"]
    page = page_of(vault, Wanted(court=True), WHOLE, TODAY, changed)
    assert page.counts["changed"] == {"yes": 1}
    page = page_of(vault, Wanted(changed=True), WHOLE, TODAY, changed)
    assert found(page) == sorted([codes[0], codes[2]])
    assert (page.counts["changed"], page.counts["court"]) == ({"yes": 2}, {"no": 1, "yes": 1})
    assert found(asked(vault, changed=True)) == []


def test_a_page_goes_on_behind_a_code(vault: Vault, codes: list[str]) -> None:
    """And says whether anything stands behind it."""
    order = sorted(codes)
    page = page_of(vault, Wanted(), Part(limit=2, order="code"), TODAY)
    assert (found(page), page.further, page.number) == (order[:2], True, 3)
    rest = page_of(vault, Wanted(), Part(limit=2, after=order[1], order="code"), TODAY)
    assert (found(rest), rest.further) == (order[2:], False)


def test_each_page_is_one_row_of_the_log(vault: Vault, codes: list[str]) -> None:
    """With how many matched."""
    before = len(list(verified(vault.store, vault.ring.body.audit)))
    asked(vault, state="absent")
    rows = [entry.act for entry in verified(vault.store, vault.ring.body.audit)][before:]
    assert [(row.action, row.number) for row in rows] == [("list", 1)]
    assert codes


def test_what_was_written_since_is_in_the_next_page(vault: Vault, codes: list[str]) -> None:
    """Where it belongs by now; another day is another index."""
    asked(vault)
    write_case(vault, codes[0], [Owner(member=vault.ring.me.id), Noted(text="a")], "write")
    assert found(asked(vault, mine=True)) == sorted(codes[:2])
    later = page_of(vault, Wanted(due=3), WHOLE, TODAY + timedelta(days=18))
    assert found(later) == sorted(codes)


def test_what_is_over_is_a_choice_of_its_own(vault: Vault, codes: list[str]) -> None:
    """It is not due within any number of days; the defence's alone stays in the list."""
    last = TODAY - timedelta(days=1)
    vault.deadlines = lambda _: [Due(name="appeal", article="a", due=last, own=True)]
    write_case(vault, codes[0], [Noted(text="a")], "write")
    page = asked(vault, due="over")
    assert found(page) == [codes[0]]
    assert page.counts["due"] == {"over": 1, "30": 2, "90": 2}
    assert found(asked(vault, deadline="appeal", due=3)) == []


def test_what_is_shown_is_looked_at_in_the_store(vault: Vault, codes: list[str]) -> None:
    """A summary that another hand put back, older and sound, is not shown as it was kept."""
    case = find_code(vault, codes[0])
    row = vault.store.rows("SELECT entries, head, summary FROM cases WHERE id = ?", (case,))[0]
    write_case(vault, codes[0], [Owner(member=vault.ring.me.id)], "write")
    assert found(asked(vault, mine=True)) == sorted(codes[:2])
    with vault.store.transaction():
        vault.store.write(
            "UPDATE cases SET entries = ?, head = ?, summary = ? WHERE id = ?", (*row, case)
        )
    assert found(asked(vault, mine=True)) == [codes[1]]
    with vault.store.transaction():
        vault.store.write("UPDATE cases SET summary = ? WHERE id = ?", (b"x" * 99, case))
    with pytest.raises(AlteredError):
        asked(vault)


def test_the_cases_of_who_left_are_nobodys(vault: Vault, codes: list[str]) -> None:
    """His id stays in the case; his name is not told any more."""
    other = add_member(vault, "Вера", b"seven other words that she knows")
    write_case(vault, codes[0], [Owner(member=other.id)], "write")
    assert asked(vault).counts["owner"]["Вера"] == 1
    assert found(asked(vault, owner="Вера")) == [codes[0]]
    write_case(vault, codes[0], [Owner(member=b"\x01" * 16)], "write")
    assert asked(vault).counts["owner"][""] == 2
