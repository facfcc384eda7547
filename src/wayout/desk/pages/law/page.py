"""The law by article: what is in force on a day, and when it changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.pages.law.day import chosen_day
from wayout.desk.pages.law.links import Cited, cited
from wayout.desk.view import page, speak
from wayout.law import LawBook, load_law
from wayout.law.provision import Article, Provision
from wayout.publish.law_changes import LawChange, around, law_changes
from wayout.publish.law_words import MARKS, cite
from wayout.text import Translator, mark
from wayout.text.dates import format_day

ACTS = {"uk": mark("Criminal Code (CC)"), "upk": mark("Code of Criminal Procedure (CPC)")}
OTHERS = mark("Other laws, decrees, orders, rulings")
KINDS = {"came": mark("came"), "changed": mark("changed"), "went": mark("no longer applies")}


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article on a day, and its changes around it."""

    id: str
    name: str
    title: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A day of change, and what happened on it."""

    day: date
    lines: tuple[tuple[str, tuple[Cited, ...]], ...]


def law(request: Request) -> Response:
    """List the articles as they are on a day."""
    _ = speak(request)
    chosen = chosen_day(request, _)
    book = load_law()
    changes = law_changes(book, book.provisions)
    before, after = around(changes, chosen.day)
    return page(
        request,
        "law.html",
        chosen=chosen,
        kept=f"&on={chosen.day}",
        acts=list(_acts(book, chosen.day, _)),
        before=before.day if before else None,
        after=after.day if after else None,
        changes=[change_shown(one, _) for one in reversed(changes)],
        checked=checked_words(book, _),
        marks="; ".join(_(said) for said in MARKS.values()),
    )


def checked_words(book: LawBook, _: Translator) -> str:
    """Say when the tables were last compared with their sources."""
    said = _("Law last checked on {checked}, tables {digest}. Not legal advice.")
    return said.format(checked=format_day(book.checked_on, _.language), digest=book.digest[:12])


def change_shown(change: LawChange, _: Translator) -> ChangeShown:
    """Say what changed on a day."""
    groups = (("came", change.came), ("changed", change.changed), ("went", change.went))
    return ChangeShown(
        change.day,
        tuple((_(KINDS[kind]), tuple(_places(found, _))) for kind, found in groups if found),
    )


def _places(provisions: Iterable[Provision], _: Translator) -> Iterator[Cited]:
    """Cite places, each once though several rules may stand in it."""
    seen: dict[str, Provision] = {}
    for one in provisions:
        seen.setdefault(cite(one.cite, _), one)
    return (cited("", name, one) for name, one in seen.items())


def _acts(book: LawBook, day: date, _: Translator) -> Iterator[tuple[str, list[ArticleRow]]]:
    """Group the articles by their act: the two codes first, in the order of their numbers."""
    articles = sorted(book.articles.values(), key=_place)
    for act, found in groupby(articles, key=_act):
        yield _(ACTS.get(act, OTHERS)), [_row(book, one, day, _) for one in found]


def _act(article: Article) -> str:
    act = article.id.partition(".")[0]
    return act if act in ACTS else ""


def _place(article: Article) -> tuple[int, list[int]]:
    number = [int(one) for one in re.findall(r"\d+", article.id)]
    return [*ACTS, ""].index(_act(article)), number


def _row(book: LawBook, article: Article, day: date, _: Translator) -> ArticleRow:
    own = [one for one in book.provisions if one.article is article]
    before, after = around(law_changes(book, own), day)
    return ArticleRow(
        id=article.id,
        name=article.cite.say(_.language),
        title=article.title.say(_.language),
        before=before.day if before else None,
        after=after.day if after else None,
    )
