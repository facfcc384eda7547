"""One answer of the law as a short page: what it can be, what leads back, what is due."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_deadlines import deadline_table
from wayout.cli.law_offences import BACK, SIGN, offence_blocks
from wayout.cli.law_open import dispute_lines, missing_table
from wayout.cli.law_why import chain_of
from wayout.cli.law_words import MARKS, cite
from wayout.law.assessment import Assessment, Effect
from wayout.law.lawbook import LawBook
from wayout.text import Translator
from wayout.text.dates import format_day
from wayout.text.numbers import format_decimal

_WIDTH = 100
_DIGEST = 12
_SHORT = frozenset({"offence", "mitigation", "aggravation", "probation"})  # the rest by --why
_INDENT = (0, 0, 0, 2)


def print_page(
    console: Console, answer: Assessment, book: LawBook, _: Translator, *, why: bool = False
) -> None:
    """Print the page of one answer; `why` unfolds the chain of reasons.

    Args:
        console: Where it goes.
        answer: What the law says.
        book: The law it was said by: texts of the parts.
        _: The language of the reader.
        why: Whether every reason and every reading is shown.
    """
    console.width = min(console.width, _WIDTH)
    for place, block in enumerate(_blocks(answer, book, _, why=why)):
        if place:
            console.print()
        for one in block:
            console.print(one)


def _blocks(
    answer: Assessment, book: LawBook, _: Translator, *, why: bool
) -> Iterator[list[RenderableType]]:
    """Yield the parts of the page, those that have nothing to say left out."""
    yield [*_verdict(answer, _), *(offence_blocks(answer, book, _) if answer.offences else ())]
    effects = [one for one in answer.effects if why or one.topic in _SHORT]
    sections: Iterable[tuple[str, Iterable[RenderableType]]] = (
        (_("What it means here"), _effects(effects, _)),
        (_("Lawful ways back to the front"), _ways(answer, _)),
        (_("Deadlines"), [deadline_table(answer, _, why=why)] if answer.deadlines else ()),
        (_("Days already served"), _credit(answer, _)),
        (_("Not known, and what it would settle"),
         [missing_table(answer, _)] if answer.missing else ()),
        (_("Disputed"), dispute_lines(answer, _, why=why)),
    )  # fmt: skip
    for head, said in sections:
        lines = list(said)
        if lines:
            yield [Text(head, style="bold"), *lines]
    if why:
        yield list(chain_of(answer, book, _))
    yield list(_foot(answer, _, why=why))


def _verdict(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """Say whether it is an offence, where that is not plain from the parts below."""
    if answer.liable is None:
        yield Text(_("Open: it may be an offence or none."), style="bold")
    elif not answer.offences:
        yield Text(_("By these facts no offence."), style="bold")
    elif len(answer.offences) > 1:
        yield Text(_("More than one part is possible."), style="bold")
    if answer.liable is not True and _short(answer):
        said = _(
            "48 hours is no safe harbour: whoever is stopped earlier than he meant to come back "
            "answers for an attempt at the part of the length he meant."
        )
        yield Text(said)


def _short(answer: Assessment) -> bool:
    """Say whether the length may be one of up to 48 hours."""
    return any(step.step == "length" and step.value == 0 for step in answer.trace)


def _effects(effects: Iterable[Effect], _: Translator) -> Iterator[RenderableType]:
    for one in effects:
        line = Text.assemble(one.text, (f" {cite(one.article, _)}", "dim"))
        yield Padding(line, _INDENT, expand=False)


def _ways(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    if not answer.back_to_front:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for way in answer.back_to_front:
        place = _("{article}, since {day}").format(
            article=cite(way.article, _), day=format_day(way.since, _.language)
        )
        table.add_row(Text(SIGN, style=BACK), Text.assemble((way.how, BACK), (f"  {place}", "dim")))
    yield table


def _credit(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    credit = answer.credit_days
    if credit is None or not (credit.strict or credit.general or credit.settlement):
        return
    said = _("strict regime {strict}, general regime {general}, colony-settlement {settlement}")
    days = {name: _days(getattr(credit, name), _) for name in ("strict", "general", "settlement")}
    yield Padding(Text(said.format(**days)), _INDENT, expand=False)


def _days(days: float, _: Translator) -> str:
    digits = 0 if float(days).is_integer() else 1 if float(2 * days).is_integer() else 2
    return format_decimal(days, _.language, digits)


def _foot(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    said: Mapping[str, str] = {
        "on": format_day(answer.on, _.language),
        "checked": format_day(answer.checked_on, _.language),
        "digest": answer.tables[:_DIGEST],
        "version": answer.version,
    }
    lines = [
        _("Asked about {on}. Law last checked on {checked}, tables {digest}, Wayout {version}.")
        .format(**said)
    ]  # fmt: skip
    if answer.weakest_mark:
        weakest = _(MARKS[answer.weakest_mark])
        lines.append(_("Weakest mark on the way: {mark}.").format(mark=weakest))
    lines.append(_("Not legal advice; no lawyer has checked the rules marked B."))
    if not why:
        lines.append(_("The reasons: --why"))
    yield Text(" ".join(lines), style="dim")
