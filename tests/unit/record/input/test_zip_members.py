"""ZIP archives made by strangers: pages come out, nothing else does any harm."""

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.record.input.toy_files import classes, loaded, piece_of, texts

from wayout.record.input import archive
from wayout.record.page import RawPage
from wayout.record.source import parts, slots

PAGE = b"<html>page</html>"


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a ZIP whose entries are dated 2 March 2024."""
    with zipfile.ZipFile(path, "w", method) as file:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2024, 3, 2, 10, 0, 0))
            info.compress_type = method
            file.writestr(info, data)
    return path


def test_members_are_pages_named_after_the_archive(tmp_path: Path) -> None:
    """The name is `archive.zip!member`; the day is that of the entry."""
    found = loaded(zipped(tmp_path / "a.zip", {"court/1.html": PAGE, "2.html": b"", "d/": b""}))
    assert list(found) == ["a.zip!court/1.html", "a.zip!2.html"]
    page = found["a.zip!court/1.html"]
    assert isinstance(page, RawPage)
    assert (page.data, page.known, page.known_from) == (PAGE, "2024-03-02", "zip")


def test_a_zip_is_known_by_its_bytes(tmp_path: Path) -> None:
    """A ZIP that is called page.html is a ZIP."""
    assert list(texts(zipped(tmp_path / "page.html", {"1": PAGE}))) == ["page.html!1"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_way_of_packing_of_the_library_is_read(tmp_path: Path, method: int) -> None:
    """Old archives use others than deflate."""
    assert texts(zipped(tmp_path / "a.zip", {"1": PAGE}, method)) == {"a.zip!1": PAGE}


@pytest.mark.parametrize(
    "name",
    ["../1.html", "a/../../1.html", "/etc/1.html", "C:\\1.html", "..\\1.html", "\\\\host\\1.html"],
)
def test_a_path_out_of_the_folder_is_unsafe(tmp_path: Path, name: str) -> None:
    """It is not opened at all; the pages beside it are read."""
    found = classes(zipped(tmp_path / "a.zip", {name: PAGE, "ok.html": PAGE}))
    assert found.pop("a.zip!ok.html") == "page"
    assert list(found.values()) == ["unsafe"]
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_a_bomb_is_not_inflated(tmp_path: Path) -> None:
    """A member that claims far more than it takes is left closed."""
    assert classes(zipped(tmp_path / "a.zip", {"1": bytes(10**7), "2": PAGE})) == {
        "a.zip!1": "unsafe",
        "a.zip!2": "page",
    }


def test_a_bomb_of_many_members_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each member is small; together they are not."""
    monkeypatch.setattr(archive, "_LARGE", 2**24)
    many = {str(number): bytes(2**20) for number in range(20)}
    assert classes(zipped(tmp_path / "a.zip", many)) == {"a.zip": "unsafe"}


def test_a_member_that_lies_about_its_size_is_held_to_it(tmp_path: Path) -> None:
    """The claimed size is all that is inflated."""
    path = zipped(tmp_path / "a.zip", {"1": bytes(10**6)})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 100)
    path.write_bytes(data)
    assert classes(path) == {"a.zip!1": "damaged"}


def test_members_that_share_bytes_are_unsafe(tmp_path: Path) -> None:
    """Overlapping entries are how small bombs become large."""
    path = zipped(tmp_path / "a.zip", {"1": PAGE, "2": PAGE, "3": PAGE})
    data = bytearray(path.read_bytes())
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 1)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)
    assert sorted(classes(path).values()) == ["page", "unsafe", "unsafe"]


