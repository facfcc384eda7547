"""Sealed entries: their chain, and what is told when one is not as it was written."""

import pytest

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import Chain, chain_of, check_entries, read_entries
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Added, Noted
from wayout.casebook.cases.work import add_cases, find_code, write_case
from wayout.casebook.sealing import digest
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError


@pytest.fixture
def case(vault: Vault) -> bytes:
    """A case of three entries."""
    (code,) = add_cases(vault, read_lines([b'{"title": "a"}']))
    for text in ("first", "second"):
        write_case(vault, code, [Noted(text=text)], "note")
    return find_code(vault, code)


def found(vault: Vault, case: bytes) -> AlteredError:
    """What is told when the entries are checked."""
    with pytest.raises(AlteredError) as caught:
        check_entries(vault, case)
    return caught.value


def test_an_entry_tells_when_and_by_whom(vault: Vault, case: bytes) -> None:
    """In the order in which they were written."""
    vault.clock = lambda: 7
    write_case(vault, _code(vault), [Noted(text="third")], "note")
    entries = read_entries(vault, case)
    assert isinstance(entries[0].records[0], Added)
    assert [entry.records[0].text for entry in entries[1:]] == ["first", "second", "third"]  # type: ignore[union-attr]
    assert entries[3].at == 7
    assert {entry.by for entry in entries} == {vault.ring.me.id}


def test_the_chain_is_as_the_format_says(vault: Vault, case: bytes) -> None:
    """Each head is of the one before, the case, its number and epoch, and the sealed entry."""
    head = bytes(32)
    for seq, epoch, sealed in check_entries(vault, case):
        numbers = seq.to_bytes(8, "big") + epoch.to_bytes(4, "big")
        head = digest("wayout-case", head, case, numbers, sealed)
    assert chain_of(vault, case) == Chain(3, head)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries WHERE seq = 0",
        "DELETE FROM entries WHERE seq = 2",
        "UPDATE entries SET seq = 9 WHERE seq = 2",
        "UPDATE entries SET epoch = 9 WHERE seq = 1",
        "UPDATE entries SET epoch = -1 WHERE seq = 1",
        "UPDATE entries SET epoch = 'a' WHERE seq = 1",
        "UPDATE entries SET sealed = 7 WHERE seq = 1",
        "UPDATE entries SET sealed = (SELECT sealed FROM entries WHERE seq = 2) WHERE seq = 1",
        "UPDATE cases SET entries = 2",
        "UPDATE cases SET head = (SELECT sealed FROM entries WHERE seq = 0)",
    ],
)
def test_what_is_not_as_it_was_written_is_found(vault: Vault, case: bytes, statement: str) -> None:
    """Cut out, moved, changed, or of another type."""
    code = _code(vault)
    vault.store.write(statement)
    assert found(vault, case).values == {"code": code}


def test_an_entry_sealed_for_another_place_does_not_open(vault: Vault, case: bytes) -> None:
    """The chain alone is not trusted: the seal says where an entry belongs."""
    rows = check_entries(vault, case)
    swapped = [rows[0][2], rows[2][2], rows[1][2]]
    chain = Chain()
    for (seq, epoch, _), sealed in zip(rows, swapped, strict=True):
        vault.store.write("UPDATE entries SET sealed = ? WHERE seq = ?", (sealed, seq))
        chain = chain.after(case, epoch, sealed)
    vault.store.write("UPDATE cases SET head = ?", (chain.head,))
    with pytest.raises(AlteredError) as caught:
        read_entries(vault, case)
    assert caught.value.values == {"number": 2, "code": _code(vault)}


def _code(vault: Vault) -> str:

    ((case,),) = vault.store.rows("SELECT id FROM cases")
    return code_of(case)
