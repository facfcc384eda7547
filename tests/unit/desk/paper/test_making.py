"""A file is made only where what makes it is installed, and else it is said how to get one."""

from importlib.machinery import ModuleSpec

import pytest
from tests.unit.desk.paper.papers import paper

from wayout.desk.paper import making
from wayout.desk.paper.making import installed, make
from wayout.errors import InputError


def test_both_kinds_are_made() -> None:
    """As the extra brings them."""
    assert installed() == ("pdf", "docx")
    assert make("pdf", paper("слово")).startswith(b"%PDF")
    assert make("docx", paper("слово")).startswith(b"PK")


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page can be printed all the same."""
    found = {"docx": ModuleSpec("docx", None)}
    monkeypatch.setattr(making, "find_spec", found.get)
    assert installed() == ("docx",)
    with pytest.raises(InputError, match="reports"):
        make("pdf", paper("слово"))
