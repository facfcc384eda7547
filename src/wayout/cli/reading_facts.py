"""The figures of a reading in the reader's words, for the screen and for the demo's page."""

from typing import TYPE_CHECKING, NamedTuple

from wayout.text import Translator
from wayout.text.numbers import format_count

if TYPE_CHECKING:
    from wayout.record.run import ReadingResult


class Fact(NamedTuple):
    """One figure: its key, the number as it is written, what it counts."""

    key: str
    number: str
    name: str


def reading_facts(result: "ReadingResult", _: Translator) -> tuple[Fact, ...]:
    """Give the figures of a reading in the order in which they are shown."""
    counted = (
        ("pages", result.pages, _("pages looked at")),
        ("cards", result.cards, _("case cards")),
        ("listings", result.listings, _("pages of result lists")),
        ("set_aside", sum(result.set_aside.values()), _("set aside")),
        ("histories", result.histories, _("cases")),
        ("persons", result.persons, _("accused, on all cards")),
        ("events", result.events, _("events")),
    )
    return tuple(Fact(key, format_count(n, _.language), name) for key, n, name in counted)
