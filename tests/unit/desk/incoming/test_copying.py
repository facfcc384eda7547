"""What was chosen is copied with its days, and only if it is what was looked at."""

import os
from pathlib import Path

import pytest

from wayout.desk.incoming.choosing import Going
from wayout.desk.incoming.copying import copy_pages
from wayout.errors import InputError, OutputError

DAY = 1_600_000_000


@pytest.fixture
def going(tmp_path: Path) -> Going:
    """A page that goes."""
    page = tmp_path / "a.html"
    page.write_bytes(b"a")
    os.utime(page, (DAY, DAY))
    return Going(os.fsencode(page), b"2025-01-20/court/\xff.html", 1, DAY * 10**9)


def test_it_lies_under_its_name_with_its_day(going: Going, tmp_path: Path) -> None:
    """Also where the name is no text."""
    copy_pages([going], tmp_path / "batch")
    (made,) = (one for one in (tmp_path / "batch").rglob("*") if one.is_file())
    assert os.fsencode(made.relative_to(tmp_path / "batch")) == going.to
    assert made.stat().st_mtime == DAY


@pytest.mark.parametrize("change", ["gone", "other", "link"])
def test_what_changed_meanwhile_is_not_copied(going: Going, tmp_path: Path, change: str) -> None:
    """A link in its place, too."""
    page = tmp_path / "a.html"
    if change == "other":
        page.write_bytes(b"b")
    else:
        page.rename(tmp_path / "b.html")
    if change == "link":
        page.symlink_to("b.html")
    with pytest.raises(InputError, match="changed"):
        copy_pages([going], tmp_path / "batch")
    assert not any(one.is_file() for one in (tmp_path / "batch").rglob("*"))


def test_where_nothing_can_be_written_it_is_told(going: Going, tmp_path: Path) -> None:
    """As one clear line."""
    (tmp_path / "batch").write_bytes(b"a file")
    with pytest.raises(OutputError):
        copy_pages([going], tmp_path / "batch")
