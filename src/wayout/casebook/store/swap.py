"""Bringing in a new key for the store: a copy under the new key takes the place of the old file.

The ring names both keys while this goes on. A file is replaced in one step, so that whenever it
is interrupted exactly one of the two keys opens what is there.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from wayout.casebook.disk import PRIVATE, forget, sync, unwritten
from wayout.casebook.ring.ring import Ring
from wayout.casebook.store.store import Store
from wayout.errors import AlteredError


def open_swapped(path: Path, ring: Ring) -> Store:
    """Open the store with the key of the ring, or with the one that is being brought in.

    Raises:
        VaultError: There is no such file, or it is plain SQLite.
        AlteredError: No key of the ring opens it.
        BusyError: Another process holds it.
    """
    forget(_coming(path))
    if ring.body.coming is not None:
        with suppress(AlteredError):
            return Store.open(path, ring.body.coming)
    return Store.open(path, ring.body.database)


def swap_key(store: Store, old: bytes, new: bytes) -> Store:
    """Put a copy under a new key in the place of a store; the store given is closed.

    Raises:
        OutputError: It could not be written; the file is the old one, and is closed.
    """
    path, coming = store.path, _coming(store.path)
    store.close()
    try:
        _copy(path, coming)
        Store.rekey(coming, old, new)
        sync(coming)
        coming.replace(path)
        sync(path.parent)
    except OSError as error:
        forget(coming)
        raise unwritten(path, error) from error
    except BaseException:
        forget(coming)
        raise
    return Store.open(path, new)


def _coming(path: Path) -> Path:
    return path.with_name(f"{path.name}.coming")


def _copy(path: Path, to: Path) -> None:
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    with path.open("rb") as source, os.fdopen(descriptor, "wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
