"""The lawful ways back to the front, and what waits behind them."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_offences import BACK
from wayout.cli.law_open import readings_table
from wayout.law.assessment import Assessment
from wayout.law.lawbook import LawBook
from wayout.publish.law_offences import SIGN
from wayout.publish.law_ways import afterwards, questions_of, way_place
from wayout.text import Translator

_INDENT = (0, 0, 0, 2)


def ways_back(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    """List the ways, each with what is disputed of it; then the harsher parts behind them."""
    for way in answer.back_to_front:
        table = Table.grid(padding=(0, 1, 0, 0))
        said = Text.assemble((way.how.rstrip("."), BACK), (f" ({way_place(way, _)})", "dim"))
        table.add_row(Text(SIGN, style=BACK), said)
        yield table
        for one in answer["disputed"]:
            if one["question"].startswith(questions_of(way, book)):
                yield Padding(Text(one["question"]), _INDENT, expand=False)
                yield Padding(readings_table(one["readings"], book, _), (0, 0, 0, 4), expand=False)
    for line in _afterwards(answer, book, _):
        yield Padding(line, _INDENT, expand=False)


def _afterwards(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    found = afterwards(answer, book, _)
    if isinstance(found, list):
        yield from map(Text, found)
        return
    yield Text(found.text.say(_.language))
    readings = [{"reading": r.text.say(_.language), "gives": {}} for r in found.readings]
    yield Padding(readings_table(readings, book, _), _INDENT, expand=False)
