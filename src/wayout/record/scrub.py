"""Free text of a page that is kept word for word, after names were taken out of it.

A wording of the vocabulary passes as it is. Anything else may hold a name: words that stand in
the name cells of the same page are masked, and whatever looks like a person.
"""

from collections.abc import Iterable
from functools import cached_property

from wayout.record.likely_names import MASK
from wayout.record.names import mask_names, name_words
from wayout.record.vocabulary import Field, meaning


class Scrub:
    """Takes the names of one page out of its free texts.

    Args:
        name_cells: Raw texts of the cells that hold people: accused, parties, judges; gone
            through only when a text is not known.
    """

    def __init__(self, name_cells: Iterable[str]) -> None:
        self._name_cells = name_cells

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset().union(*(name_words(cell) for cell in self._name_cells))

    def result(self, field: Field, first: str, rest: str) -> tuple[str, str]:
        """The two lines of a result as they may be kept: the wording, and its ground.

        A name may run over the line break; then neither line is kept.
        """
        kept = self.text(field, first), self.text("event_ground", rest)
        if not first or not rest or meaning(field, first) is not None:
            return kept
        joined = mask_names(f"{first} {rest}", self._words)
        runs_over = joined not in {f"{first} {rest}", " ".join(kept)}
        return (MASK, MASK) if runs_over else kept

    def text(self, field: Field, text: str) -> str:
        """The text as it may be kept."""
        if not text or meaning(field, text) is not None:
            return text
        return mask_names(text, self._words)
