"""The chain of reasons: what was found on the way to an answer, by which provision, read how."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.law.assessment import Assessment
from wayout.law.lawbook import LawBook
from wayout.publish.law_reasons import Reason, reasons
from wayout.text import Translator

_INDENT = (0, 0, 0, 2)


def chain_of(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    """Yield the reasons of each part, and then those of the whole case."""
    for one in reasons(answer, book, _):
        yield Text(one.head, style="bold")
        if one.facts:
            yield Padding(Text(one.facts), _INDENT, expand=False)
        yield _table(one.rows)


def _table(rows: Iterable[Reason]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for style in ("", "", "dim", "dim"):
        table.add_column(style=style)
    for row in rows:
        table.add_row(*(Text(said) for said in row))
    return Padding(table, _INDENT, expand=False)
