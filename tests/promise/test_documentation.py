"""The documentation builds without a warning, asks no other server, and prints what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import paste_output
import pytest

_LOADED = re.compile(r"<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)=[\"']?(?:https?:)?//[^>]*")


def test_the_site_builds_strictly_and_loads_nothing_from_elsewhere(
    root: Path, tmp_path: Path
) -> None:
    """A reader of the documentation is seen by nobody."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 5
    assert [f[0] for page in pages for f in _LOADED.finditer(page.read_text("utf-8"))] == []


@pytest.mark.parametrize("page", paste_output.pages(), ids=lambda page: page.name)
def test_a_page_prints_what_it_says(page: Path) -> None:
    """Every example is run; where it differs, `python tools/paste_output.py` pastes it."""
    assert paste_output.renewed(page) == page.read_text("utf-8")


@pytest.mark.parametrize("name", paste_output.PICTURES)
def test_a_picture_shows_the_map_of_today(name: str, root: Path) -> None:
    """The same tool draws it anew."""
    assert paste_output.drawn(name) == (root / name).read_bytes()


def test_an_example_agrees_only_with_what_it_shows() -> None:
    """The ellipsis stands for anything, and nothing else does."""
    assert paste_output.agrees("a\nb\nc\n", "a\n…\nc\n")
    assert paste_output.agrees("read 12 pages\n", "read … pages\n")
    assert not paste_output.agrees("a\nb\n", "a\n")
    assert not paste_output.agrees("a1\n", "a.\n")
    assert not paste_output.agrees("read 12 pages\n", "")


def test_an_example_fails_only_where_the_page_says_so(tmp_path: Path) -> None:
    """A refusal is shown with its words; a command that fails unasked is no example."""
    said = paste_output.run("wayout law none.json", tmp_path, "en", refused=True)
    assert said.startswith("wayout: ")
    with pytest.raises(RuntimeError, match="ended with 2"):
        paste_output.run("wayout law none.json", tmp_path, "en")


def test_what_a_page_leaves_out_stays_left_out() -> None:
    """New numbers are pasted into an abridged example without unfolding it."""
    said = "Read 10 pages\n…\nwar      3\nother    4\n…\nThe end: 1\n"
    printed = "Read 12 pages\n\nblank    9\nwar      5\nother    6\n\nmore\nThe end: 2\n"
    pasted = paste_output.abridged(printed, said)
    assert pasted == "Read 12 pages\n…\nwar      5\nother    6\n…\nThe end: 2\n"
    assert paste_output.agrees(printed, pasted)
    assert paste_output.abridged("a \nb\n", "") == "a\nb\n"
    assert paste_output.agrees(printed, paste_output.abridged(printed, "Read 10 pages\n…\n"))
