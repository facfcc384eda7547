"""The invented world: people, their cases, and the pages that courts would show of them.

It shares no code with the reader of pages: what it writes and what it says is true of it can
stand against what the reader finds.
"""

from typing import TYPE_CHECKING

from wayout.sample.case import Accused, Act, Card, Case, Row, Sentence
from wayout.sample.pages import SavedPage
from wayout.sample.quirks import Quirks
from wayout.sample.truth import Answer, Fact, Query
from wayout.sample.world import World, make_world, named_world

if TYPE_CHECKING:
    from wayout.sample.writing import write_world

__all__ = [
    "Accused",
    "Act",
    "Answer",
    "Card",
    "Case",
    "Fact",
    "Query",
    "Quirks",
    "Row",
    "SavedPage",
    "Sentence",
    "World",
    "make_world",
    "named_world",
    "write_world",
]


def __getattr__(name: str) -> object:
    """Load what needs a library (WARC) only when it is asked for."""
    if name == "write_world":
        from wayout.sample.writing import write_world  # noqa: PLC0415 -- see the docstring

        return write_world
    raise AttributeError(f"module 'wayout.sample' has no attribute {name!r}")
