"""What an answer leaves open: facts that are missing, points that are disputed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.law.assessment import Assessment
from wayout.law.lawbook import LawBook
from wayout.publish.law_open import missing_first, reading_words
from wayout.publish.law_words import fact_words, key_words
from wayout.text import Translator


def missing_table(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    """List the facts that would settle something, and what each decides."""
    shown, left = missing_first(answer, why=why)
    if not shown:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(style="dim")
    above = ""
    for one in shown:
        decides = key_words(one.decides, _)
        table.add_row(Text(fact_words(one.fact, _)), _("the same") if decides == above else decides)
        above = decides
    if left:
        table.add_row(Text(_.n("and {n} more: --why", "and {n} more: --why", left).format(n=left)))
    yield Padding(table, (0, 0, 0, 2), expand=False)


def dispute_lines(
    answer: Assessment, book: LawBook, _: Translator, *, why: bool, said: frozenset[str]
) -> Iterator[RenderableType]:
    """Say each disputed question; its readings where they change something, or with `why`.

    What was `said` above is left out.
    """
    for one in answer["disputed"]:
        if one["question"] in said:
            continue
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_row("\N{BULLET}", Text(one["question"]))
        yield table
        if why or any(reading["gives"] for reading in one["readings"]):
            yield Padding(readings_table(one["readings"], book, _), (0, 0, 0, 4), expand=False)


def readings_table(
    readings: Sequence[Mapping[str, Any]], book: LawBook, _: Translator
) -> RenderableType:
    """Set the readings of a question under each other, the one used first."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for one in reading_words(readings, book, _):
        said = Text(one.said)
        if one.gives:
            said.append(f" {one.gives}", "bold")
        table.add_row(Text(one.head, style="dim"), said)
    return table
