"""The folder of the answer: one reading at a time, work in `.reading`, tables only when complete.

While a reading runs, the tables of an earlier one stay as they are. New tables are made in the
work folder and moved when all are ready; `reading.json` goes first and comes last, so that a
folder that holds it holds tables of one reading.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from wayout.errors import OutputError
from wayout.record.durable import TEMPORARY, cannot_write, force_folder, writing
from wayout.record.shard import footer_of

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SUMMARY = "reading.json"


class WorkFolder:
    """The parts of `.reading` in the folder of the answer."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.top = out / ".reading"
        self.shards = self.top / "shards"
        self.joined = self.top / "joined"
        self.tables = self.top / "tables"

    def prepare(self) -> None:
        """Make the folders; what an interrupted reading left half written goes, its shards stay.

        Raises:
            OutputError: they cannot be made.
        """
        with writing(self.out):
            for folder in (self.joined, self.tables):
                shutil.rmtree(folder, ignore_errors=True)
            for folder in (self.shards, self.joined, self.tables):
                folder.mkdir(parents=True, exist_ok=True)
        self.drop_half_written()

    def drop_half_written(self) -> None:
        """Delete what workers were writing when they were ended."""
        for path in self.top.glob(f"*/*{TEMPORARY}"):
            with contextlib.suppress(OSError):
                path.unlink()

    def has(self, shard: str) -> bool:
        """Return whether the shard of that id is read."""
        return footer_of(self.shards / shard) is not None

    def keep_only(self, shards: set[str]) -> None:
        """Delete the shards of an earlier reading of other input."""
        with writing(self.out):
            for path in self.shards.iterdir():
                if path.name not in shards:
                    path.unlink(missing_ok=True)

    def publish(self) -> None:
        """Move the finished tables to their place and delete the work folder.

        Raises:
            OutputError: the folder cannot be written.
        """
        with writing(self.out):
            finished = sorted(self.tables.iterdir(), key=lambda path: path.name == SUMMARY)
            for path in finished:
                _force(path)
            (self.out / SUMMARY).unlink(missing_ok=True)
            for path in finished:
                path.replace(self.out / path.name)
            force_folder(self.out)
        shutil.rmtree(self.top, ignore_errors=True)


@contextlib.contextmanager
def only_reading(out: Path) -> Iterator[WorkFolder]:
    """Hold the folder of the answer for one reading; the lock ends with the process.

    Raises:
        OutputError: another reading is at work there, or the folder cannot be written.
    """
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
    path = out / ".reading.lock"
    handle = _locked(path)
    folder = WorkFolder(out)
    try:
        yield folder
    finally:
        folder.drop_half_written()
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        os.close(handle)


def _locked(path: Path) -> int:
    while True:
        with writing(path):
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(handle)
            if _is(handle, path):
                with contextlib.suppress(OSError):  # the number only helps the next message
                    os.truncate(handle, 0)
                    os.write(handle, str(os.getpid()).encode())
                return handle
        except BlockingIOError:
            owner = os.read(handle, 20).decode("ascii", "replace")
            os.close(handle)
            raise OutputError(
                "Another reading (process {owner}) is writing to {folder}. "
                "Wait for it, or choose another folder.",
                owner=owner,
                folder=path.parent,
            ) from None
        except OSError as error:
            os.close(handle)
            cannot_write(path, error)
        os.close(handle)  # the one before us deleted the file as we opened it


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError from None
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _force(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
