"""A deleted case is gone: its rows at once, its keys from both rings, even after a kill between."""

import pytest
from nacl.signing import VerifyKey
from tests.unit.casebook.interrupted import typed_key

from wayout.casebook.cases.codes import beginning
from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases, show_case
from wayout.casebook.chain.log import DELETE, Act, entries
from wayout.casebook.checking import every_fault
from wayout.casebook.deletion import Why, bury, delete_case, finish_deletions, tombstone_words
from wayout.casebook.opening import open_vault
from wayout.casebook.ring.ring import Ring
from wayout.casebook.vault import Vault
from wayout.errors import LockedError, VaultError

pytestmark = pytest.mark.usefixtures("said")


@pytest.fixture
def codes(vault: Vault, lines: list[bytes]) -> list[str]:
    """The codes of three cases."""
    return add_cases(vault, read_lines(lines))


def holders_of(vault: Vault, case: bytes, passphrase: bytes) -> list[bytes]:
    """The grants of a case in both copies of the ring, as they lie on the disk."""
    found = []
    for path in (vault.ring.path, vault.ring.copy):
        ring = Ring.read(path.read_bytes(), path, typed_key(passphrase))
        found += [grant.to for grant in ring.segments.grants if grant.case == case]
    return found


def test_its_rows_and_keys_are_gone_and_no_other(
    vault: Vault, codes: list[str], passphrase: bytes
) -> None:
    """Nothing of it is in the store or in a ring; the others open as before."""
    case = delete_case(vault, codes[0])
    assert case.startswith(beginning(codes[0]))
    for table, column in (("cases", "id"), ("entries", "case_id")):
        here = {row[0] for row in vault.store.rows(f"SELECT {column} FROM {table}")}  # noqa: S608  our own
        assert len(here) == 2
        assert case not in here
    assert holders_of(vault, case, passphrase) == []
    assert vault.ring.body.deleted == [case]
    assert sorted(code for code, _ in list_cases(vault)) == sorted(codes[1:])
    with pytest.raises(VaultError):
        show_case(vault, codes[0])
    assert list(every_fault(vault)) == []


def test_chunks_of_its_documents_go_with_it(vault: Vault, codes: list[str]) -> None:
    """And those of another case stay."""
    ids = [row[0] for row in vault.store.rows("SELECT id FROM cases")]
    with vault.store.transaction():
        rows = [(bytes([number] * 16), 0, case, b"x") for number, case in enumerate(ids)]
        vault.store.write_many(
            "INSERT INTO chunks (document, number, case_id, sealed) VALUES (?, ?, ?, ?)", rows
        )
    gone = delete_case(vault, codes[0])
    left = {row[0] for row in vault.store.rows("SELECT case_id FROM chunks")}
    assert left == set(ids) - {gone}


@pytest.mark.parametrize("why", ["request", "retention", "mistake"])
def test_a_tombstone_tells_when_and_why_signed(vault: Vault, codes: list[str], why: Why) -> None:
    """The day it was opened, the second, the reason, who: no name, no word of it."""
    (opened,) = vault.store.rows("SELECT min(opened) FROM cases")[0]
    vault.clock = lambda: 1_900_000_000
    case = delete_case(vault, codes[0], why)
    (grave,) = vault.store.rows("SELECT * FROM tombstones")
    assert grave[:5] == (case, opened, 1_900_000_000, vault.ring.me.id, why)
    words = tombstone_words(vault.id, case, (opened, 1_900_000_000, why))
    VerifyKey(vault.ring.me.sign).verify(words, grave[5])
    for other in (
        tombstone_words(bytes(16), case, (opened, 1_900_000_000, why)),
        tombstone_words(vault.id, bytes(16), (opened, 1_900_000_000, why)),
        tombstone_words(vault.id, case, ("2001-01-01", 1_900_000_000, why)),
        tombstone_words(vault.id, case, (opened, 1, why)),
        tombstone_words(vault.id, case, (opened, 1_900_000_000, "")),
    ):
        assert other != words


def test_it_is_logged_before_and_after_its_keys_are_gone(vault: Vault, codes: list[str]) -> None:
    """Two rows: which case, and of how many cases the keys are destroyed by now."""
    before = vault.tip.seq
    cases = [delete_case(vault, code) for code in codes[:2]]
    assert [row.act for row in entries(vault.store, before)] == [
        Act(DELETE, cases[0]),
        Act("keys destroyed", number=1),
        Act(DELETE, cases[1]),
        Act("keys destroyed", number=2),
    ]
    assert vault.ring.body.deleted == sorted(cases)


def test_it_is_found_no_more(vault: Vault, codes: list[str]) -> None:
    """What was read for a search is forgotten with it."""
    assert list(find_cases(vault, ["примеров"])) == [codes[0]]
    assert set(vault.texts)
    case = delete_case(vault, codes[0])
    assert case not in vault.texts
    assert list(find_cases(vault, ["примеров"])) == []


def test_killed_between_rows_and_keys_the_next_opening_destroys_them(
    vault: Vault, codes: list[str], passphrase: bytes
) -> None:
    """Once: then there is nothing left to do, and nothing is logged."""
    (case,) = vault.store.rows("SELECT min(id) FROM cases")[0]
    with vault.change() as change:
        bury(vault, change, case, "request")
    assert len(holders_of(vault, case, passphrase)) == 2
    vault.close()
    with open_vault(vault.path, passphrase) as again:
        assert holders_of(again, case, passphrase) == []
        assert case not in again.keys.mine()
        tip, generation = again.tip, again.ring.front.generation
        finish_deletions(again)
        assert (again.tip, again.ring.front.generation) == (tip, generation)
        assert len(list_cases(again)) == len(codes) - 1


def test_who_may_not_open_it_may_not_delete_it(vault: Vault, codes: list[str]) -> None:
    """And a code that is none deletes nothing."""
    vault.keys._mine.clear()
    with pytest.raises(LockedError):
        delete_case(vault, codes[0])
    with pytest.raises(VaultError):
        delete_case(vault, "ZZZZ-ZZZZ")
    assert vault.store.rows("SELECT count(*) FROM tombstones") == [(0,)]
    assert vault.store.rows("SELECT count(*) FROM cases") == [(3,)]
