"""The figures of a reading in the reader's words, for the screen and for the desk."""

from typing import TYPE_CHECKING, NamedTuple

from wayout.text import Translator, mark
from wayout.text.numbers import format_count

if TYPE_CHECKING:
    from wayout.record.run import ReadingResult

# what is wrong with the file itself; the other classes are pages that a court site really serves
BROKEN = frozenset({"truncated", "damaged", "too_large", "unsafe"})
CLASSES = {
    "captcha": mark("ask for a code from a picture"),
    "no_data": mark("nothing found, or a query not understood"),
    "unavailable": mark("the site did not work"),
    "blocked": mark("the site refused"),
    "servers": mark("ask to choose a server"),
    "form": mark("search forms"),
    "act": mark("texts of acts without a card"),
    "empty": mark("empty files"),
    "truncated": mark("break off before anything is whole"),
    "damaged": mark("damaged"),
    "too_large": mark("too large for a court page"),
    "unsafe": mark("unsafe archives or members of archives"),
    "unknown": mark("no page of a court site known here"),
}


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
        ("persons", result.persons, _("rows of accused, one man on many cards")),
        ("events", result.events, _("events")),
    )
    return tuple(Fact(key, format_count(n, _.language), name) for key, n, name in counted)


def reading_remarks(result: "ReadingResult", _: Translator) -> list[str]:
    """Say what of a reading should be looked at."""
    said = []
    if result.unmapped_labels:
        said.append(
            _.n(
                "{n} wording on cards is not known here; the table of wordings lists it.",
                "{n} wordings on cards are not known here; the table of wordings lists them.",
                result.unmapped_labels,
            ).format(n=result.unmapped_labels)
        )
    if result.dated_by_mtime:
        said.append(
            _.n(
                "{n} card page has no day in its path: the day of its file was taken.",
                "{n} card pages have no day in their paths: the days of their files were taken.",
                result.dated_by_mtime,
            ).format(n=result.dated_by_mtime)
        )
    broken = sum(result.set_aside.get(cls, 0) for cls in BROKEN)
    if broken:
        said.append(
            _.n(
                "{n} file or page could not be read; the table of what was set aside says why.",
                "{n} files or pages could not be read; the table of what was set aside says why.",
                broken,
            ).format(n=broken)
        )
    if result.untied:
        said.append(
            _.n(
                "In {n} case the number of accused changed between pages.",
                "In {n} cases the number of accused changed between pages.",
                len(result.untied),
            ).format(n=len(result.untied))
        )
    return said
