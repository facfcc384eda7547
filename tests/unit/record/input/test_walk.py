"""The walk: every file once, in one order, and nothing that hangs or goes in circles."""

import os
import socket
from pathlib import Path

import pytest

from wayout.errors import InputError
from wayout.record.input.folder import must_exist, walk
from wayout.record.input.piece import Aside, Piece


def names(*paths: Path, out: Path | None = None) -> list[str]:
    """Return the files found, relative to the first path."""
    found = walk([str(path) for path in paths], str(out or paths[0] / "no such folder"))
    return [os.path.relpath(one.name, paths[0]) for one in found if isinstance(one, Piece)]


def asides(path: Path) -> dict[str, str]:
    """Return what is set aside and its class."""
    found = walk([str(path)], str(path / "no such folder"))
    return {os.path.relpath(o.name, path): o.why.cls for o in found if isinstance(o, Aside)}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with three pages, two of them one level down."""
    (tmp_path / "b").mkdir()
    for name in ("c.html", "b/2.html", "b/1.html"):
        (tmp_path / name).write_text("page")
    return tmp_path


def test_files_come_in_a_fixed_order(pages: Path) -> None:
    """The order is that of the names, not that of the disk."""
    assert names(pages) == ["c.html", "b/1.html", "b/2.html"]


def test_a_file_given_twice_is_read_once(pages: Path) -> None:
    """A page given by itself and by its folder is one page."""
    assert sorted(names(pages, pages / "b", pages / "b" / "1.html", pages)) == sorted(
        ["c.html", "b/1.html", "b/2.html"]
    )


def test_a_copy_by_hard_link_is_another_page(pages: Path) -> None:
    """Backups link unchanged pages of two days: they are two snapshots."""
    (pages / "z.html").hardlink_to(pages / "c.html")
    assert "z.html" in names(pages)
    assert "c.html" in names(pages)


def test_a_link_to_a_page_is_a_page(pages: Path) -> None:
    """A linked file cannot lead in circles."""
    (pages / "a.html").symlink_to(pages / "c.html")
    assert "a.html" in names(pages)


def test_links_in_circles_are_not_followed(pages: Path) -> None:
    """A link to a folder above is set aside, and each page is found once."""
    (pages / "b" / "up").symlink_to(pages)
    (pages / "self").symlink_to(pages / "self")
    assert names(pages) == ["c.html", "b/1.html", "b/2.html"]
    assert asides(pages) == {"b/up": "unsafe", "self": "damaged"}


def test_a_link_to_a_folder_read_already_is_skipped(pages: Path) -> None:
    """Real folders come first, so pages keep their real names."""
    (pages / "a").symlink_to(pages / "b")
    assert names(pages) == ["c.html", "b/1.html", "b/2.html"]


def test_a_link_to_a_folder_elsewhere_is_followed_once(
    pages: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Two links to one folder outside give its pages once."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.html").write_text("page")
    (pages / "l1").symlink_to(outside)
    (pages / "l2").symlink_to(outside)
    assert [name for name in names(pages) if "x.html" in name] == ["l1/x.html"]


def test_what_is_no_file_is_set_aside_unopened(pages: Path) -> None:
    """Pipes and sockets would hang a reader; a broken link leads nowhere."""
    os.mkfifo(pages / "pipe.html")
    server = socket.socket(socket.AF_UNIX)
    home = Path.cwd()
    os.chdir(pages)  # the address of a socket may not be long
    server.bind("s.html")
    os.chdir(home)
    server.close()
    (pages / "broken.html").symlink_to(pages / "nowhere")
    assert asides(pages) == {"pipe.html": "unsafe", "s.html": "unsafe", "broken.html": "damaged"}


def test_a_folder_named_like_a_page_is_noted_and_walked(pages: Path) -> None:
    """Its pages are not lost."""
    (pages / "page.html").mkdir()
    (pages / "page.html" / "1.html").write_text("page")
    assert asides(pages) == {"page.html": "unknown"}
    assert "page.html/1.html" in names(pages)


def test_a_folder_that_cannot_be_opened_is_set_aside(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The walk goes on without it."""
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("b"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert names(pages) == ["c.html"]
    assert asides(pages) == {"b": "damaged"}


def test_the_folder_of_the_answer_is_left_out(pages: Path) -> None:
    """Tables inside the input are no input."""
    assert names(pages, out=pages / "b") == ["c.html"]


def test_own_tables_are_left_out_where_answer_and_input_are_one_folder(pages: Path) -> None:
    """Only the files that a reading makes are passed over."""
    (pages / "cards.parquet").write_text("table")
    (pages / ".reading").mkdir()
    (pages / ".reading" / "x").write_text("work")
    assert names(pages, out=pages) == ["c.html", "b/1.html", "b/2.html"]


def test_a_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    """The tables hold text; the file is still found by its bytes."""
    path = os.fsencode(tmp_path) + b"/\xff.html"
    with open(path, "wb") as file:  # noqa: PTH123  pathlib knows no bytes
        file.write(b"page")
    (found,) = walk([str(tmp_path)], "no such folder")
    assert isinstance(found, Piece)
    assert found.name.endswith(r"\xff.html")
    assert os.path.exists(found.path)  # noqa: PTH110  idem


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    """A typing mistake is not an empty answer."""
    with pytest.raises(InputError, match="There is no file or folder"):
        must_exist([str(tmp_path / "typo")])
