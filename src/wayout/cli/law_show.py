"""`wayout law show`: a provision, its editions, its sources, its disputed readings."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law import Flag, one_day, print_json
from wayout.cli.terminal import results, speak
from wayout.publish.law_editions import edition_rows, in_force_words, question_readings
from wayout.publish.law_words import cite
from wayout.text import Translator
from wayout.text.dates import format_day

if TYPE_CHECKING:
    from wayout.law.lawbook import LawBook, Question
    from wayout.law.provision import Provision

_WIDTH = 100
_INDENT = (0, 0, 0, 2)


def show(
    provision: Annotated[str, Parameter(name="PROVISION")],
    /,
    *,
    on: str | None = None,
    json: Annotated[bool, Flag] = False,
) -> int:
    """Show a provision: its editions, how they were read, what is disputed.

    Args:
        provision: 337.5, "UK 337(5)", uk.337.5 or upk.208; a whole article such as 208; a
            disputed question such as Q1.
        on: Only what is in force on this day, written 2025-01-31.
        json: Answer in JSON.
    """
    day = one_day(on) if on is not None else None
    from wayout.law import load_law  # noqa: PLC0415  help does without
    from wayout.law.find import find_provisions  # noqa: PLC0415  idem

    _ = speak()
    book = load_law()
    question = book.questions.get(provision.strip().upper())
    found = _disputed(book, question.id) if question else find_provisions(book, provision)
    if question and not json:
        console = results()
        console.width = min(console.width, _WIDTH)
        console.print(question_table(question, _))
        console.print()
    if json:
        print_json(_answer(book, found, day or date.today()))  # noqa: DTZ011  the reader's own day
    else:
        _print(results(), book, found, day, _)
    return 0


def _disputed(book: "LawBook", question: str) -> "tuple[Provision, ...]":
    """Find the provisions that a question is about; there may be none but the question."""
    return tuple(one for one in book.provisions if question in one.questions)


def question_table(question: "Question", _: Translator) -> RenderableType:
    """Show a disputed question with its readings."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for use, said in question_readings(question, _):
        table.add_row(Text(f"  {use}", style="dim"), Text(said))
    return Group(Text(question.text.say(_.language), style="bold"), table)


def _shown(found: "Sequence[Provision]", day: date | None) -> "list[Provision]":
    return [one for one in found if day is None or one.in_force(day)]


def _print(
    console: Console,
    book: "LawBook",
    found: "Sequence[Provision]",
    day: date | None,
    _: Translator,
) -> None:
    console.width = min(console.width, _WIDTH)
    article = ""
    for one in _shown(found, day):
        if one.article.id != article:
            if article:
                console.print()
            title = one.article.title.say(_.language)
            console.print(Text(f"{one.article.cite.say(_.language)}. {title}", style="bold"))
            article = one.article.id
        console.print()
        for line in _edition(book, one, _):
            console.print(line)
    if found and not article:
        said = _("Not in force on {day}; there are editions on other days: leave --on out.")
        console.print(Text(said.format(day=format_day(day or date.min, _.language))))
    if found:
        console.print()
    said = _("Law last checked on {checked}, tables {digest}. Not legal advice.")
    checked = format_day(book.checked_on, _.language)
    console.print(Text(said.format(checked=checked, digest=book.digest[:12]), style="dim"))


def _edition(book: "LawBook", one: "Provision", _: Translator) -> Iterator[RenderableType]:
    yield Text.assemble((cite(one.cite, _), "bold"), f"  {in_force_words(one, _)}")
    yield Padding(Text(one.text.say(_.language)), _INDENT, expand=False)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for label, said in edition_rows(book, one, _):
        table.add_row(Text(label, style="dim"), Text(said))
    yield Padding(table, _INDENT, expand=False)


def _answer(book: "LawBook", found: "Sequence[Provision]", day: date) -> dict[str, Any]:
    ids = dict.fromkeys(one.id for one in found)
    return {
        "on": day.isoformat(),
        "provisions": [
            {
                "id": name,
                "editions": [_told(book, one, day) for one in found if one.id == name],
            }
            for name in ids
        ],
        "checked_on": book.checked_on.isoformat(),
        "tables": book.digest,
    }


def _told(book: "LawBook", one: "Provision", day: date) -> dict[str, Any]:
    offence = one.offence
    return {
        "article": one.cite,
        "title": {"en": one.article.title.en, "ru": one.article.title.ru},
        "from": one.since.isoformat(),
        "to": one.to.isoformat() if one.to else None,
        "in_force": one.in_force(day),
        "act": one.act,
        "mark": one.mark,
        "text": {"en": one.text.en, "ru": one.text.ru},
        "part": offence.part if offence else None,
        "min_months": offence.least if offence else None,
        "max_months": offence.most if offence else None,
        "sources": [
            {"id": s.id, "name": {"en": s.name.en, "ru": s.name.ru}, "url": s.url,
             "read_on": s.read_on.isoformat()}
            for s in one.sources
        ],
        "verified": {"on": one.verified.on.isoformat(), "by": one.verified.by},
        "questions": [
            {"question": {"en": q.text.en, "ru": q.text.ru},
             "readings": [{"en": r.text.en, "ru": r.text.ru} for r in q.readings]}
            for q in (book.questions[name] for name in one.questions)
        ],
    }  # fmt: skip
