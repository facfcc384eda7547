"""Files that are there whole or not at all: another name first, forced to disk, then renamed."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from wayout.errors import OutputError
from wayout.text.system import reason, system_error

TEMPORARY = ".tmp"


class NewFile:
    """A file being written; it takes its name only when the block ends without an error.

    Raises:
        OutputError: there is no room or no permission to write it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY}")

    def __enter__(self) -> Self:
        with writing(self._path):
            self._file = self._temporary.open("wb", buffering=2**16)
        return self

    def write(self, data: bytes) -> None:
        """Append bytes."""
        with writing(self._path):
            self._file.write(data)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                with writing(self._path):
                    self._file.flush()
                    os.fsync(self._file.fileno())
                    self._file.close()
                    self._temporary.replace(self._path)
        finally:
            with contextlib.suppress(OSError):
                self._file.close()
            self._temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a failure of writing into one clear line."""
    try:
        yield
    except Exception as error:
        if failed := system_error(error):
            cannot_write(path, failed)
        raise


def cannot_write(path: Path, error: OSError) -> NoReturn:
    """Say that a file could not be written, and what to do.

    Raises:
        OutputError: always.
    """
    raise OutputError(
        "Could not write {path}: {reason}. "
        "Free space or choose another folder, then run the same command again.",
        path=path,
        reason=reason(error),
    ) from None


def force_folder(folder: Path) -> None:
    """Force the names in a folder to disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
