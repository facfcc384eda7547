"""A disk that fills up, or cannot be written, is one clear line, and loses nothing."""

import resource
from pathlib import Path

import pytest
from tests.unit.record.driver import fake_reading
from tests.unit.record.driver.fake_reading import bytes_of, toy_reading

from wayout.errors import OutputError


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A few toy pages."""
    folder = tmp_path / "2024-01-01"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.html").write_text(f"card {number}")
    return folder


@pytest.mark.parametrize("room", [0, 100, 3000])
def test_earlier_tables_stay_when_there_is_no_room(pages: Path, tmp_path: Path, room: int) -> None:
    """Whether the shard, the join or the table does not fit (here: a limit on file sizes)."""
    out = tmp_path / "out"
    toy_reading([pages], out)
    before = bytes_of(out)
    (pages / "new.html").write_text("card 41")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(OutputError, match=r"Could not write .*run the same command again"):
            toy_reading([pages], out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    kept = bytes_of_files(out)
    assert kept == before
    assert not list(out.rglob("*.tmp"))
    toy_reading([pages], out)
    assert bytes_of(out) != before


def bytes_of_files(folder: Path) -> dict[str, bytes]:
    """Return the tables beside the work folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_a_worker_without_room_stops_the_reading(pages: Path, tmp_path: Path) -> None:
    """The error of a worker is the error of the command."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4500, limits[1]))
    try:
        with pytest.raises(OutputError, match="Could not write"):
            toy_reading([pages], tmp_path / "out", workers=1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


FULL = "parquet: underlying IO error: No space left on device (os error 28)"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), RuntimeError(FULL)])
def test_a_writer_of_tables_without_room_is_the_same_line(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Tables are written by a library, which wraps what the system said; it reads like ours."""

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(fake_reading, "write", full)
    with pytest.raises(OutputError, match=r"Could not write .*: No space left on device"):
        toy_reading([pages], tmp_path / "out")
