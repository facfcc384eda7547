"""No input crashes or hangs a reading; what cannot be read has a class and a reason."""

import gzip
import os
import random
import stat
import zipfile
from pathlib import Path

import pytest
from tests.unit.record.driver.fake_reading import toy_reading

from wayout.errors import InputError


def test_a_folder_of_bad_things(tmp_path: Path) -> None:
    """One of each: every one is set aside, the good page is read."""
    pages = tmp_path / "pages"
    (pages / "folder.html").mkdir(parents=True)
    (pages / "good.html").write_text("card 1")
    (pages / "empty.html").write_bytes(b"")
    (pages / "blank.html").write_bytes(b" \n")
    (pages / "random.html").write_bytes(random.Random(5).randbytes(5000))  # noqa: S311  no secret
    (pages / "line.html").write_bytes(b"x" * 5_000_000)
    (pages / "brackets.json").write_bytes(b"[" * 100_000)
    (pages / "large.html").write_bytes(b"x" * (16 * 2**20 + 1))
    (pages / "broken.html").symlink_to("nowhere")
    (pages / "circle").symlink_to(pages)
    os.mkfifo(pages / "pipe.html")
    with zipfile.ZipFile(pages / "cut.zip", "w") as file:
        file.writestr("1.html", "card 2")
    (pages / "cut.zip").write_bytes((pages / "cut.zip").read_bytes()[:50])
    with zipfile.ZipFile(pages / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("1.html", bytes(10**8))
        file.writestr("../2.html", "card 3")
    (pages / "bomb.gz").write_bytes(gzip.compress(bytes(10**8)))
    result = toy_reading([pages], tmp_path / "out", workers=1)
    assert result.cards == 1
    assert result.set_aside == {
        "damaged": 1, "empty": 2, "too_large": 2, "truncated": 1, "unknown": 4, "unsafe": 4,
    }  # fmt: skip
    assert result.pages == 15
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "pages"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_set_aside(tmp_path: Path) -> None:
    """The others are read."""
    (tmp_path / "1.html").write_text("card 1")
    (tmp_path / "2.html").write_text("card 2")
    (tmp_path / "2.html").chmod(0)
    result = toy_reading([tmp_path], tmp_path / "out")
    assert (result.cards, result.set_aside) == (1, {"damaged": 1})


def test_a_file_that_cannot_be_opened_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same where nobody is refused anything."""
    (tmp_path / "1.html").write_text("card 1")
    (tmp_path / "2.html").write_text("card 2")
    real = os.open

    def refuse(path: str, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith("2.html"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    result = toy_reading([tmp_path], tmp_path / "out")
    assert (result.cards, result.set_aside) == (1, {"damaged": 1})


def test_a_path_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    """Not even the folder of the answer."""
    with pytest.raises(InputError, match="There is no file or folder"):
        toy_reading([tmp_path / "typo"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_no_input_at_all_is_an_empty_answer(tmp_path: Path) -> None:
    """An empty folder has no cards."""
    (tmp_path / "pages").mkdir()
    result = toy_reading([tmp_path / "pages"], tmp_path / "out")
    assert (result.pages, result.cards, result.freeze) == (0, 0, None)


def test_work_files_are_ordinary_files(tmp_path: Path) -> None:
    """Nothing in the answer is a link or may be executed."""
    (tmp_path / "1.html").write_text("card 1")
    toy_reading([tmp_path / "1.html"], tmp_path / "out")
    modes = [path.lstat().st_mode for path in (tmp_path / "out").iterdir()]
    assert all(stat.S_ISREG(mode) and not mode & 0o111 for mode in modes)
