"""The offences of an answer: one in full, several side by side, what is equal said once."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.law.assessment import Assessment, Offence
from wayout.law.lawbook import LawBook
from wayout.publish.law_offences import SIGN, Row, part_name, part_text, split_rows
from wayout.text import Translator

BACK = "bold red"
_INDENT = (0, 0, 0, 2)
_GAP, _CELL = 2, 24  # columns: between two, and the least of one offence beside another
_NOTHING = "\N{EN DASH}"


def offence_blocks(
    answer: Assessment, book: LawBook, _: Translator, *, width: int, why: bool
) -> Iterator[RenderableType]:
    """Yield what can be charged, and what each part brings.

    Args:
        answer: What the law says.
        book: The law it was said by.
        _: The language of the reader.
        width: Columns of the terminal.
        why: Whether all of it is shown.
    """
    differing, equal = split_rows(answer, _, why=why)
    names = [part_name(one, book, _) for one in answer.offences]
    beside = _fits(differing, names, width)
    for place, offence in enumerate(answer.offences):
        yield _heading(answer, offence, book, _)
        if not beside and differing:
            yield _under_it(differing, place)
    if beside and differing:
        yield Text("")
        yield _side_by_side(differing, names)
    if len(answer.offences) > 1:
        yield Text("")
        yield Text(_("For each of them"), style="dim")
    table = _labelled()
    for row in equal:
        if row.said[0]:
            table.add_row(Text(row.label, style="dim"), _value(*row.said))
    yield Padding(table, _INDENT, expand=False)


def _fits(rows: Sequence[Row], names: Sequence[str], width: int) -> bool:
    """Say whether the offences fit side by side with no word cut."""
    labels = max((len(row.label) for row in rows), default=0)
    cell = (width - _INDENT[3] - labels - _GAP) // len(names) - _GAP
    words = (word for row in rows for value in row.values for word in value.split())
    return cell >= max(_CELL, *(len(word) for word in (*names, *words)))


def _under_it(rows: Sequence[Row], place: int) -> RenderableType:
    table = _labelled()
    for row in rows:
        said = row.values[place] or _NOTHING
        back = bool(row.back and row.back[place])
        table.add_row(Text(row.label, style="dim"), _value(said, back))
    return Padding(table, _INDENT, expand=False)


def _heading(answer: Assessment, offence: Offence, book: LawBook, _: Translator) -> RenderableType:
    said = part_text(answer, offence, book, _)
    return Text.assemble((part_name(offence, book, _), "bold"), f"  {said}")


def _labelled() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    return table


def _side_by_side(rows: Sequence[Row], names: Sequence[str]) -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
    table.add_column("", no_wrap=True, style="dim")
    for name in names:
        table.add_column(name, ratio=1)
    for row in rows:
        backs = row.back or (False,) * len(names)
        cells = (_value(v or _NOTHING, back) for v, back in zip(row.values, backs, strict=True))
        table.add_row(row.label, *cells)
    return Padding(table, _INDENT)


def _value(said: str, back: bool = False) -> Text:  # noqa: FBT001, FBT002  a pair unpacked
    return Text(f"{said} {SIGN}", style=BACK) if back else Text(said)
