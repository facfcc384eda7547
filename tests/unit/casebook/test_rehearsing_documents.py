"""A copy that lacks a chunk of a document, or holds another, is not called a backup."""

from io import BytesIO
from pathlib import Path

import pytest

from wayout.casebook.backup_file import pack, read_backup, unpack
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.rehearsal import Hidden, compare
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

LACKS = "DELETE FROM chunks WHERE number = 1"
CUTS = "UPDATE chunks SET sealed = substr(sealed, 1, length(sealed) - 1) WHERE number = 1"
SWAPS = "UPDATE chunks SET sealed = (SELECT sealed FROM chunks WHERE number = 0) WHERE number = 1"


@pytest.fixture
def copy(vault: Vault, lines: list[bytes]) -> Hidden:
    """A copy of a vault that holds a document of three chunks, two of them equally long."""
    code = add_cases(vault, read_lines(lines))[0]
    attach_document(vault, code, BytesIO(bytes(range(256)) * 600), "order")
    packed, place = vault.path.with_name("packed"), vault.path.with_name("copy")
    pack(packed, vault.ring, vault.path)
    key = unpack(read_backup(packed), vault.ring.body.archives, Path(place))
    made = Hidden(place, vault.ring, Store.open(place, key), vault._lock, vault.clock)
    made.tip = vault.tip
    return made


def test_the_same_is_the_same(vault: Vault, copy: Hidden) -> None:
    """Every chunk is there and opens."""
    assert compare(vault, copy).cases == 3
    copy.store.close()


@pytest.mark.parametrize("spoil", [LACKS, CUTS, SWAPS])
def test_another_chunk_is_told(vault: Vault, copy: Hidden, spoil: str) -> None:
    """Missing, cut short, or one in the place of another."""
    with copy.store.transaction():
        copy.store.write(spoil)
    with pytest.raises(AlteredError):
        compare(vault, copy)
    copy.store.close()
