"""What the demo shows in the terminal: the reading, the counts, the way of a case, the map."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wayout.cli.reading_facts import reading_facts
from wayout.pathway import History, load_pathway
from wayout.pathway.drawing import numbered
from wayout.publish.case_way import case_way
from wayout.publish.count_figure import count_figure
from wayout.publish.terminal import terminal_table
from wayout.record.counting.count import Count
from wayout.record.run import ReadingResult
from wayout.text import Translator

FACTS = ("pages", "cards", "histories", "set_aside")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demo has to show: a reading, counts of its tables, one case of it."""

    result: ReadingResult
    counts: tuple[Count, ...]
    case: History


def show(console: Console, shown: Shown, _: Translator) -> None:
    """Print everything, the page excepted."""
    console.print(Text(_("Everything here is invented."), style="bold"))
    facts = (fact for fact in reading_facts(shown.result, _) if fact.key in FACTS)
    console.print(" · ".join(f"{fact.number} {fact.name}" for fact in facts))
    for count in shown.counts:
        console.print()
        console.print(terminal_table(count_figure(count, _.language)))
    console.print()
    _show_case(console, shown.case, _)
    console.print()
    _show_ways_back(console, _)
    console.print()


def _show_case(console: Console, case: History, _: Translator) -> None:
    console.print(Text(_("The way of one case"), style="bold"))
    table = Table.grid(padding=(0, 2, 0, 0))
    for step in case_way(case, load_pathway(), _).steps:
        if not step.gone:
            table.add_row(step.day, step.what)
    console.print(table)


def _show_ways_back(console: Console, _: Translator) -> None:
    console.print(Text(_("Ways back to the front on the map"), style="bold"))
    road = load_pathway()
    table = Table.grid(padding=(0, 2, 0, 0))
    for arrow in numbered(road):
        start = road.state(arrow.start or "").name.say(_.language)
        table.add_row(start, arrow.name.say(_.language))
    console.print(table)
