"""The JSON of other collectors: a page a line, or one a file, bounded in size and depth."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.record.input.toy_files import classes, piece_of, texts

from wayout.record.input import lines
from wayout.record.source import parts, slots


def written(path: Path, data: bytes) -> Path:
    """Write a file."""
    path.write_bytes(data)
    return path


def test_each_line_is_a_page_named_by_its_number(tmp_path: Path) -> None:
    """Blank lines count for the number and are no pages."""
    path = written(tmp_path / "a.jsonl", b'\xef\xbb\xbf{"a": 1}\r\n\n{"a": 2}\n{"a": 3}')
    assert texts(path) == {
        "a.jsonl!1": b'{"a": 1}\r\n',
        "a.jsonl!3": b'{"a": 2}\n',
        "a.jsonl!4": b'{"a": 3}',
    }


def test_lines_are_known_by_their_content(tmp_path: Path) -> None:
    """One collector calls its lines .json."""
    path = written(tmp_path / "a.json", b'{"a": 1}\n{"a": 2}\n')
    assert list(texts(path)) == ["a.json!1", "a.json!2"]


@pytest.mark.parametrize("data", [b'{"a": 1}', b'{"a": 1}\n', b'{\n"a": 1\n}\n', b'[\n{"a": 1}]'])
def test_a_document_is_one_page(tmp_path: Path, data: bytes) -> None:
    """Written in one line or in many."""
    assert texts(written(tmp_path / "a.json", data)) == {"a.json": data}


def test_brackets_without_end_do_no_harm(tmp_path: Path) -> None:
    """100,000 nested brackets are one page for the reader to refuse."""
    assert list(texts(written(tmp_path / "a.json", b"[" * 100_000 + b"\n"))) == ["a.json"]


def test_a_damaged_line_does_not_hide_the_others(tmp_path: Path) -> None:
    """The name says that there are lines; each that is no JSON is set aside."""
    path = written(tmp_path / "a.jsonl", b'garbage\n{"a": 2}\n{"a": 3\n{"a" 4}\n{"a": 5}\n')
    assert classes(path) == {
        "a.jsonl!1": "damaged",
        "a.jsonl!2": "page",
        "a.jsonl!3": "truncated",
        "a.jsonl!4": "damaged",
        "a.jsonl!5": "page",
    }


@pytest.mark.parametrize("first", [b"{broken", b'{"a" 1}', b'{"a": [1, '])
def test_a_broken_first_line_does_not_hide_the_others(tmp_path: Path, first: bytes) -> None:
    """Also where no name says that there are lines."""
    path = written(tmp_path / "a.json", first + b'\n{"a": 2}\n\n{"a": 3}')
    found = classes(path)
    assert found.pop("a.json!1") in {"damaged", "truncated"}
    assert found == {"a.json!2": "page", "a.json!4": "page"}


@pytest.mark.parametrize("data", [b'{"a": [\n{"b": 1}\n]}', b'[\n{"a": 1},\n{"b": 2}\n]\n'])
def test_a_whole_document_is_not_taken_for_lines(tmp_path: Path, data: bytes) -> None:
    """Though some of its lines are documents by themselves."""
    assert texts(written(tmp_path / "a.json", data)) == {"a.json": data}


def test_a_document_broken_inside_is_damaged(tmp_path: Path) -> None:
    """It is no export of an unknown program."""
    assert classes(written(tmp_path / "a.json", b'{\n"a" 1\n}\n')) == {"a.json": "damaged"}


def test_lines_behind_a_broken_one_are_found_in_a_long_file(tmp_path: Path) -> None:
    """A file too long for one document is read by lines if some are whole."""
    line = b'{"a": "' + b"x" * 2**20 + b'"}\n'
    found = classes(written(tmp_path / "a.json", b"{broken\n" + line * 50))
    assert list(found.values()) == ["truncated"] + ["page"] * 50


def test_a_line_over_the_limit_is_too_large(tmp_path: Path) -> None:
    """The lines behind it are read."""
    path = written(tmp_path / "a.jsonl", b'{"a": 1}\n' + b"x" * (17 * 2**20) + b'\n{"a": 3}\n')
    assert classes(path) == {"a.jsonl!1": "page", "a.jsonl!2": "too_large", "a.jsonl!3": "page"}


def test_a_document_over_the_limit_is_too_large(tmp_path: Path) -> None:
    """It is not read to its end."""
    assert classes(written(tmp_path / "a.json", b'{\n"' + b"x" * (49 * 2**20))) == {
        "a.json": "too_large"
    }


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=30), st.integers(8, 64), st.integers(4, 32)
)
def test_parts_hold_every_line_once(
    tmp_path: Path, lengths: list[int], part: int, block: int
) -> None:
    """However a large file is cut, its lines and their numbers are those of the whole."""
    data = b"".join(b'{"%s"\n' % (b"x" * length) for length in lengths)
    path = written(tmp_path / "a.jsonl", data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "PART", part)
        patch.setattr(lines, "_BLOCK", block)
        patch.setattr("wayout.record.source.WHOLE", 0)
        cut = list(parts(piece_of(path)))
        found = [(slot.name, slot.load()) for one in cut for slot in slots(one)]
        assert found == [(slot.name, slot.load()) for slot in slots(piece_of(path))]
    assert cut[0].first == 0
    assert cut[-1].last == len(data)
    assert all(one.last == following.first for one, following in pairwise(cut))
