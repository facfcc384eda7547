"""The words for what is in an exported case, and how long it opens."""

from collections.abc import Mapping
from datetime import date

from wayout.publish.law_words import short_day
from wayout.text import Translator, mark
from wayout.text.numbers import format_count

WHAT = {
    "people": mark("people"),
    "events": mark("events"),
    "notes": mark("notes"),
    "documents": mark("documents"),
    "consents": mark("consents"),
    "promises": mark("promises"),
}  # others are said as they are written


def contents_said(contents: Mapping[str, int], _: Translator) -> str:
    """Say what an export holds, and how many of each; nothing but a title is said as such."""
    parts = [
        f"{_(WHAT.get(what, what))} {format_count(number, _.language)}"
        for what, number in contents.items()
        if what != "title"  # every case has one
    ]
    return ", ".join(parts) or _("the title")


def good_until(expires: str | None, _: Translator) -> str:
    """Say until when it opens."""
    if expires is None:
        return _("It does not expire.")
    day = short_day(date.fromisoformat(expires), _)
    return _("Wayout opens it until {day}; another age program does so later, too.").format(day=day)
