"""A file beside the vault is whole or not at all, durable when the call returns, ours alone."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wayout.casebook import disk
from wayout.errors import OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")


def full(*_: object) -> None:
    """A disk without room."""
    raise OSError(errno.ENOSPC, "no space")


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done to a disk, in order."""
    steps: list[str] = []

    def noted(owner: object, name: str) -> None:
        real: Callable[..., object] = getattr(owner, name)

        def called(*given: object, **named: object) -> object:
            made = real(*given, **named)
            steps.append(name)
            return made

        monkeypatch.setattr(owner, name, called)

    for owner, name in ((os, "write"), (os, "fsync"), (os, "close"), (Path, "replace")):
        noted(owner, name)
    return steps


def test_a_file_is_durable_before_it_has_its_name(tmp_path: Path, done: list[str]) -> None:
    """Its bytes are on the disk first, then it is renamed, then the folder is on the disk."""
    path = tmp_path / "a"
    path.write_bytes(b"old and longer")
    disk.write_whole(path, b"new")
    assert done == ["write", "fsync", "close", "replace", "fsync", "close"]
    assert disk.read_whole(path) == b"new"
    assert path.stat().st_mode & 0o777 == disk.PRIVATE
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_writer_left_is_no_obstacle(tmp_path: Path) -> None:
    """Nor is it written into: who could read the one that was left cannot read the new one."""
    path, left = tmp_path / "a", tmp_path / "a.part"
    left.write_bytes(b"left")
    left.chmod(0o644)
    disk.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == disk.PRIVATE


@pytest.mark.parametrize("step", ["fsync", "write", "replace"])
def test_a_file_that_cannot_be_written_is_the_one_before(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which and why, and leaves nothing beside it."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path if step == "replace" else os, step, full)
    with pytest.raises(OutputError, match=r"a cannot be written: No space") as caught:
        disk.write_whole(path, b"new")
    assert caught.value.values["path"] == path
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    """It says which and why."""
    with pytest.raises(VaultError, match="none cannot be read: No such file"):
        disk.read_whole(tmp_path / "none")


def test_an_end_is_cut_off_before_it_is_written(tmp_path: Path, done: list[str]) -> None:
    """What lies behind the byte is gone, what lies before it stays, and it is durable."""
    path = tmp_path / "a"
    path.write_bytes(b"keep, and what was half written")
    disk.append(path, b"more", 4)
    assert path.read_bytes() == b"keepmore"
    assert done[-3:] == ["write", "fsync", "close"]
    disk.append(path, b"", 2)
    assert path.read_bytes() == b"ke"


def test_an_end_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the file, and without room; the descriptor is closed."""
    with pytest.raises(OutputError, match="none cannot be written: No such file"):
        disk.append(tmp_path / "none", b"more", 0)
    path = tmp_path / "a"
    path.write_bytes(b"keep")
    before = len(list(Path("/dev/fd").iterdir()))
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="a cannot be written: No space"):
        disk.append(path, b"more", 4)
    assert len(list(Path("/dev/fd").iterdir())) == before
    assert path.read_bytes().startswith(b"keep")


def test_every_byte_is_written_however_few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call may write less than it was given."""
    reading, writing = os.pipe()
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:2]))
    disk.write_all(writing, b"seven!!")
    assert os.read(reading, 100) == b"seven!!"


def test_what_was_under_way_is_forgotten(tmp_path: Path) -> None:
    """With what SQLite keeps beside it; another file is not touched, nothing there is no error."""
    path = tmp_path / "a.coming"
    for name in ("a.coming", "a.coming-journal", "a", "a-journal"):
        (tmp_path / name).touch()
    disk.forget(path)
    disk.forget(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "a-journal"]
    path.mkdir()
    disk.forget(path)  # what cannot be removed stops nobody
    assert path.is_dir()
