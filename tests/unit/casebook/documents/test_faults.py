"""`vault check` finds what is wrong with documents, and says where."""

import io

import pytest

from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import add_cases
from wayout.casebook.checking import every_fault
from wayout.casebook.documents.keeping import attach_document, take_back
from wayout.casebook.vault import Vault

COPY = "INSERT INTO chunks SELECT ?, ?, number, sealed FROM chunks WHERE document = ?"


def faults(vault: Vault) -> list[str]:
    """What is told."""
    return [str(fault) for fault in every_fault(vault)]


def spoil(vault: Vault, statement: str, *values: object) -> None:
    """Change the store behind the back of its log."""
    with vault.store.transaction():
        vault.store.write(statement, values)


@pytest.mark.usefixtures("held")
def test_a_sound_vault_has_no_fault(vault: Vault, code: str) -> None:
    """Also when a document was taken back, and with a case that has none."""
    take_back(vault, code, 2)
    add_cases(vault, [CaseLine(title="other")])
    assert faults(vault) == []


@pytest.mark.usefixtures("held")
def test_every_altered_document_is_told(vault: Vault, code: str) -> None:
    """With its number, its case and the chunk."""
    spoil(vault, "DELETE FROM chunks WHERE number = 2")
    spoil(vault, "UPDATE chunks SET sealed = substr(sealed, 2) WHERE length(sealed) < 5000")
    assert faults(vault) == [
        f"Document {number} of case {code} is not as it was kept: chunk {chunk} was changed, "
        "moved, or is missing."
        for number, chunk in ((1, 3), (2, 1))
    ]


@pytest.mark.usefixtures("held")
def test_chunks_that_nobody_brought_are_told(vault: Vault, code: str) -> None:
    """In a case, and in no case."""
    rows = vault.store.rows("SELECT DISTINCT case_id, document FROM chunks")
    spoil(vault, COPY, rows[0][0], b"\1" * 16, rows[0][1])
    assert faults(vault) == [f"Case {code} holds chunks of a document that it does not have."]
    spoil(vault, "UPDATE chunks SET case_id = ? WHERE document = ?", b"\1" * 16, b"\1" * 16)
    assert faults(vault) == [f"{vault.path} holds a document of no case."]


@pytest.mark.usefixtures("held")
def test_chunks_of_a_document_taken_back_are_told(vault: Vault, code: str) -> None:
    """Somebody put them there again."""
    rows = vault.store.rows("SELECT * FROM chunks")
    take_back(vault, code, 1)
    take_back(vault, code, 2)
    with vault.store.transaction():
        vault.store.write_many("INSERT INTO chunks VALUES (?, ?, ?, ?)", rows)
    assert faults(vault) == [f"Case {code} holds chunks of a document that it does not have."]


def test_a_document_moved_to_another_case_is_missing_here_and_foreign_there(
    vault: Vault, code: str
) -> None:
    """Both are told."""
    other = add_cases(vault, [CaseLine(title="other")])[0]
    attach_document(vault, code, io.BytesIO(b"mine"), "a")
    rows = vault.store.rows("SELECT id FROM cases WHERE id NOT IN (SELECT case_id FROM chunks)")
    spoil(vault, "UPDATE chunks SET case_id = ?", rows[0][0])
    missing = "not as it was kept: chunk 1 was changed, moved, or is missing."
    assert set(faults(vault)) == {
        f"Document 1 of case {code} is {missing}",
        f"Case {other} holds chunks of a document that it does not have.",
    }


@pytest.mark.usefixtures("held")
def test_a_case_that_does_not_open_is_told_once(vault: Vault) -> None:
    """Not once more for its documents."""
    spoil(vault, "UPDATE entries SET sealed = substr(sealed, 2)")
    assert len(faults(vault)) == 1
