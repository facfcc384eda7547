"""A figure as a calm table for the terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from wayout.publish.figure import Figure

_RED = "bold red"  # as the map has it: back to the front


def terminal_table(figure: Figure, *, how: bool = True) -> Group:
    """Make what the terminal shows: title, rows, notes, and how it was counted (`how`)."""
    return Group(*_parts(figure, how=how))


def _parts(figure: Figure, *, how: bool) -> Iterator[RenderableType]:
    yield Text(figure.title, style="bold")
    yield Text(figure.subtitle, style="dim")
    yield Text()
    yield _table(figure)
    if figure.notes:
        yield Text()
    for note in figure.notes:
        yield Text(note)
    if how:
        yield Text()
        yield Text(figure.how, style="dim")


def _table(figure: Figure) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    shown = [at for at, column in enumerate(figure.columns) if not column.aside]
    for at in shown:
        column = figure.columns[at]
        table.add_column(column.title, justify="right" if column.numeric else "left")
    for at, row in enumerate(figure.cells):
        table.add_row(*(row[place] for place in shown), style=_RED if at in figure.red else None)
    return table
