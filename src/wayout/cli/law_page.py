"""One answer of the law as a short page: what it can be, what leads back, what is due."""

from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_deadlines import deadline_table
from wayout.cli.law_effects import effect_list, warning
from wayout.cli.law_offences import BACK, SIGN, offence_blocks, part_name
from wayout.cli.law_open import dispute_lines, missing_table
from wayout.cli.law_why import chain_of
from wayout.cli.law_words import MARKS, cite, short_day
from wayout.law.assessment import Assessment
from wayout.law.harsher import harsher_part
from wayout.law.lawbook import LawBook
from wayout.text import Translator
from wayout.text.dates import format_day
from wayout.text.months import format_months_range
from wayout.text.numbers import format_decimal

_WIDTH = 100
_DIGEST = 12
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
    blocks = _blocks(answer, book, _, width=console.width, why=why)
    for place, block in enumerate(blocks):
        if place:
            console.print()
        for one in block:
            console.print(one)


def _blocks(
    answer: Assessment, book: LawBook, _: Translator, *, width: int, why: bool
) -> Iterator[list[RenderableType]]:
    """Yield the parts of the page, those that have nothing to say left out."""
    told = offence_blocks(answer, book, _, width=width, why=why) if answer.offences else ()
    yield [*_verdict(answer, _), *told]
    mitigates = answer.offences and not why
    sections: Iterable[tuple[str, Iterable[RenderableType]]] = (
        (_("Lawful ways back to the front"), _ways(answer, book, _)),
        (_("What mitigates or releases") if mitigates else _("What follows"),
         effect_list(answer, _, why=why)),
        (_("Deadlines"), deadline_table(answer, _, why=why)),
        (_("Days already served"), _credit(answer, _)),
        (_("Not known, and what it would settle"),
         missing_table(answer, _, why=why)),
        (_("Disputed"), dispute_lines(answer, book, _, why=why)),
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
    yield from warning(answer, _)


def _ways(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    if not answer.back_to_front:
        return
    table = Table.grid(padding=(0, 1, 0, 0))
    for way in answer.back_to_front:
        place = _("{article}, since {day}").format(
            article=cite(way.article, _), day=_since(way.since, _)
        )
        said = Text.assemble((way.how.rstrip("."), BACK), (f" ({place})", "dim"))
        table.add_row(Text(SIGN, style=BACK), said)
    for line in _afterwards(answer, book, _):
        table.add_row("", Text(line))
    yield table


def _since(day: date, _: Translator) -> str:
    """Write since when; of what is as old as the code, the year is enough."""
    return str(day.year) if (day.month, day.day) == (1, 1) else short_day(day, _)


def _afterwards(answer: Assessment, book: LawBook, _: Translator) -> Iterator[str]:
    """Say which harsher part waits behind a suspension for whoever leaves again."""
    for offence in answer.offences:
        found = harsher_part(book, offence.part, answer.on) if offence.suspension.open else None
        if found and found.offence and found.offence.most:
            terms = found.offence.least or 0, found.offence.most
            yield _(
                "Behind a suspension: leaving again is {article}, {range}, "
                "not {part} (since {day})."
            ).format(
                article=cite(found.cite, _),
                range=format_months_range(*terms, _.language),
                part=part_name(offence, book, _),
                day=short_day(found.since, _),
            )


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
    said = _("Law checked on {checked} (tables {digest}, Wayout {version}); asked about {on}.")
    yield Text(
        said.format(
            checked=format_day(answer.checked_on, _.language),
            digest=answer.tables[:_DIGEST],
            version=answer.version,
            on=format_day(answer.on, _.language),
        ),
        style="dim",
    )
    lines = [_weakest(answer, _), _("Not legal advice.")]
    if not why:
        lines.append(_("Reasons: --why"))
    yield Text(" ".join(line for line in lines if line), style="dim")


def _weakest(answer: Assessment, _: Translator) -> str:
    """Say how far down the chain of reasons holds."""
    match answer.weakest_mark:
        case None:
            return ""
        case "B":
            return _("Weakest mark: B, which no lawyer has checked.")
        case mark:
            return _("Weakest mark: {mark}.").format(mark=_(MARKS[mark]))
