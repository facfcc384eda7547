"""Whose stays were chosen, and which day is day 0: said beside every figure of the odds."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from wayout.publish.odds_view import View
from wayout.publish.words import event_name
from wayout.record.counting.charge import Article
from wayout.text.dates import format_day

_RECEIVED: Final = "received"
_YEAR: Final = ((1, 1), (12, 31))  # its first and last month and day


def chosen_words(view: View) -> str:
    """Say whose stays these are and what day 0 is, in sentences; nothing of a foreign table."""
    return " ".join((*kept(view), *_day_zero(view)))


def kept(view: View) -> Iterator[str]:
    """Say what was kept of the folder: an article, the days on which day 0 lies."""
    _, basis = view.say, view.basis
    entered = basis.entered and _entered(view, *basis.entered)
    if basis.article is not None:
        charge = _charge(view, basis.article)
        if entered:
            yield _("Only cases in which someone is charged {charge}; {entered}.").format(
                charge=charge, entered=entered
            )
        else:
            yield _("Only cases in which someone is charged {charge}.").format(charge=charge)
    elif entered:
        yield _("Only cases {entered}.").format(entered=entered)


def since_words(view: View) -> str:
    """Say from when days are counted, as a part of a sentence."""
    _, origin = view.say, view.basis.origin
    if origin is None:
        return _("days are those of the clock of the data")
    if origin == _RECEIVED:
        return _("days since a court first received the case")
    return _("days since the first event “{event}”").format(event=event_name(origin, _))


def _day_zero(view: View) -> Iterator[str]:
    _, origin = view.say, view.basis.origin
    if origin == _RECEIVED:
        yield _("Day 0: the first receipt by a court.")
    elif origin is not None:
        yield _("Day 0: the first event “{event}”.").format(event=event_name(origin, _))


def _charge(view: View, typed: str) -> str:
    _, article = view.say, Article.parse(typed)
    if article.part is None:
        return _("under Article {article}").format(article=article.article)
    return _("under Article {article}, part {part}").format(
        article=article.article, part=article.part
    )


def _entered(view: View, first: date, last: date) -> str:
    _, received = view.say, view.basis.origin in {None, _RECEIVED}
    ends = {"first": format_day(first, _.language), "last": format_day(last, _.language)}
    whole = tuple((day.month, day.day) for day in (first, last)) == _YEAR
    if first.year == last.year and whole:
        said = _("received by a court in {year}") if received else _("with day 0 in {year}")
        return said.format(year=first.year)
    if received:
        return _("received by a court from {first} to {last}").format(**ends)
    return _("with day 0 from {first} to {last}").format(**ends)
