"""What others did since I was here before."""

from collections.abc import Iterator

import pytest
from tests.unit.casebook.colleague import HIS, NOW, his, shared

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted, Owner
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.chain.log import verified
from wayout.casebook.deletion import delete_case
from wayout.casebook.opening import open_vault
from wayout.casebook.rekeying import renew_recovery
from wayout.casebook.sharing import share_case
from wayout.casebook.since import AWAY, Deed, done_since
from wayout.casebook.vault import Vault


@pytest.fixture
def codes(vault: Vault) -> list[str]:
    """Three cases, of which Obraztsov may open two; he has been here, and I have, long ago."""
    codes = shared(vault)
    with his(vault.path, NOW - 2 * AWAY) as other:
        list_cases(other)
    return codes


@pytest.fixture
def mine(vault: Vault, codes: list[str], passphrase: bytes) -> Iterator[Vault]:
    """The vault as I open it now, after he worked in it."""
    with his(vault.path, NOW - AWAY // 2) as other:
        show_case(other, codes[0])
        for text in ("x", "y"):
            write_case(other, codes[0], [Noted(text=text)], "note")
        write_case(other, codes[1], [Noted(text="z")], "write")
    with open_vault(vault.path, passphrase, clock=lambda: NOW, patience=0) as made:
        yield made


def told(found: list[Deed]) -> set[tuple[str, str, tuple[str, ...]]]:
    """What of them does not depend on the clock."""
    return {(one.code, one.member, one.actions) for one in found}


def test_changes_of_others_are_told_once_each(mine: Vault, codes: list[str]) -> None:
    """By case and member; what was only read is not."""
    assert told(done_since(mine)) == {
        (codes[0], "Obraztsov", ("note",)),
        (codes[1], "Obraztsov", ("write",)),
    }
    act = list(verified(mine.store, mine.ring.body.audit))[-1].act
    assert (act.action, act.number) == ("log", 2)


def test_they_stay_for_the_day(mine: Vault) -> None:
    """Looking does not end it; the next time that I come from afar does."""
    assert done_since(mine) == done_since(mine)
    mine.clock = lambda: NOW + 2 * AWAY
    assert done_since(mine) == []


def test_whoever_owns_cases_is_told_of_those(mine: Vault, codes: list[str]) -> None:
    """And not of the others."""
    write_case(mine, codes[1], [Owner(member=mine.ring.me.id)], "write")
    assert {one.code for one in done_since(mine)} == {codes[1]}


def test_what_was_given_to_me_and_what_was_deleted_is_told(
    vault: Vault, codes: list[str], passphrase: bytes
) -> None:
    """Whosever it was; but for a case that I could never open."""
    with open_vault(vault.path, passphrase, clock=lambda: NOW, patience=0) as mine:
        write_case(mine, codes[0], [Owner(member=mine.ring.me.id)], "write")
        share_case(mine, codes[2], "Obraztsov")
        delete_case(mine, codes[1], "request")
        (never,) = add_cases(mine, read_lines([b'{"title": "d"}']))
        delete_case(mine, never, "mistake")
    with his(vault.path, NOW) as other:
        name = other.ring.present[0].name
        found = told(done_since(other))
        assert found >= {(codes[2], name, ("share",)), (codes[1], name, ("delete",))}
        assert never not in {code for code, _, _ in found}


def test_a_case_of_his_own_that_another_deleted_is_told(
    vault: Vault, codes: list[str], passphrase: bytes
) -> None:
    """He began it, so he could open it: nobody gave it to him. The recovery key opens all."""
    del codes
    papers: list[str] = []
    with open_vault(vault.path, passphrase, clock=lambda: NOW - 2 * AWAY, patience=0) as mine:
        renew_recovery(mine, papers.append)
    paper = papers[0].encode()
    with open_vault(vault.path, paper, clock=lambda: NOW - 2 * AWAY, patience=0) as found:
        list_cases(found)
    with his(vault.path, NOW - 2 * AWAY) as other:
        (code,) = add_cases(other, read_lines([b'{"title": "his"}']))
        share_case(other, code, other.ring.present[0].name)
    with open_vault(vault.path, passphrase, clock=lambda: NOW, patience=0) as mine:
        delete_case(mine, code, "request")
    for typed in (HIS, paper):
        with open_vault(vault.path, typed, clock=lambda: NOW, patience=0) as other:
            assert (code, ("delete",)) in {(one.code, one.actions) for one in done_since(other)}


def test_whoever_was_never_here_is_told_nothing(vault: Vault, codes: list[str]) -> None:
    """Nor who came for the first time today."""
    del codes
    with his(vault.path, NOW - 10 * AWAY) as other:
        assert done_since(other) == []
