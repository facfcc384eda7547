"""Documents come to a case and are taken back: whole, or not at all."""

import io
from collections.abc import Callable

import pytest

from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.records import CaseLine, Noted
from wayout.casebook.cases.work import add_cases, show_case, write_case
from wayout.casebook.chain.log import entries
from wayout.casebook.deletion import delete_case
from wayout.casebook.documents import stream
from wayout.casebook.documents.keeping import attach_document, take_back
from wayout.casebook.documents.reading import list_documents, read_document
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import InputError, OutputError, VaultError


def chunks(vault: Vault) -> int:
    """How many chunks the store holds."""
    (number,) = vault.store.rows("SELECT count(*) FROM chunks")[0]
    assert isinstance(number, int)
    return number


def done(vault: Vault) -> list[tuple[str, int | None]]:
    """What the log says was done."""
    return [(entry.act.action, entry.act.number) for entry in entries(vault.store)]


def test_a_document_keeps_its_number(vault: Vault, code: str, held: dict[int, bytes]) -> None:
    """Also when one before it was taken back; a new one gets the next."""
    assert list(held) == [1, 2]
    take_back(vault, code, 1)
    assert attach_document(vault, code, io.BytesIO(b"third"), "c") == 3
    assert [one["number"] for one in list_documents(vault, code)] == [2, 3]
    assert read_document(vault, code, 3) == b"third"


def test_a_document_taken_back_leaves_no_chunk(
    vault: Vault, code: str, held: dict[int, bytes]
) -> None:
    """The others stay; a second time there is nothing to take back."""
    before = chunks(vault)
    take_back(vault, code, 1)
    assert 0 < chunks(vault) < before
    assert read_document(vault, code, 2) == held[2]
    for gone in (1, 3, 0, -1):
        with pytest.raises(VaultError, match=f"no document {gone}"):
            take_back(vault, code, gone)


@pytest.mark.usefixtures("held")
def test_names_are_found_until_they_are_taken_back(vault: Vault, code: str) -> None:
    """A search looks at what documents are called."""
    assert list(find_cases(vault, ["A.PDF"])) == [code]
    take_back(vault, code, 1)
    assert list(find_cases(vault, ["a.pdf"])) == []


@pytest.mark.usefixtures("held")
def test_the_log_says_what_was_done_and_not_with_what(vault: Vault, code: str) -> None:
    """An entry of the case for each, as for a note."""
    take_back(vault, code, 2)
    assert done(vault)[-3:] == [("attach", 2), ("attach", 3), ("document removed", 4)]


def test_a_case_that_is_deleted_takes_its_documents_along(vault: Vault, code: str) -> None:
    """Those of another case stay."""
    other = add_cases(vault, [CaseLine(title="other")])[0]
    attach_document(vault, code, io.BytesIO(b"x" * 100_000), "a")
    attach_document(vault, other, io.BytesIO(b"other"), "b")
    delete_case(vault, code)
    assert chunks(vault) == 1
    assert read_document(vault, other, 1) == b"other"


class Failing(io.BytesIO):
    """A file that breaks off."""

    def read(self, size: int | None = -1) -> bytes:
        """Read two blocks and no more."""
        if self.tell() > stream.CHUNK:
            raise OSError(5, "Input/output error")
        return super().read(size)


def _too_large(vault: Vault, code: str) -> None:
    with pytest.raises(InputError, match="too large"):
        attach_document(vault, code, io.BytesIO(bytes(4 * stream.CHUNK)), "a")


def _broken(vault: Vault, code: str) -> None:
    with pytest.raises(OSError, match="Input/output"):
        attach_document(vault, code, Failing(bytes(9 * stream.CHUNK)), "a")


def _nameless(vault: Vault, code: str) -> None:
    with pytest.raises(VaultError, match="needs a name"):
        attach_document(vault, code, io.BytesIO(b"x"), "..")


def _nowhere(vault: Vault, code: str) -> None:
    del code
    with pytest.raises(VaultError, match="no case"):
        attach_document(vault, "0000-0000", io.BytesIO(b"x"), "a")


@pytest.mark.parametrize("fail", [_too_large, _broken, _nameless, _nowhere])
def test_what_does_not_come_whole_does_not_come(
    fail: Callable[[Vault, str], None], vault: Vault, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No chunk, no entry, no row of the log; the next one is kept."""
    monkeypatch.setattr(stream, "MOST", 3 * stream.CHUNK)
    before = done(vault)
    fail(vault, code)
    assert (chunks(vault), done(vault)) == (0, before)
    assert list_documents(vault, code) == []
    assert attach_document(vault, code, io.BytesIO(b"x"), "a") == 1


def test_a_full_disk_says_so_and_loses_nothing(
    vault: Vault, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the third chunk there is no room."""
    real, left = Store.write, [3]

    def write(self: Store, statement: str, values: tuple[object, ...] = ()) -> None:
        left[0] -= statement.startswith("INSERT INTO chunks")
        if not left[0]:
            raise OutputError("{path} cannot be written: {reason}.", path=self.path, reason="full")
        real(self, statement, values)

    monkeypatch.setattr(Store, "write", write)
    with pytest.raises(OutputError, match="full"):
        attach_document(vault, code, io.BytesIO(bytes(300_000)), "a")
    monkeypatch.undo()
    assert chunks(vault) == 0
    write_case(vault, code, [Noted(text="afterwards")], "note")
    assert show_case(vault, code).notes[-1] == "afterwards"
