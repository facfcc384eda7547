"""A look at everything tells every fault: pages, entries, days, documents; one hides no other."""

from collections.abc import Iterator

import pytest
from tests.unit.casebook.forging import filled, sql

from wayout.casebook import checking
from wayout.casebook.cases.codes import code_of
from wayout.casebook.checking import every_fault
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

pytestmark = pytest.mark.usefixtures("said")


@pytest.fixture
def full(vault: Vault, lines: list[bytes]) -> Vault:
    """A vault of two cases and a tombstone."""
    return filled(vault, lines)


def test_every_fault_is_told(full: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of pages and those of cases, one after another: the first does not hide the second."""
    (first, second) = [row[0] for row in full.store.rows("SELECT id FROM cases ORDER BY id")]
    sql("UPDATE entries SET sealed = x'00' WHERE case_id = ?", first)(full)
    sql("UPDATE cases SET opened = 'never' WHERE id = ?", second)(full)
    monkeypatch.setattr(full.store, "faults", lambda: ["page 3", "page 4"])
    found = [str(fault) for fault in every_fault(full)]
    assert found == [
        f"{full.path}: page 3.",
        f"{full.path}: page 4.",
        f"An entry of case {code_of(first)} is not as it was written.",
        f"{full.path} holds what no vault holds.",
    ]


def test_a_page_that_does_not_open_is_told(full: Vault) -> None:
    """A turned bit in any page, whether a case stands in it or not."""
    with full.path.open("r+b") as file:
        file.seek(-2000, 2)
        byte = file.read(1)
        file.seek(-2000, 2)
        file.write(bytes([byte[0] ^ 1]))
    faults = [fault for fault in every_fault(full) if fault.message == "{path}: {fault}."]
    assert faults


def test_the_day_of_a_case_is_the_one_in_its_summary(full: Vault) -> None:
    """The day stands in the open for the count by month; it is not taken on trust."""
    (case,) = full.store.rows("SELECT min(id) FROM cases")[0]
    sql("UPDATE cases SET opened = '2001-01-01' WHERE id = ?", case)(full)
    found = [str(fault) for fault in every_fault(full)]
    assert found == [f"Case {code_of(case)} was not opened on its day."]


def test_of_a_case_of_others_only_the_chain_is_checked(full: Vault) -> None:
    """What I may not open I cannot compare; a missing entry is found nevertheless."""
    full.keys._mine.clear()
    assert list(every_fault(full)) == []
    (case,) = full.store.rows("SELECT min(id) FROM cases")[0]
    sql("UPDATE cases SET opened = '2001-01-01' WHERE id = ?", case)(full)
    assert list(every_fault(full)) == []
    sql("DELETE FROM entries WHERE case_id = ?", case)(full)
    assert len(list(every_fault(full))) == 1


@pytest.mark.parametrize("error", [AlteredError("a document"), KeyError()])
def test_documents_that_cannot_be_looked_at_are_a_fault(
    full: Vault, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told after all others, whatever it is."""

    def altered(_: Vault) -> Iterator[AlteredError]:
        yield AlteredError("the first")
        raise error

    monkeypatch.setattr(checking, "document_faults", altered)
    last = (
        "a document"
        if isinstance(error, AlteredError)
        else f"{full.path} holds what no vault holds."
    )
    assert [str(fault) for fault in every_fault(full)] == ["the first", last]
