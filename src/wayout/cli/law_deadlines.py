"""The deadlines of an answer: his own to keep, and the authorities'; what is over is shown, too."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_words import cite, short_day
from wayout.cli.terminal import plain_table
from wayout.law.assessment import Assessment, Deadline
from wayout.law.due import LIMITATION, OWN, day_of, is_over, numbered
from wayout.text import Translator

_OVER = "red"
_SOON, _SOON_DAYS = "bold yellow", 3
_INDENT = (0, 0, 0, 3)
Numbered = tuple[int, Deadline]


def deadline_table(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    """Show what is due in two groups, and with `why` how each day was counted.

    A safe day stands only with his own: for a term that binds others an earlier day proves
    nothing. The end of the limitation period, which the offences tell, is explained by `why`.
    """
    rows = numbered(answer.deadlines)
    own = [row for row in rows if row[1].name in OWN]
    theirs = [row for row in rows if row[1].name not in OWN]
    if own:
        yield Text(_("Binding on him and his lawyer"), style="dim")
        yield _table(own, answer.on, _, own=True)
    if theirs:
        yield Text(_("Binding on the investigation and the court"), style="dim")
        yield _table(theirs, answer.on, _, own=False)
    if any(is_over(one, answer.on) for _number, one in theirs):
        said = _("Over by the general rule; whether the term was prolonged stands in the order.")
        yield Padding(Text(said), _INDENT, expand=False)
    for number, one in rows:
        yield from _notes(str(number), one, why=why)
    for one in answer.deadlines:
        if why and one.name == LIMITATION:
            yield from _notes(one.title, one, why=why)


def _table(rows: Sequence[Numbered], on: date, _: Translator, *, own: bool) -> Table:
    table = plain_table()
    table.add_column("", justify="right", style="dim")  # its number in a calendar file
    table.add_column(_("due"), no_wrap=True)
    if own:
        table.add_column(_("safe day"), no_wrap=True)
    table.add_column("")
    for number, one in rows:
        due = Text(_due(one, on, _, own=own), style=_style(one, on))
        safe = short_day(one.safe, _) if one.safe and one.safe != one.due else ""
        title = Text.assemble(one.title, (f" ({cite(one.article, _)})", "dim"))
        table.add_row(str(number), due, *((safe,) if own else ()), title)
    return table


def _due(one: Deadline, on: date, _: Translator, *, own: bool) -> str:
    if one.due is None:
        if one.safe is None or own:
            return _("not known")
        return _("not before {day}").format(day=short_day(one.safe, _))
    said = short_day(one.due, _)
    return _("{day}, over").format(day=said) if is_over(one, on) else said


def _style(one: Deadline, on: date) -> str:
    if one.due is None:
        return ""
    left = (day_of(one.due) - on).days
    return _OVER if left < 0 else _SOON if left <= _SOON_DAYS else ""


def _notes(head: str, one: Deadline, *, why: bool) -> Iterator[RenderableType]:
    """Give the note where the day is not counted to the end, and everything with `why`."""
    said = [one.note] if one.note and (why or one.rolled is None or one.due is None) else []
    if why:
        said += [f"{step.rstrip('.')}." for step in one.steps]
    if said:
        line = Text.assemble((f"{head}: ", "dim"), " ".join(said))
        yield Padding(line, _INDENT, expand=False)
