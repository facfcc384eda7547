"""One reading at a time in a folder, and its tables appear together."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wayout.errors import OutputError
from wayout.record.workfolder import only_reading


def test_two_readings_into_one_folder_are_refused(tmp_path: Path) -> None:
    """The second says which process is at work."""
    with (
        only_reading(tmp_path),
        pytest.raises(OutputError, match=rf"process {os.getpid()}"),
        only_reading(tmp_path),
    ):
        pass


def test_the_folder_is_free_afterwards(tmp_path: Path) -> None:
    """No lock is left behind."""
    with only_reading(tmp_path):
        pass
    with only_reading(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_dead_reading_does_not_count(tmp_path: Path) -> None:
    """The system drops it with the process."""
    code = (
        "import os, pathlib, sys\nfrom wayout.record.workfolder import only_reading\n"
        "with only_reading(pathlib.Path(sys.argv[1])): os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert (tmp_path / ".reading.lock").exists()
    with only_reading(tmp_path):
        pass


def test_tables_take_the_place_of_earlier_ones(tmp_path: Path) -> None:
    """The summary comes last, the work folder goes."""
    (tmp_path / "cards.parquet").write_text("old")
    (tmp_path / "reading.json").write_text("old")
    with only_reading(tmp_path) as folder:
        folder.prepare()
        (folder.tables / "cards.parquet").write_text("new")
        (folder.tables / "reading.json").write_text("new")
        assert (tmp_path / "cards.parquet").read_text() == "old"
        folder.publish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cards.parquet", "reading.json"]
    assert (tmp_path / "cards.parquet").read_text() == "new"


def test_no_summary_stands_beside_mixed_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If moving the tables is cut short, the folder holds no whole set and says so."""
    (tmp_path / "reading.json").write_text("old")
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if path.name == "events.parquet":
            raise OSError(5, "Input/output error")
        return real(path, target)

    with only_reading(tmp_path) as folder:
        folder.prepare()
        for name in ("cards.parquet", "events.parquet", "reading.json"):
            (folder.tables / name).write_text("new")
        monkeypatch.setattr(Path, "replace", replace)
        with pytest.raises(OutputError, match="Input/output error"):
            folder.publish()
    assert not (tmp_path / "reading.json").exists()


def test_a_folder_that_is_a_file_is_said_in_one_line(tmp_path: Path) -> None:
    """The message names it."""
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="out"), only_reading(tmp_path / "out"):
        pass