def test_a_directory_too_large_for_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library would read it whole."""
    monkeypatch.setattr(archive, "DIRECTORY_CAP", 60)
    assert classes(zipped(tmp_path / "a.zip", {"1": PAGE, "2": PAGE})) == {"a.zip": "too_large"}


def test_a_member_over_the_limit_is_too_large(tmp_path: Path) -> None:
    """Random bytes do not pack, so the ratio says nothing."""
    large = random.Random(1).randbytes(16 * 2**20 + 1)  # noqa: S311  no secret
    path = zipped(tmp_path / "a.zip", {"1": large}, zipfile.ZIP_STORED)
    assert classes(path) == {"a.zip!1": "too_large"}


def test_an_archive_inside_an_archive_stays_closed(tmp_path: Path) -> None:
    """Nested bombs are the oldest ones."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("1.html", PAGE)
    path = zipped(tmp_path / "a.zip", {"b.zip": inner.getvalue(), "c.html": inner.getvalue()})
    assert set(classes(path).values()) == {"unsafe"}


def test_an_encrypted_member_is_set_aside(tmp_path: Path) -> None:
    """Nobody is asked for its password."""
    path = zipped(tmp_path / "a.zip", {"1": PAGE})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    data[6] |= 1
    path.write_bytes(data)
    assert classes(path) == {"a.zip!1": "damaged"}


def test_a_member_that_is_a_link_is_unsafe(tmp_path: Path) -> None:
    """Its content is a path, not a page."""
    info = zipfile.ZipInfo("1.html")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr(info, "/etc/passwd")
    assert classes(tmp_path / "a.zip") == {"a.zip!1.html": "unsafe"}


def test_json_lines_inside_an_archive_are_pages(tmp_path: Path) -> None:
    """Collectors zip their exports."""
    path = zipped(
        tmp_path / "a.zip", {"b.jsonl": b'{"a": 1}\n\n{"a": 2}\n', "c.json": b'{\n"a": 1}'}
    )
    assert list(texts(path)) == ["a.zip!b.jsonl!1", "a.zip!b.jsonl!3", "a.zip!c.json"]


@pytest.mark.parametrize("kept", [4, 30, 60, 100])
def test_a_truncated_archive_is_set_aside(tmp_path: Path, kept: int) -> None:
    """Without its directory at the end a ZIP says nothing safe about its members."""
    path = zipped(tmp_path / "a.zip", {"1": PAGE, "2": PAGE})
    path.write_bytes(path.read_bytes()[:kept])
    assert classes(path) == {"a.zip": "truncated"}


def test_an_archive_without_members_is_empty(tmp_path: Path) -> None:
    """It is said, not passed over."""
    assert classes(zipped(tmp_path / "a.zip", {})) == {"a.zip": "empty"}


def test_parts_of_a_large_archive_are_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ranges of members give every member once."""
    monkeypatch.setattr(archive, "MEMBERS_A_PART", 3)
    monkeypatch.setattr("wayout.record.source.WHOLE", 0)
    path = zipped(tmp_path / "a.zip", {str(number): PAGE for number in range(8)})
    cut = list(parts(piece_of(path)))
    assert [(one.first, one.last) for one in cut] == [(0, 3), (3, 6), (6, 9)]
    found = [slot.name for one in cut for slot in slots(one)]
    assert found == list(loaded(path))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_damage_makes_the_reading_raise(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever bytes of a ZIP are changed, each member is a page or has a reason."""
    path = zipped(tmp_path / "a.zip", {"1": PAGE * 50, "b.jsonl": b'{"a": 1}\n', "3": b"x"})
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(4, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(raw)
    assert set(classes(path).values()) <= {
        "page", "unsafe", "damaged", "truncated", "too_large", "empty",
    }  # fmt: skip


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["..", ".", "a", "b.html", "", "C:"]), min_size=1, max_size=5))
def test_only_paths_inside_are_read(tmp_path: Path, steps: list[str]) -> None:
    """A member is opened only if its path stays inside whatever folder it is put in."""
    name = "/".join(steps)
    found = classes(zipped(tmp_path / "a.zip", {name: PAGE}))
    inside = ".." not in steps and steps[0] != "C:" and not name.startswith("/")
    assert ("unsafe" in found.values()) == (not inside)
