"""Pages are copied with their days, and nothing that a reading would not open."""

import os
from pathlib import Path

import pytest

from wayout.desk.incoming.copying import copy_pages
from wayout.errors import OutputError

DAY = 1_600_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages under a folder that tells their day, and others beside them."""
    made = tmp_path / "2025-01-20" / "court"
    (made / "in").mkdir(parents=True)
    (made / "a.html").write_bytes(b"a")
    (made / "in" / "b.html").write_bytes(b"b")
    os.utime(made / "a.html", (DAY, DAY))
    os.mkfifo(made / "pipe")
    (made / "loop").symlink_to(made)
    (made / "lost").symlink_to(tmp_path / "nowhere")
    return made


def copied(batch: Path) -> list[str]:
    """The files of a batch."""
    return sorted(str(one.relative_to(batch)) for one in batch.rglob("*") if one.is_file())


def test_a_folder_is_copied_with_the_day_above_it(folder: Path, tmp_path: Path) -> None:
    """Pipes, loops and links that lead nowhere are left."""
    batch = tmp_path / "batch"
    copy_pages([str(folder)], batch)
    assert copied(batch) == ["2025-01-20/court/a.html", "2025-01-20/court/in/b.html"]
    assert (batch / "2025-01-20/court/a.html").stat().st_mtime == DAY


def test_a_single_file_is_copied(folder: Path, tmp_path: Path) -> None:
    """Without a day above it, too."""
    page = tmp_path / "page.html"
    page.write_bytes(b"x")
    copy_pages([str(page), str(folder / "a.html")], tmp_path / "batch")
    assert copied(tmp_path / "batch") == ["2025-01-20/a.html", "given/page.html"]


def test_where_nothing_can_be_written_it_is_told(folder: Path, tmp_path: Path) -> None:
    """As one clear line."""
    (tmp_path / "batch").write_bytes(b"a file")
    with pytest.raises(OutputError):
        copy_pages([str(folder)], tmp_path / "batch")
