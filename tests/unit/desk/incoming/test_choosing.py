"""Of what was looked at only court pages go, under the day above them, and never by a link out."""

import os
import zipfile
from pathlib import Path

import polars as pl
import pytest

from wayout.desk.incoming.choosing import choose, chosen

ASIDE = ["id_rsa", "many.zip!b.html", "none.zip!c.html"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages under a folder that tells their day, other files and links beside them."""
    made = tmp_path / "2025-01-20" / "court"
    (made / "in").mkdir(parents=True)
    for name in ("a.html", "in/b.html", "id_rsa"):
        (made / name).write_bytes(b"<html>")
    for name, inside in (("many.zip", ("a.html", "b.html")), ("none.zip", ("c.html",))):
        with zipfile.ZipFile(made / name, "w") as archive:
            for one in inside:
                archive.writestr(one, "x")
    os.mkfifo(made / "pipe")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "c.html").write_bytes(b"c")
    (made / "out.html").symlink_to(tmp_path / "outside" / "c.html")
    (made / "folder").symlink_to(tmp_path / "outside")
    (made / "same.html").symlink_to(made / "a.html")
    (made / "loop").symlink_to(made)
    (made / "lost").symlink_to(tmp_path / "nowhere")
    return made


def goes(tmp_path: Path, *paths: Path) -> list[str]:
    """The names under which what was chosen is copied."""
    tried = tmp_path / "tried"
    tried.mkdir()
    names = [str(path / one) for path in paths for one in ASIDE]
    pl.DataFrame({"file": names}).write_parquet(tried / "set_aside.parquet")
    listed = tmp_path / "goes"
    number, size = choose([str(path) for path in paths], tried, listed)
    found = chosen(listed)
    assert number == len(found)
    assert size == sum(Path(os.fsdecode(one.path)).stat().st_size for one in found)
    assert all(one.is_same() for one in found)
    assert not any(Path(os.fsdecode(one.path)).is_symlink() for one in found)
    return sorted(os.fsdecode(one.to) for one in found)


def test_a_folder_goes_with_the_day_above_it(folder: Path, tmp_path: Path) -> None:
    """An archive if one page of it was read; no key, no pipe, nothing from elsewhere."""
    names = ["a.html", "in/b.html", "many.zip", "same.html"]
    assert goes(tmp_path, folder) == [f"2025-01-20/court/{one}" for one in names]


def test_a_single_file_goes(folder: Path, tmp_path: Path) -> None:
    """Without a day above it, too; a link that was given itself is what was meant."""
    page = tmp_path / "page.html"
    page.symlink_to(folder / "a.html")
    assert goes(tmp_path, page, folder / "a.html") == ["2025-01-20/a.html", "given/page.html"]


def test_a_document_goes_if_one_card_of_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though another of its cards was set aside under the same name."""
    page = tmp_path / "court" / "id_rsa"
    page.parent.mkdir()
    page.write_bytes(b"[{}]")
    monkeypatch.setattr("wayout.desk.incoming.choosing.read", lambda _: ["a card"])
    assert goes(tmp_path, page.parent) == ["given/court/id_rsa"]
