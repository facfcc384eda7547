"""What is due, in words: promises to people, and deadlines of the law by their titles."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from wayout.law import load_law
from wayout.pathway import load_pathway
from wayout.publish.law_words import cite
from wayout.text import Translator, mark

PROMISES = {"call_back": mark("call back"), "check_in": mark("ask how he is")}


def what_is_due(one: Mapping[str, Any], _: Translator) -> tuple[str, str]:
    """Say what is due, and by which article; the article of a promise is empty.

    Args:
        one: An item of what a vault tells as due: `kind`, `what`, `article`.
        _: The language.
    """
    if one["kind"] == "promise":
        return _(PROMISES[one["what"]]), ""
    if one["kind"] == "hearing":
        return load_pathway().kinds["hearing"].name.say(_.language), ""
    return deadline_title(one["what"], _), cite(one["article"], _)


def deadline_title(name: str, _: Translator) -> str:
    """The title of a deadline of the law; its name where the tables know none of it."""
    editions = load_law().deadlines.get(name)
    return editions[-1][1].title.say(_.language) if editions else name


def over_words(days: int, _: Translator) -> str:
    """Say for how many days a term is over; not what happened so many days ago."""
    return _.n("{n} day overdue", "{n} days overdue", days).format(n=days)


def last_day_words(
    days: tuple[date, date | None], today: date, written: Callable[[date], str], _: Translator
) -> str:
    """Say a last day with the one that is safe under every reading, until both are over.

    Args:
        days: The last day, and the safe one where it is an earlier one.
        today: The day it is.
        written: Writes a day.
        _: The language.
    """
    last, safe = days
    if safe is None or last < today:
        return written(last)
    said = _("{safe} to be safe, last day {last}")
    if safe < today:
        said = _("last day {last}, it was safe until {safe}")
    return said.format(safe=written(safe), last=written(last))


def off_words(days: int, _: Translator) -> str:
    """Say how far off a day is: "in 3 days", "tomorrow", "today", "2 days ago"."""
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return _.n("in {n} day", "in {n} days", days).format(n=days)
    return _.n("{n} day ago", "{n} days ago", -days).format(n=-days) if days else _("today")
