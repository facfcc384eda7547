"""The Python that a page shows gives what the page says it gives."""

import doctest
import re
from pathlib import Path
from typing import Final

import pytest

_BLOCK: Final = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROOT: Final = Path(__file__).parents[2]
PAGES: Final = [
    page
    for page in (_ROOT / "README.md", *sorted((_ROOT / "docs").rglob("*.md")))
    if _BLOCK.search(page.read_text("utf-8"))
]


def typed(page: Path) -> str:
    """Everything that a reader of a page would type, from top to bottom."""
    return "\n".join(_BLOCK.findall(page.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_is_true(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed in order, in a copy of the repository."""
    monkeypatch.chdir(_ROOT)
    example = doctest.DocTestParser().get_doctest(typed(page), {}, page.name, str(page), 0)
    done = doctest.DocTestRunner().run(example)
    assert done.attempted
    assert not done.failed


def test_both_languages_show_the_same_python() -> None:
    """A number that one language has and the other lacks would be forgotten there."""
    theirs = {page.name: typed(page) for page in PAGES}
    for name, text in theirs.items():
        other = name.replace(".ru.md", ".md") if ".ru." in name else name.replace(".md", ".ru.md")
        assert theirs.get(other) == text, name
