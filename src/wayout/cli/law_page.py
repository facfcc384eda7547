"""One answer of the law as a short page: what it can be, what leads back, what is due."""

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from wayout.cli.law_deadlines import deadline_table
from wayout.cli.law_effects import earlier_case, effect_list, warning, why_none
from wayout.cli.law_offences import offence_blocks
from wayout.cli.law_open import dispute_lines, missing_table
from wayout.cli.law_ways import ways_back
from wayout.cli.law_why import chain_of
from wayout.law.assessment import Assessment
from wayout.law.lawbook import LawBook
from wayout.publish.law_summary import in_short
from wayout.publish.law_verdict import (
    checked_words,
    credit_words,
    disputes_said,
    stale_words,
    verdict_words,
    weakest_words,
)
from wayout.text import Translator

_WIDTH = 100
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
    yield [*_first(answer, book, _), *told]
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
        (_("Disputed"), dispute_lines(answer, book, _, why=why, said=disputes_said(answer, book))),
    )  # fmt: skip
    for head, said in sections:
        lines = list(said)
        if lines:
            yield [Text(head, style="bold"), *lines]
    if why:
        yield list(chain_of(answer, book, _))
    yield list(_foot(answer, _, why=why))


def _first(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    """Say what is not in here, whether it is an offence, and the whole in one sentence."""
    yield from (Text(said, style="bold yellow") for said in stale_words(answer, _))
    yield from (Text(said, style="bold") for said in verdict_words(answer, _))
    yield from warning(answer, _)
    yield from why_none(answer, _)
    yield from (Text(said, style="bold") for said in in_short(answer, book, _))


def _credit(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    for said in credit_words(answer, _):
        yield Padding(Text(said), _INDENT, expand=False)


def _foot(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    yield Text(checked_words(answer, _), style="dim")
    lines = [weakest_words(answer, _), _("Not legal advice.")]
    if not why:
        lines.append(_("Reasons: --why"))
    yield Text(" ".join(line for line in lines if line), style="dim")
