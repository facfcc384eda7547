"""A plain file where nothing is: it has a name only when it is whole.

Where the system can, it is written without a name, so that a process that is killed leaves
nothing of it; elsewhere under a name of its own beside its place.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from wayout.casebook.disk import PRIVATE, sync, unwritten
from wayout.errors import VaultError

Write = Callable[[BinaryIO], None]
Before = Callable[[], None]


def place_new(path: Path, write: Write, *, before: Before) -> None:
    """Write a file of one's own alone where nothing is, durably.

    Args:
        path: Where.
        write: Writes what it is to hold; it may be called twice, for two files.
        before: Is called when the file is whole, and before it has its name.

    Raises:
        VaultError: Something is there already, or there is no folder for it.
        OutputError: It could not be written; nothing is left of it.
    """
    _refuse_what_is_there(path)
    try:
        if not _place_unnamed(path, write, before):
            _place_named(path, write, before)
        sync(path.parent)
    except FileExistsError:
        raise _there(path) from None
    except OSError as error:
        raise unwritten(path, error) from error


def _refuse_what_is_there(path: Path) -> None:
    if os.path.lexists(path):
        raise _there(path)
    if not path.parent.is_dir():
        raise VaultError("There is no folder {path}.", path=path.parent)


def _there(path: Path) -> VaultError:
    return VaultError("{path} is there already. Choose another name.", path=path)


def _place_unnamed(path: Path, write: Write, before: Before) -> bool:
    """Whether the system can do it so."""
    unnamed = getattr(os, "O_TMPFILE", 0)
    if not unnamed:
        return False
    try:
        descriptor = os.open(path.parent, unnamed | os.O_WRONLY, PRIVATE)
    except OSError:
        return False
    with os.fdopen(descriptor, "wb") as file:
        _fill(file, write)
        before()
        try:
            _name(descriptor, path)
        except FileExistsError:
            raise
        except OSError:
            return False
    return True


def _name(descriptor: int, path: Path) -> None:
    """Give a name to a file that has none; only with a folder given does Python follow links."""
    itself = f"/proc/self/fd/{descriptor}"
    os.link(itself, path, src_dir_fd=descriptor, follow_symlinks=True)


def _place_named(path: Path, write: Write, before: Before) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".wayout-", dir=path.parent)  # for us alone
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _fill(file, write)
        before()
        _refuse_what_is_there(path)
        part.rename(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _fill(file: BinaryIO, write: Write) -> None:
    write(file)
    file.flush()
    os.fsync(file.fileno())
