"""The deadlines of an answer as a table: what is over is shown, too."""

from collections.abc import Iterator
from datetime import date, datetime, time

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_words import cite, short_day
from wayout.law.assessment import Assessment, Deadline
from wayout.text import Translator

_LIMITATION = "limitation"
_OVER = "red"
_SOON, _SOON_DAYS = "bold yellow", 3


def deadline_table(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    """Show what is due, the earliest first, and with `why` how each day was counted.

    The end of the limitation period, which the offences tell, is left to the long view.
    """
    numbered = [
        (number, one)
        for number, one in enumerate(answer.deadlines, start=1)
        if why or one.name != _LIMITATION
    ]
    if not numbered:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", justify="right", style="dim")  # its number in a calendar file
    table.add_column(_("due"), no_wrap=True)
    table.add_column(_("safe day"), no_wrap=True)
    table.add_column("")
    notes: list[RenderableType] = []
    for number, one in sorted(numbered, key=_order):
        table.add_row(
            str(number),
            Text(_due(one, answer.on, _), style=_style(one, answer.on)),
            short_day(one.safe, _) if one.safe and one.safe != one.due else "",
            Text.assemble(one.title, (f" ({cite(one.article, _)})", "dim")),
        )
        notes += _notes(one, why=why)
    yield table
    yield from notes


def _order(numbered: tuple[int, Deadline]) -> tuple[bool, datetime]:
    due = numbered[1].due
    return due is None, _moment(due) if due else datetime.max  # noqa: DTZ901  local


def _moment(day: date | datetime) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time.max)


def _due(one: Deadline, on: date, _: Translator) -> str:
    if one.due is None:
        return _("not known")
    said = short_day(one.due, _)
    return _("{day}, over").format(day=said) if _day(one.due) < on else said


def _day(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due


def _style(one: Deadline, on: date) -> str:
    if one.due is None:
        return ""
    left = (_day(one.due) - on).days
    return _OVER if left < 0 else _SOON if left <= _SOON_DAYS else ""


def _notes(one: Deadline, *, why: bool) -> Iterator[RenderableType]:
    """Give the note where the day is not counted to the end, and everything with `why`."""
    said = [one.note] if one.note and (why or one.rolled is None or one.due is None) else []
    if why:
        said += [f"{step.rstrip('.')}." for step in one.steps]
    if said:
        line = Text.assemble((f"{one.title}: ", "dim"), " ".join(said))
        yield Padding(line, (0, 0, 0, 3), expand=False)
