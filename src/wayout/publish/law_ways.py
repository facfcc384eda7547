"""The lawful ways back to the front in words, and what waits behind them."""

from collections.abc import Iterator
from datetime import date

from wayout.law.assessment import Assessment, Way
from wayout.law.harsher import harsher_part
from wayout.law.lawbook import LawBook, Question
from wayout.publish.law_offences import part_name
from wayout.publish.law_words import cite, short_day
from wayout.text import Translator
from wayout.text.months import format_imprisonment

VOLUNTEER = frozenset({"uk.331.4", "uk.331.4.harsher"})  # what is said of volunteers alone
VOLUNTEERS_HARSHER = "Q6"  # whether the harsher parts hold for them


def way_place(way: Way, _: Translator) -> str:
    """Cite a way, and since when it exists."""
    return _("{article}, since {day}").format(
        article=cite(way.article, _), day=_since(way.since, _)
    )


def said_with_ways(answer: Assessment, book: LawBook) -> frozenset[str]:
    """Name the disputed questions that stand beside a way back, and so not again below."""
    starts = tuple(one for way in answer.back_to_front for one in questions_of(way, book))
    return frozenset(d.question for d in answer.disputed if d.question.startswith(starts))


def questions_of(way: Way, book: LawBook) -> tuple[str, ...]:
    """Give the beginnings of the questions that are disputed of a way."""
    named = (p.questions for p in book.provisions if p.way and p.cite == way.article)
    return tuple(dict.fromkeys(f"{name} " for names in named for name in names))


def _since(day: date, _: Translator) -> str:
    """Write since when; of what is as old as the code, the year is enough."""
    return str(day.year) if (day.month, day.day) == (1, 1) else short_day(day, _)


def afterwards(answer: Assessment, book: LawBook, _: Translator) -> list[str] | Question:
    """Say which harsher part waits behind a suspension for whoever leaves again.

    For volunteers it is a question whether one does.
    """
    lines = list(_harsher(answer, book, _))
    if lines and VOLUNTEER & {one.provision for one in answer.effects}:
        return book.questions[VOLUNTEERS_HARSHER]
    return lines


def _harsher(answer: Assessment, book: LawBook, _: Translator) -> Iterator[str]:
    for offence in answer.offences:
        found = harsher_part(book, offence.part, answer.on) if offence.suspension.open else None
        if found and found.offence and found.offence.most:
            terms = found.offence.least or 0, found.offence.most
            yield _(
                "After a suspension, leaving again falls under {article}: {range}, "
                "not under {part} (since {day})."
            ).format(
                article=cite(found.cite, _),
                range=format_imprisonment(*terms, _.language),
                part=part_name(offence, book, _),
                day=short_day(found.since, _),
            )
