"""The lawful ways back to the front, and what waits behind them."""

from collections.abc import Iterator
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_offences import BACK, SIGN, part_name
from wayout.cli.law_open import readings_table
from wayout.cli.law_words import cite, short_day
from wayout.law.assessment import Assessment, Way
from wayout.law.harsher import harsher_part
from wayout.law.lawbook import LawBook
from wayout.text import Translator
from wayout.text.months import format_imprisonment

VOLUNTEER = frozenset({"uk.331.4", "uk.331.4.harsher"})  # what is said of volunteers alone
VOLUNTEERS_HARSHER = "Q6"  # whether the harsher parts hold for them
_INDENT = (0, 0, 0, 2)


def ways_back(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    """List the ways, each with what is disputed of it; then the harsher parts behind them."""
    for way in answer.back_to_front:
        table = Table.grid(padding=(0, 1, 0, 0))
        place = _("{article}, since {day}").format(
            article=cite(way.article, _), day=_since(way.since, _)
        )
        said = Text.assemble((way.how.rstrip("."), BACK), (f" ({place})", "dim"))
        table.add_row(Text(SIGN, style=BACK), said)
        yield table
        for one in answer["disputed"]:
            if one["question"].startswith(_questions(way, book)):
                yield Padding(Text(one["question"]), _INDENT, expand=False)
                yield Padding(readings_table(one["readings"], book, _), (0, 0, 0, 4), expand=False)
    for line in _afterwards(answer, book, _):
        yield Padding(line, _INDENT, expand=False)


def said_with_ways(answer: Assessment, book: LawBook) -> frozenset[str]:
    """Name the disputed questions that stand beside a way back, and so not again below."""
    starts = tuple(one for way in answer.back_to_front for one in _questions(way, book))
    return frozenset(d.question for d in answer.disputed if d.question.startswith(starts))


def _questions(way: Way, book: LawBook) -> tuple[str, ...]:
    """Give the beginnings of the questions that are disputed of a way."""
    named = (p.questions for p in book.provisions if p.way and p.cite == way.article)
    return tuple(dict.fromkeys(f"{name} " for names in named for name in names))


def _since(day: date, _: Translator) -> str:
    """Write since when; of what is as old as the code, the year is enough."""
    return str(day.year) if (day.month, day.day) == (1, 1) else short_day(day, _)


def _afterwards(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    """Say which harsher part waits behind a suspension for whoever leaves again."""
    lines = list(_harsher(answer, book, _))
    if lines and VOLUNTEER & {one.provision for one in answer.effects}:
        question = book.questions[VOLUNTEERS_HARSHER]
        yield Text(question.text.say(_.language))
        readings = [{"reading": r.text.say(_.language), "gives": {}} for r in question.readings]
        yield Padding(readings_table(readings, book, _), _INDENT, expand=False)
        return
    yield from map(Text, lines)


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
