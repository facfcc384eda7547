"""How a reading goes on, shown by its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wayout.cli.terminal import Advance, progress
from wayout.text import Translator

if TYPE_CHECKING:
    from wayout.record.run import Progress


class PageSteps:
    """Turns the running total of pages into steps."""

    def __init__(self, advance: Advance) -> None:
        self._advance = advance
        self._pages = 0

    def __call__(self, so_far: "Progress") -> None:
        """Take the state of the reading after a shard."""
        self._advance(so_far.pages - self._pages)
        self._pages = so_far.pages


@contextmanager
def reading_progress(_: Translator) -> Iterator[PageSteps]:
    """Show on stderr how many pages are read; yields what the reading reports to."""
    with progress(_("pages")) as advance:
        yield PageSteps(advance)
