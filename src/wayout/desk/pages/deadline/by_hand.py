"""The deadlines of a case that were moved by hand, each with its reason: inside the case only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wayout.desk.aliases import Aliases
from wayout.desk.pages.deadline.names import deadline_path
from wayout.publish.due_words import deadline_title
from wayout.text import Translator


@dataclass(frozen=True, slots=True)
class ByHand:
    """A deadline on another day than the law counts, the reason, and its own page."""

    what: str
    day: str
    counted: str
    because: str
    to: str


def moved_by_hand(shown: Mapping[str, Any], aliases: Aliases, _: Translator) -> list[ByHand]:
    """Give the deadlines of a case that were moved by hand and are not done."""
    return [
        ByHand(
            what=deadline_title(one["name"], _),
            day=one["due"],
            counted=one["counted"],
            because=one["because"],
            to=deadline_path(aliases, shown["code"], one["name"], one["counted"]),
        )
        for one in shown.get("decided") or ()
        if one.get("due") and not one.get("done")
    ]
