"""What an answer leaves open: facts that are missing, points that are disputed."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_words import changed_words, fact_words, key_words
from wayout.law.assessment import Assessment, Dispute, Missing, Reading
from wayout.text import Translator

_DECISIVE = ("offences", "part", "liable", "attempt")


def missing_table(answer: Assessment, _: Translator) -> RenderableType:
    """List the facts that would settle something, those first that decide the offence."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(style="dim")
    for one in sorted(answer.missing, key=_rank):
        table.add_row(Text(fact_words(one.fact, _)), key_words(one.decides, _))
    return Padding(table, (0, 0, 0, 2), expand=False)


def _rank(one: Missing) -> bool:
    return not set(_DECISIVE) & set(one.decides)


def dispute_lines(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    """Say each disputed question; its readings where they change something, or with `why`."""
    for one in answer.disputed:
        yield Padding(Text(one.question), (0, 0, 0, 2), expand=False)
        if why or any(reading.gives for reading in one.readings):
            yield Padding(_readings(one, _), (0, 0, 0, 4), expand=False)


def _readings(dispute: Dispute, _: Translator) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for place, one in enumerate(dispute.readings):
        head = _("used here") if place == 0 else _("otherwise")
        table.add_row(Text(head, style="dim"), _reading(one, _))
    return table


def _reading(one: Reading, _: Translator) -> Text:
    said = Text(one.reading)
    if one.gives:
        changes = "; ".join(
            f"{key_words((key,), _)}: {changed_words(key, value, _)}"
            for key, value in one.gives.items()
        )
        said.append(f" ({changes})", "dim")
    return said
