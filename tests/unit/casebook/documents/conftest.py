"""A case with documents, to read them and to spoil them."""

import io

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.vault import Vault

HELD = {"a.pdf": b"first" * 40_000, "b.txt": b""}


@pytest.fixture
def code(vault: Vault, lines: list[bytes]) -> str:
    """A case without documents."""
    return add_cases(vault, read_lines(lines[:1]))[0]


@pytest.fixture
def held(vault: Vault, code: str) -> dict[int, bytes]:
    """What the documents of the case hold, by number; the first has several chunks."""
    return {
        attach_document(vault, code, io.BytesIO(data), name): data for name, data in HELD.items()
    }
