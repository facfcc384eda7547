"""`wayout law diff`: what changed for the same facts between two days of the law."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law import FactsFile, Flag, one_day, print_json, refuse_option
from wayout.cli.terminal import plain_table, results, speak
from wayout.publish.law_differences import differences, provisions_met
from wayout.publish.law_words import MARKS
from wayout.text import Translator
from wayout.text.dates import format_day

if TYPE_CHECKING:
    from wayout.law.diff import LawDiff
    from wayout.law.lawbook import LawBook

_WIDTH = 100


def diff(
    facts: FactsFile,
    first: Annotated[str, Parameter(name="DAY")],
    second: Annotated[str, Parameter(name="DAY")],
    /,
    *,
    json: Annotated[bool, Flag] = False,
) -> int:
    """Say what changed for the same facts between two days of the law.

    Every rule is taken as it stood on the day, also where the law itself would choose its edition
    by the day of the act: it is the law that is compared, not the time that passed.

    Args:
        facts: A JSON or TOML file, or - for standard input.
        first: One day, written 2025-01-31.
        second: The other day.
        json: Answer in JSON.
    """
    refuse_option(facts)
    days = one_day(first), one_day(second)
    from wayout.law import load_law  # noqa: PLC0415  help does without
    from wayout.law.diff import compare  # noqa: PLC0415  idem
    from wayout.law.fact_file import load_facts  # noqa: PLC0415  idem

    _ = speak()
    found = compare(load_facts(facts), days, _.language)
    if json:
        print_json(found.as_dict())
    else:
        _print(results(), found, load_law(), _)
    return 0


def _print(console: Console, found: "LawDiff", book: "LawBook", _: Translator) -> None:
    console.width = min(console.width, _WIDTH)
    days = {"first": format_day(found.first, _.language),
            "second": format_day(found.second, _.language)}  # fmt: skip
    console.print(Text(_("The law of {first} and of {second}").format(**days), style="bold"))
    if not found.changes and not found.provisions:
        console.print(Text(_("For these facts nothing changed.")))
    if found.changes:
        console.print(_answers(found, book, _))
    if found.provisions:
        console.print()
        console.print(Text(_("Provisions met by these facts"), style="bold"))
        for line in _provisions(found, _):
            console.print(Padding(line, (0, 0, 0, 2), expand=False))
    console.print()
    said = _("Tables {digest}, Wayout {version}. Not legal advice.")
    console.print(Text(said.format(digest=found.tables[:12], version=found.version), style="dim"))


def _answers(found: "LawDiff", book: "LawBook", _: Translator) -> Table:
    table = plain_table()
    table.add_column("")
    for day in (found.first, found.second):
        table.add_column(format_day(day, _.language))
    for one in differences(found, book, _):
        table.add_row(Text(one.subject), one.before, one.after)
    return table


def _provisions(found: "LawDiff", _: Translator) -> Iterator[Text]:
    for one in provisions_met(found, _):
        yield Text.assemble(
            (one.article, "bold"),
            f"  {one.kind}: {one.editions}. ",
            one.text,
            (f" [{_(MARKS[one.mark])}]", "dim"),
        )
