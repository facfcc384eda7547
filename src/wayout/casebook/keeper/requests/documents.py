"""Requests about documents: attach, list, hand out, take back.

The keeper opens files itself, so that no other process of ours holds what they say.
"""

import io
import os
from collections.abc import Mapping
from pathlib import Path

from wayout.casebook.documents.keeping import attach_document, take_back
from wayout.casebook.documents.reading import (
    list_documents,
    read_document,
    write_document,
)
from wayout.casebook.keeper.parts import Coming, Going
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.errors import InputError
from wayout.text.system import reason


class DocumentRequests:
    """Work with the documents of a case."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._coming = Coming()
        self._going = Going()

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "attach": self.attach,
            "attach bytes": self.attach_bytes,
            "attach part": self.attach_part,
            "attach parts": self.attach_parts,
            "documents": self.documents,
            "document": self.document,
            "document bytes": self.document_bytes,
            "document part": self.document_part,
            "document left": self.document_left,
            "document gone": self.document_gone,
        }

    def attach(self, code: str, path: bytes, name: str | None = None) -> int:
        """Keep the file that lies at a path; tells its number in the case."""
        place = Path(os.fsdecode(path))
        called = os.fsencode(place.name).decode("utf-8", "replace") if name is None else name
        try:
            with place.open("rb") as file:
                return attach_document(self._session.vault, code, file, called)
        except OSError as error:
            raise InputError(
                "{where} cannot be read: {reason}.", where=place, reason=reason(error)
            ) from error

    def attach_bytes(self, code: str, data: bytes, name: str) -> int:
        """Keep what is handed over; tells its number in the case."""
        return attach_document(self._session.vault, code, io.BytesIO(data), name)

    def attach_part(self, at: int, data: bytes) -> None:
        """Take a part of a document that is to be kept; the one at 0 begins another."""
        self._session.vault  # noqa: B018  nothing is gathered where no vault is open
        self._coming.take(at, data)

    def attach_parts(self, code: str, name: str, size: int) -> int:
        """Keep the document whose parts came; tells its number in the case."""
        return self._coming.attach(self._session.vault, code, name, size)

    def documents(self, code: str) -> list[Row]:
        """List the documents of a case."""
        return list_documents(self._session.vault, code)

    def document(self, code: str, number: int, to: bytes) -> None:
        """Write a document into a plain file where nothing is."""
        write_document(self._session.vault, code, number, Path(os.fsdecode(to)))

    def document_bytes(self, code: str, number: int) -> bytes:
        """Hand over what a document holds."""
        return read_document(self._session.vault, code, number)

    def document_part(self, code: str, number: int, at: int) -> Row:
        """Hand over a part of a document that was read whole, with its name and its size."""
        name, size, data = self._going.part(self._session.vault, code, number, at)
        return {"name": name, "size": size, "data": data}

    def document_left(self) -> None:
        """Let go of a document of which no more parts are wanted."""
        self._going.drop()

    def document_gone(self, code: str, number: int) -> None:
        """Take a document out of a case."""
        take_back(self._session.vault, code, number)
