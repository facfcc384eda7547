"""One article: its provisions with their editions side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.pages.law.day import chosen_day
from wayout.desk.pages.law.links import anchor
from wayout.desk.pages.law.page import change_shown, checked_words
from wayout.desk.view import page, speak
from wayout.law import LawBook, load_law
from wayout.law.provision import Provision
from wayout.publish.law_changes import around, law_changes
from wayout.publish.law_editions import (
    in_force_words,
    question_readings,
    term_words,
    verified_words,
)
from wayout.publish.law_words import MARKS, cite
from wayout.text import Translator, mark

AXES = {
    "end": mark("The edition of the day on which the offence ended counts, or a milder later one."),
    "on": mark("The edition of the day asked about counts."),
    "step": mark("The edition of the day of the step counts from which the term runs."),
}
Piece = tuple[str, bool]  # of a text, and whether it is new in this edition


@dataclass(frozen=True, slots=True)
class EditionShown:
    """An edition: since when, in which words, read where, disputed in what."""

    id: str
    anchor: str
    span: str
    applies: bool
    pieces: tuple[Piece, ...]
    term: str
    mark: str
    sources: tuple[tuple[str, str], ...]
    checked: str
    questions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place of the article, with everything that is said of it: provisions by editions."""

    name: str
    provisions: tuple[tuple[EditionShown, ...], ...]


def law_article(request: Request) -> Response:
    """Show an article as it is on a day, beside what it was and will be."""
    _ = speak(request)
    book = load_law()
    article = book.articles.get(request.path_params["article"])
    if article is None:
        raise HTTPException(404)
    chosen = chosen_day(request, _)
    own = [one for one in book.provisions if one.article is article]
    changes = law_changes(book, own)
    before, after = around(changes, chosen.day)
    return page(
        request,
        "law_article.html",
        chosen=chosen,
        kept=f"&on={chosen.day}",
        name=article.cite.say(_.language),
        title=article.title.say(_.language),
        axis=_(AXES[article.axis]),
        before=before.day if before else None,
        after=after.day if after else None,
        changes=[change_shown(one, _) for one in reversed(changes)],
        places=list(_places(book, own, chosen.day, _, applies=True)),
        others=list(_places(book, own, chosen.day, _, applies=False)),
        checked=checked_words(book, _),
    )


def _places(
    book: LawBook, own: Sequence[Provision], day: date, _: Translator, *, applies: bool
) -> Iterator[PlaceShown]:
    """Gather what applies on a day, or what does not: the parts that can be charged first."""
    found: dict[str, list[tuple[EditionShown, ...]]] = {}
    for name in dict.fromkeys(one.id for one in sorted(own, key=lambda one: not one.offence)):
        editions = book.editions(name)
        if any(one.in_force(day) for one in editions) is applies:
            shown = tuple(
                _edition(book, one, old, day, _) for old, one in pairwise((None, *editions)) if one
            )
            found.setdefault(cite(editions[-1].cite, _), []).append(shown)
    return (PlaceShown(name, tuple(rows)) for name, rows in found.items())


def _edition(
    book: LawBook, one: Provision, old: Provision | None, day: date, _: Translator
) -> EditionShown:
    return EditionShown(
        id=one.id,
        anchor=anchor(one),
        span=in_force_words(one, _),
        applies=one.in_force(day),
        pieces=tuple(_pieces(one, old, _)),
        term=term_words(one, _),
        mark=_(MARKS[one.mark]),
        sources=tuple((source.name.say(_.language), source.url or "") for source in one.sources),
        checked=verified_words(one, _),
        questions=tuple(_questions(book, one.questions, _)),
    )


def _questions(
    book: LawBook, names: Sequence[str], _: Translator
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for name in names:
        question = book.questions[name]
        yield question.text.say(_.language), tuple(question_readings(question, _))


def _pieces(one: Provision, old: Provision | None, _: Translator) -> Iterator[Piece]:
    """Cut a text into what stood in the edition before, and what is new."""
    text = one.text.say(_.language)
    if old is None:
        yield text, False
        return
    before, now = old.text.say(_.language).split(), text.split()
    for tag, *_old, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if first < last:
            yield " ".join(now[first:last]), tag != "equal"
