"""One answer of the law as a short page: what it can be, what leads back, what is due."""

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from wayout.cli.law_deadlines import deadline_table
from wayout.cli.law_effects import earlier_case, effect_list, warning, why_none
from wayout.cli.law_offences import offence_blocks
from wayout.cli.law_open import dispute_lines, missing_table
from wayout.cli.law_summary import in_short
from wayout.cli.law_ways import said_with_ways, ways_back
from wayout.cli.law_why import chain_of
from wayout.cli.law_words import MARKS
from wayout.law.assessment import Assessment
from wayout.law.lawbook import LawBook
from wayout.text import Translator
from wayout.text.dates import format_day
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
    yield [*_stale(answer, _), *_verdict(answer, _), *in_short(answer, book, _), *told]
    mitigates = answer.offences and not why
    sections: Iterable[tuple[str, Iterable[RenderableType]]] = (
        (_("What an earlier case or sentence adds"), earlier_case(answer, _)),
        (_("Lawful ways back to the front"), ways_back(answer, book, _)),
        (_("What mitigates or releases") if mitigates else _("What follows"),
         effect_list(answer, _, why=why)),
        (_("Deadlines"), deadline_table(answer, _, why=why)),
        (_("Days already served"), _credit(answer, _)),
        (_("Not known, and what it would settle"),
         missing_table(answer, _, why=why)),
        (_("Disputed"), dispute_lines(answer, book, _, why=why, said=_said(answer, book))),
    )  # fmt: skip
    for head, said in sections:
        lines = list(said)
        if lines:
            yield [Text(head, style="bold"), *lines]
    if why:
        yield list(chain_of(answer, book, _))
    yield list(_foot(answer, _, why=why))


def _said(answer: Assessment, book: LawBook) -> frozenset[str]:
    """Name the disputes that stand above their own list."""
    first = frozenset(one.question for one in answer.disputed[:1] if not answer.offences)
    return first | said_with_ways(answer, book)


def _stale(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """Say, where the day asked about is later than the last reading, what is not in here."""
    if answer.on > answer.checked_on:
        said = _("Note: laws that came after {day} are not in here; whether one did is not known.")
        yield Text(said.format(day=format_day(answer.checked_on, _.language)), style="bold yellow")


def _verdict(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """Say whether it is an offence, where that is not plain from the parts below."""
    told = list(warning(answer, _))
    if answer.liable is None:
        yield Text(_("Open: it may be an offence or none."), style="bold")
    elif not answer.offences:
        covered = all(one.value for one in answer.trace if one.step == "serviceman")
        said = _("These facts show no offence.")
        if told and covered:
            said = _("No offence, since he meant to be away for no more than two days.")
        yield Text(said, style="bold")
    elif len(answer.offences) > 1:
        yield Text(_("More than one part is possible."), style="bold")
    yield from told
    yield from why_none(answer, _)


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
