"""Drawings of the pages: made once, then kept for as long as the vault is open."""

from collections.abc import Callable, Hashable
from typing import Final

from markupsafe import Markup

from wayout.desk.era import Era
from wayout.desk.kept import Kept

MOST: Final = 64


class Drawings:
    """SVG by what it shows; see `Kept`."""

    def __init__(self, era: Era | None = None) -> None:
        self._kept: Kept[str] = Kept(MOST, era)

    def svg(self, key: Hashable, make: Callable[[], str]) -> Markup:
        """Give a drawing to be put into a page.

        Args:
            key: What it shows, all of it: two drawings of one key are the same.
            make: Draws it, as SVG that may stand in a page: see `publish.render.inlined`.
        """
        return Markup(self._kept.get(key, make))  # noqa: S704  our own drawing

    def forget(self) -> None:
        """Let go of all of them."""
        self._kept.forget()
