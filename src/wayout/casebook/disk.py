"""Files beside the vault: whole or not at all, durable when the call returns, ours alone."""

import os
from contextlib import suppress
from pathlib import Path

from wayout.errors import OutputError, VaultError
from wayout.text.system import reason

PRIVATE = 0o600


def read_whole(path: Path) -> bytes:
    """Read a file.

    Raises:
        VaultError: It is not there, or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise VaultError(
            "{path} cannot be read: {reason}.", path=path, reason=reason(error)
        ) from error


def state_folder() -> Path:
    """Where this user's system keeps the state of programs, and we keep ours."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "wayout"


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, make it durable, then rename.

    Raises:
        OutputError: It could not be written; what was there before is still there.
    """
    waiting = path.with_name(f"{path.name}.part")
    try:
        _write_new(waiting, data)
        waiting.replace(path)
        sync(path.parent)
    except OSError as error:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)
        raise unwritten(path, error) from error


def append(path: Path, data: bytes, at: int) -> None:
    """Write at the end, which is at the byte `at`; what lies behind it is cut off.

    Raises:
        OutputError: It could not be written; the bytes before `at` are as they were.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY)
        try:
            os.ftruncate(descriptor, at)
            os.lseek(descriptor, at, os.SEEK_SET)
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unwritten(path, error) from error


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however many calls it takes."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync(path: Path) -> None:
    """Make a file durable, or what was renamed in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forget(path: Path) -> None:
    """Remove a file that was under way, and what SQLite keeps beside one."""
    for leftover in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def unwritten(path: Path, error: OSError) -> OutputError:
    """Say that a file of the vault could not be written."""
    return OutputError(
        "{path} cannot be written: {reason}. Nothing was lost; make room and try again.",
        path=path,
        reason=reason(error),
    )


def _write_new(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
