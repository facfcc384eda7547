"""A plain file where nothing is: whole, ours alone, and never in the place of another."""

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from wayout.casebook.documents.placing import place_new
from wayout.errors import OutputError, VaultError


@pytest.fixture(params=["unnamed", "no such file", "no such link", "no such folder"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Systems that can write a file without a name, and systems that cannot."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))

    real = os.open

    def opened(path: object, flags: int, *more: object) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            fail()
        return real(path, flags, *more)  # type: ignore[arg-type]

    if request.param == "no such file":
        monkeypatch.delattr(os, "O_TMPFILE")
    if request.param == "no such link":
        monkeypatch.setattr(os, "link", fail)
    if request.param == "no such folder":
        monkeypatch.setattr(os, "open", opened)
    return str(request.param)


def nothing() -> None:
    """What is done before a file has its name, here."""


def names_in(folder: Path) -> list[str]:
    """What lies there."""
    return [one.name for one in folder.iterdir()]


def hello(file: BinaryIO) -> None:
    """Write something."""
    file.write(b"hello")


def broken(file: BinaryIO) -> None:
    """Write something, then find that it is wrong."""
    file.write(b"hello" * 100_000)
    raise VaultError("No.")


@pytest.mark.usefixtures("system")
def test_it_has_its_name_when_it_is_whole(tmp_path: Path) -> None:
    """And not before what must be done first; for its owner alone."""
    seen: list[list[str]] = []
    place_new(tmp_path / "out", hello, before=lambda: seen.append(names_in(tmp_path)))
    assert (tmp_path / "out").read_bytes() == b"hello"
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600
    assert seen
    assert all("out" not in names for names in seen)
    assert names_in(tmp_path) == ["out"]


@pytest.mark.usefixtures("system")
def test_what_went_wrong_leaves_nothing(tmp_path: Path) -> None:
    """Neither in its place nor beside it; what came before the name counts, too."""

    def refuse() -> None:
        raise OutputError("Full.")

    with pytest.raises(VaultError, match="No"):
        place_new(tmp_path / "out", broken, before=nothing)
    with pytest.raises(OutputError, match="Full"):
        place_new(tmp_path / "out", hello, before=refuse)
    assert names_in(tmp_path) == []


@pytest.mark.usefixtures("system")
@pytest.mark.parametrize("late", [False, True])
def test_nothing_is_replaced(tmp_path: Path, *, late: bool) -> None:
    """Neither what was there nor what came meanwhile; a broken link is something."""
    out = tmp_path / "out"

    def come() -> None:
        if not out.is_symlink():
            out.symlink_to(tmp_path / "nowhere")

    if not late:
        come()
    with pytest.raises(VaultError, match="is there already"):
        place_new(out, hello, before=come if late else nothing)
    assert out.is_symlink()
    assert names_in(tmp_path) == ["out"]


def test_a_system_without_room_is_told(tmp_path: Path, system: str) -> None:
    """In one line, with the place; a folder that is not there as well."""
    del system

    def full(_: BinaryIO) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OutputError, match="No space left"):
        place_new(tmp_path / "out", full, before=nothing)
    with pytest.raises(VaultError, match="no folder"):
        place_new(tmp_path / "none" / "out", hello, before=nothing)
    assert names_in(tmp_path) == []
