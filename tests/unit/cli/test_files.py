"""What a command writes is whole or not there, and nothing else is replaced by it."""

import os
import threading
from pathlib import Path

import pytest

from wayout.cli.files import write_whole
from wayout.errors import OutputError


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    file = tmp_path / "a.ics"
    file.write_bytes(b"before")
    write_whole(file, b"after")
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"after", [file])


def test_a_link_is_followed(tmp_path: Path) -> None:
    """It goes on leading where it led."""
    file, link = tmp_path / "a", tmp_path / "b"
    link.symlink_to(file)
    write_whole(link, b"said")
    assert (link.is_symlink(), file.read_bytes()) == (True, b"said")


def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    """A pipe stays a pipe, so does a device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"said")
    reader.join()
    assert (read, pipe.is_fifo()) == ([b"said"], True)


@pytest.mark.parametrize("place", ["", ".", "no/such/folder/a"])
def test_a_place_that_cannot_be_written_is_refused(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line of ours."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(Path(place), b"said")
    assert list(tmp_path.iterdir()) == []
