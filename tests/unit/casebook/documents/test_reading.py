"""Documents are handed out whole, logged, and only as what was kept."""

from pathlib import Path

import pytest

from wayout.casebook.chain.log import entries
from wayout.casebook.documents import reading
from wayout.casebook.documents.reading import list_documents, read_document, write_document
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, VaultError

SPOILED = {
    "cut": "DELETE FROM chunks WHERE number = 3",
    "missing in the middle": "DELETE FROM chunks WHERE number = 1",
    "all gone": "DELETE FROM chunks",
    "changed": "UPDATE chunks SET sealed = substr(sealed, 2) WHERE number = 2",
    "of another type": "UPDATE chunks SET sealed = 7 WHERE number = 2",
    "moved": "UPDATE chunks SET number = 9 WHERE number = 3",
    "put in": "INSERT INTO chunks SELECT case_id, document, 4, sealed FROM chunks WHERE number = 0"
    " AND length(sealed) > 5000",
}


def last(vault: Vault) -> tuple[str, int | None]:
    """The last row of the log."""
    act = list(entries(vault.store))[-1].act
    return act.action, act.number


def test_a_list_tells_what_is_there(vault: Vault, code: str, held: dict[int, bytes]) -> None:
    """Number, name, size and day; the log has how many there were."""
    listed = list_documents(vault, code)
    assert [(one["number"], one["name"], one["size"]) for one in listed] == [
        (1, "a.pdf", len(held[1])),
        (2, "b.txt", 0),
    ]
    assert {len(str(one["day"])) for one in listed} == {10}
    assert last(vault) == ("documents", 2)


def test_a_document_is_written_for_oneself_alone(
    vault: Vault, code: str, held: dict[int, bytes], tmp_path: Path
) -> None:
    """What was kept, in a file of mode 0600, with a row of the log."""
    for number, data in held.items():
        to = tmp_path / f"out{number}"
        write_document(vault, code, number, to)
        assert to.read_bytes() == data
        assert to.stat().st_mode & 0o777 == 0o600
        assert last(vault) == ("document", number)


def test_a_document_is_read_into_memory_up_to_a_size(
    vault: Vault, code: str, held: dict[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A larger one only goes to a file."""
    assert read_document(vault, code, 1) == held[1]
    assert last(vault) == ("document", 1)
    monkeypatch.setattr(reading, "AT_ONCE", len(held[1]) - 1)
    with pytest.raises(VaultError, match="--to"):
        read_document(vault, code, 1)


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("statement", SPOILED.values(), ids=SPOILED)
def test_a_document_that_was_altered_leaves_no_file(
    statement: str, vault: Vault, code: str, tmp_path: Path
) -> None:
    """Neither whole nor in part, under no name; nothing is logged as read."""
    with vault.store.transaction():
        vault.store.write(statement)
    before, files = last(vault), set(tmp_path.iterdir())
    with pytest.raises(AlteredError, match=f"Document 1 of case {code}"):
        write_document(vault, code, 1, tmp_path / "out")
    with pytest.raises(AlteredError):
        read_document(vault, code, 1)
    assert set(tmp_path.iterdir()) == files
    assert last(vault) == before


@pytest.mark.usefixtures("held")
def test_chunks_of_two_documents_cannot_change_places(vault: Vault, code: str) -> None:
    """Each is bound to its document, and keys differ."""
    rows = vault.store.rows("SELECT document, min(length(sealed)) FROM chunks GROUP BY document")
    assert len(rows) == 2
    with vault.store.transaction():
        vault.store.write("UPDATE chunks SET number = number + 100")
        for mine, other in (rows, rows[::-1]):
            vault.store.write(
                "INSERT INTO chunks SELECT case_id, ?, number - 100, sealed FROM chunks "
                "WHERE document = ? AND number >= 100",
                (mine[0], other[0]),
            )
        vault.store.write("DELETE FROM chunks WHERE number >= 100")
    for number in (1, 2):
        with pytest.raises(AlteredError, match="chunk 1"):
            read_document(vault, code, number)
