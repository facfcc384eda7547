"""The deadlines of an answer: his own to keep, and the authorities'; what is over is shown, too."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.terminal import plain_table
from wayout.law.assessment import Assessment, Deadline
from wayout.law.due import day_of, is_over, numbered
from wayout.publish.law_deadlines import (
    Numbered,
    counting,
    due_words,
    last_of_prosecution,
    own_and_theirs,
    safe_words,
)
from wayout.publish.law_words import cite
from wayout.text import Translator

_OVER = "red"
_SOON, _SOON_DAYS = "bold yellow", 3
_INDENT = (0, 0, 0, 3)


def deadline_table(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    """Show what is due in two groups, and with `why` how each day was counted.

    A safe day stands only with his own: for a term that binds others an earlier day proves
    nothing. The end of the limitation period, which the offences tell, is explained by `why`.
    """
    own, theirs = own_and_theirs(answer)
    if own:
        yield Text(_("Binding on him and his lawyer"), style="dim")
        yield _table(own, answer.on, _, own=True)
    if theirs:
        yield Text(_("Binding on the investigation and the court"), style="dim")
        yield _table(theirs, answer.on, _, own=False)
    if any(is_over(one, answer.on) for _number, one in theirs):
        said = _("Over by the general rule; whether the term was prolonged stands in the order.")
        yield Padding(Text(said), _INDENT, expand=False)
    for number, one in numbered(answer.deadlines):
        yield from _notes(str(number), one, why=why)
    for one in last_of_prosecution(answer) if why else ():
        yield from _notes(one.title, one, why=why)


def _table(rows: Sequence[Numbered], on: date, _: Translator, *, own: bool) -> Table:
    table = plain_table()
    table.add_column("", justify="right", style="dim")  # its number in a calendar file
    table.add_column(_("due"), no_wrap=True)
    if own:
        table.add_column(_("safe day"), no_wrap=True)
    table.add_column("")
    for number, one in rows:
        due = Text(due_words(one, on, _), style=_style(one, on))
        title = Text.assemble(one.title, (f" ({cite(one.article, _)})", "dim"))
        table.add_row(str(number), due, *((safe_words(one, _),) if own else ()), title)
    return table


def _style(one: Deadline, on: date) -> str:
    if one.due is None:
        return ""
    left = (day_of(one.due) - on).days
    return _OVER if left < 0 else _SOON if left <= _SOON_DAYS else ""


def _notes(head: str, one: Deadline, *, why: bool) -> Iterator[RenderableType]:
    said = counting(one, why=why)
    if said:
        yield Padding(Text.assemble((f"{head}: ", "dim"), said), _INDENT, expand=False)
