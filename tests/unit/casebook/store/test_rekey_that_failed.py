"""A copy whose new key could not be written never takes the place of the vault."""

from pathlib import Path
from unittest.mock import patch

import pytest

from wayout.casebook.store import store as stores
from wayout.casebook.store.store import Store
from wayout.casebook.store.swap import swap_key
from wayout.errors import OutputError

OLD, NEW = bytes(32), bytes(range(32))


class Silent:
    """A connection whose new key comes to nothing, without a word: so does SQLCipher."""

    def __init__(self, connection: object) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def reset_key(self, key: bytearray) -> None:
        """Do nothing."""


def test_the_old_store_stays(tmp_path: Path) -> None:
    """It is said that it could not be written, and what lay there opens as before."""
    path, real = tmp_path / "store", stores._connect
    store = Store.create(path, OLD)
    with (
        patch.object(stores, "_connect", lambda *given: Silent(real(*given))),
        pytest.raises(OutputError),
    ):
        swap_key(store, OLD, NEW)
    assert [file.name for file in tmp_path.iterdir()] == ["store"]
    Store.open(path, OLD).close()
