"""From when to when he was away in words, or that he still is, and what it is if that lasts."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from wayout.law import Assessment, LawBook, assess
from wayout.law.moment import Moments
from wayout.publish.law_summary import offences_in_short
from wayout.publish.law_words import full_day
from wayout.text import Translator, mark

# an absence of so many days is over the limit, by every reading of it
_LENGTHS = (
    (3, mark("If it lasts over two days: {offences}.")),
    (11, mark("If it lasts over ten days: {offences}.")),
    (40, mark("If it lasts over a month: {offences}.")),
)


def is_still_away(facts: Mapping[str, Any]) -> bool:
    """Whether the facts tell that he is away, which is more than that no end is told."""
    return "to" in facts and facts["to"] is None


def away_words(facts: Mapping[str, Any], on: date, _: Translator) -> str:
    """Say from when to when he was away, no more exactly than it is known.

    Args:
        facts: Those of one absence.
        on: The day asked about.
        _: The language of the reader.
    """
    start, end = facts.get("from"), facts.get("to")
    if start and is_still_away(facts):
        return _so_far(str(start), on, _)
    if end:
        until = full_day(end, _)
        days = f"{full_day(start, _)} \N{EN DASH} {until}" if start else _("end: {day}")
        return _("Away: {days}").format(days=days.format(day=until))
    return _("Away from {day}; no end is recorded.").format(day=full_day(start, _)) if start else ""


def _so_far(start: str, on: date, _: Translator) -> str:
    day, said = Moments.parse(start).day, full_day(start, _)
    if day is None or day >= on:
        return _("Away since {day}; no return is recorded.").format(day=said)
    return _("Away since {day}, today is day {number}; no return is recorded.").format(
        day=said, number=(on - day).days
    )


def if_it_lasts(
    answer: Assessment, facts: Mapping[str, Any], book: LawBook, _: Translator
) -> Iterator[str]:
    """Say of whoever is still away which parts a longer absence falls under.

    Args:
        answer: What the law says of the absence as if it ended on the day asked about.
        facts: Those of the absence.
        book: The law.
        _: The language of the reader.
    """
    if longer := list(_longer(answer, facts, book, _)):
        yield _("The part depends on how long it lasts; what is said here holds if it ends today.")
        yield from longer


def _longer(
    answer: Assessment, facts: Mapping[str, Any], book: LawBook, _: Translator
) -> Iterator[str]:
    if not is_still_away(facts) or "from" not in facts:
        return
    left = Moments.parse(str(facts["from"]))
    if left.first.date() > answer.on:
        return
    known = {one.part for one in answer.offences}
    for days, said in _LENGTHS:
        end = left.last.date() + timedelta(days=days)
        if end <= answer.on:
            continue
        other = assess({**facts, "to": end}, on=answer.on, language=_.language, book=book)
        if not {one.part for one in other.offences} <= known:
            yield _(said).format(offences=offences_in_short(other, book, _))
