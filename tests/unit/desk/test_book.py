"""What the keeper remarked of the screen is remembered while the vault is open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wayout.casebook.keeper.client import Keeper
from wayout.casebook.keeper.screen import silent, unheard
from wayout.desk.book import Book
from wayout.errors import WayoutError


class _Said:
    """A keeper that remarked something."""

    is_running = True

    def __init__(self) -> None:
        self.remarks: list[WayoutError] = []

    def ask(self, _request: str, **_values: object) -> None:
        """Open."""

    def lock(self) -> None:
        """End."""


@pytest.mark.parametrize("made", [unheard, silent])
def test_that_the_screen_is_not_heard_is_remembered(
    made: Callable[[], WayoutError], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A remark is handed over once, and settings say it as long as it holds."""
    keeper = _Said()
    monkeypatch.setattr(Keeper, "start", lambda *_words, **_more: keeper)
    book = Book(Path("x"), "y")
    book.unlock(b"words")
    keeper.remarks = [WayoutError("Something else.")]
    assert len(book.remarks()) == 1
    assert book.unheard is None
    keeper.remarks = [made(), WayoutError("Something else.")]
    assert len(book.remarks()) == 2
    assert book.remarks() == []
    assert book.unheard is not None
    assert book.unheard.message == made().message
    keeper.remarks = []
    book.unlock(b"words")
    assert book.unheard is None
