"""Documents are read: listed, and handed out whole or not at all. Each reading is logged."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from wayout.casebook.cases.came import documents
from wayout.casebook.cases.case import Case, Filed
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.work import find_code, read_case
from wayout.casebook.chain.log import Act
from wayout.casebook.documents.placing import place_new
from wayout.casebook.documents.stream import ChunkError, Where, unseal_chunks
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, VaultError

AT_ONCE = 32 << 20  # bytes of a document that may be held in memory
_CHUNKS = "SELECT number, sealed FROM chunks WHERE case_id = ? AND document = ? ORDER BY number"


def list_documents(vault: Vault, code: str) -> list[dict[str, object]]:
    """List the documents of a case, logged: number, name, size in bytes, the day it came.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        AlteredError: It is not as it was written.
    """
    case = find_code(vault, code)
    found = documents(read_case(vault, case))
    _log(vault, Act("documents", case, len(found)))
    return found


def write_document(vault: Vault, code: str, number: int, to: Path) -> None:
    """Write a document into a plain file where nothing is, logged.

    The file has its name only when the whole document was proved to be what was kept.

    Raises:
        VaultError: There is no such case or document, or something is there already.
        LockedError: The case was not shared with me.
        AlteredError: The document is not as it was kept; no file is left.
        OutputError: It could not be written; no file is left.
    """
    case = find_code(vault, code)
    filed = filed_under(read_case(vault, case), number)

    def write(file: BinaryIO) -> None:
        file.writelines(plain_of(vault, case, number, filed))

    place_new(to, write, before=lambda: _log(vault, Act("document", case, number)))


def read_document(vault: Vault, code: str, number: int) -> bytes:
    """Read a document into memory, logged.

    Raises:
        VaultError: There is no such case or document, or it is too large for that.
        LockedError: The case was not shared with me.
        AlteredError: The document is not as it was kept.
    """
    case = find_code(vault, code)
    filed = filed_under(read_case(vault, case), number)
    if filed.document.size > AT_ONCE:
        raise VaultError("The document is too large for that. Say where to write it: --to PATH.")
    plain = b"".join(plain_of(vault, case, number, filed))
    _log(vault, Act("document", case, number))
    return plain


def gather_document(vault: Vault, code: str, number: int) -> tuple[str, bytearray]:
    """Read a document of any size into a buffer that can be wiped, logged; its name is told, too.

    Raises:
        VaultError: There is no such case or document.
        LockedError: The case was not shared with me.
        AlteredError: The document is not as it was kept.
    """
    case = find_code(vault, code)
    filed = filed_under(read_case(vault, case), number)
    plain = bytearray()
    for block in plain_of(vault, case, number, filed):
        plain += block
    _log(vault, Act("document", case, number))
    return filed.document.name, plain


def filed_under(case: Case, number: int) -> Filed:
    """Find a document of a case.

    Raises:
        VaultError: There is none of this number.
    """
    filed = case.filed().get(number)
    if filed is None:
        raise VaultError(
            "Case {code} has no document {number}.", code=code_of(case.id), number=number
        )
    return filed


def plain_of(vault: Vault, case: bytes, number: int, filed: Filed) -> Iterator[bytes]:
    """Open a document part by part: what it gave is good only when it came to its end.

    Raises:
        AlteredError: It is not as it was kept; the message says at which chunk.
    """
    document = filed.document
    where = Where(vault.id, case, document.epoch)
    try:
        yield from unseal_chunks(document, where, _chunks(vault, case, document.id))
    except ChunkError as error:
        raise AlteredError(
            "Document {number} of case {code} is not as it was kept: chunk {chunk} was changed, "
            "moved, or is missing.",
            number=number,
            code=code_of(case),
            chunk=error.number,
        ) from None


def _chunks(vault: Vault, case: bytes, document: bytes) -> Iterator[bytes]:
    rows = vault.store.each(_CHUNKS, (case, document))
    for wanted, (number, sealed) in enumerate(rows):
        if number != wanted:
            raise ChunkError(wanted + 1)
        yield sealed


def _log(vault: Vault, act: Act) -> None:
    with vault.change() as change:
        change.log(act)
