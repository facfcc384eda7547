"""A world can be written as a folder, a ZIP, a WARC or some of each, always the same."""

import zipfile
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from wayout.errors import OutputError
from wayout.sample import make_world, write_world
from wayout.sample.writing import Pack

WORLD = make_world(40, seed=12)
PAGES = {page.path: page.data for page in WORLD.pages()}


def in_zip(path: Path) -> dict[str, bytes]:
    """The members of a ZIP."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def in_warc(path: Path) -> dict[str, bytes]:
    """The records of a WARC by the path in their address."""
    with path.open("rb") as file:
        return {
            str(record.rec_headers["WARC-Target-URI"]).removeprefix("http://sud.example/"): (
                record.content_stream().read()
            )
            for record in ArchiveIterator(file)
        }


def in_folder(folder: Path) -> dict[str, bytes]:
    """The files of a folder, without archives."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.parent != folder
    }


def test_every_pack_holds_every_page(tmp_path: Path) -> None:
    """Nothing is lost on the way to disk."""
    for pack in ("folder", "zip", "warc", "mixed"):
        assert write_world(WORLD, tmp_path / pack, pack) == len(PAGES)
    assert in_folder(tmp_path / "folder") == PAGES
    assert in_zip(tmp_path / "zip" / "pages.zip") == PAGES
    assert in_warc(tmp_path / "warc" / "pages.warc.gz") == PAGES
    mixed = tmp_path / "mixed"
    assert {
        **in_folder(mixed),
        **in_zip(mixed / "pages.zip"),
        **in_warc(mixed / "pages.warc.gz"),
    } == PAGES


@pytest.mark.parametrize(("pack", "name"), [("zip", "pages.zip"), ("warc", "pages.warc.gz")])
def test_archives_are_dated_by_the_visit(tmp_path: Path, pack: Pack, name: str) -> None:
    """The day of a visit is in the archive, not the day of writing; twice gives the same bytes."""
    write_world(WORLD, tmp_path, pack)
    first = (tmp_path / name).read_bytes()
    write_world(WORLD, tmp_path, pack)
    if pack == "zip":
        with zipfile.ZipFile(tmp_path / name) as archive:
            years = {info.date_time[:3] for info in archive.infolist()}
        assert years == {(day.year, day.month, day.day) for day in WORLD.visits}
        assert (tmp_path / name).read_bytes() == first


def test_a_folder_that_cannot_be_made_is_one_error(tmp_path: Path) -> None:
    """The message says where and what to do."""
    file = tmp_path / "taken"
    file.write_text("not a folder")
    with pytest.raises(OutputError, match="taken"):
        write_world(WORLD, file)
