"""Documents come to a case, and are taken back: each is one change, all of it or nothing."""

from collections.abc import Iterator
from typing import BinaryIO

from wayout.casebook.cases.records import Document, DocumentGone
from wayout.casebook.cases.work import find_code, read_case, write_case
from wayout.casebook.documents.names import document_name
from wayout.casebook.documents.reading import filed_under
from wayout.casebook.documents.stream import Sealer, Where
from wayout.casebook.vault import Vault

_INSERT = "INSERT INTO chunks VALUES (?, ?, ?, ?)"
_DELETE = "DELETE FROM chunks WHERE case_id = ? AND document = ?"


def attach_document(vault: Vault, code: str, plain: BinaryIO, name: str) -> int:
    """Keep what a file holds with a case, durably; returns its number there.

    Raises:
        VaultError: There is no such case, or nothing is left of the name.
        LockedError: It was not shared with me.
        InputError: It is larger than a document may be.
        OutputError: It could not be written; nothing of it was.
    """
    called, case = document_name(name), find_code(vault, code)
    sealer = Sealer(Where(vault.id, case, vault.ring.body.epoch), called)
    after = write_case(vault, code, _kept(vault, case, sealer, plain), "attach")
    return len(after.documents)


def take_back(vault: Vault, code: str, number: int) -> None:
    """Take a document out of a case: its chunks are overwritten.

    Its key stays in the entry that brought it: a copy of the chunks in an older backup opens for
    those who may open the case, until the case is deleted.

    Raises:
        VaultError: There is no such case or document.
        LockedError: It was not shared with me.
        OutputError: It could not be written; the document is still there.
    """
    case = find_code(vault, code)
    document = filed_under(read_case(vault, case), number).document
    write_case(vault, code, _gone(vault, case, document), "document removed")


def _kept(vault: Vault, case: bytes, sealer: Sealer, plain: BinaryIO) -> Iterator[Document]:
    """Write the chunks of a document, then tell of it."""
    for number, sealed in enumerate(sealer.chunks(plain)):
        vault.store.write(_INSERT, (case, sealer.id, number, sealed))
    yield sealer.record()


def _gone(vault: Vault, case: bytes, document: Document) -> Iterator[DocumentGone]:
    vault.store.write(_DELETE, (case, document.id))
    yield DocumentGone(id=document.id)
