"""`wayout law diff`: what changed for the same facts between two days of the law."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law import FactsFile, Flag, one_day, print_json, refuse_option
from wayout.cli.law_offences import SIGN
from wayout.cli.law_why import step_words
from wayout.cli.law_words import MARKS, changed_words, cite, key_words, part_words, short_day
from wayout.cli.terminal import plain_table, results, speak
from wayout.text import Translator
from wayout.text.citations import format_edition
from wayout.text.dates import format_day

if TYPE_CHECKING:
    from wayout.law.diff import Change, LawDiff
    from wayout.law.lawbook import LawBook

_WIDTH = 100
_ENDS = frozenset({"min_months", "max_months", "cap_months"})


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
    ranges = {one.of for one in found.changes if one.key == "effective"}
    for one in found.changes:
        if one.key in _ENDS and one.of in ranges:
            continue  # the range says it
        table.add_row(
            Text(_subject(one, book, _)),
            *(changed_words(one.key, said, _) for said in (one.before, one.after)),
        )
    return table


def _subject(one: "Change", book: "LawBook", _: Translator) -> str:
    """Name what changed: a part, something of a part, an article, a deadline."""
    of = one.of or ""
    match one.key:
        case "offences":
            said = part_words(of, book, _)
        case "back_to_front":
            said = f"{SIGN} {cite(of, _)}"
        case "deadlines":
            said = step_words(of, book, _)
        case key:
            what = key_words((key,), _)
            said = f"{part_words(of, book, _)}: {what}" if of else what
    return said


def _provisions(found: "LawDiff", _: Translator) -> Iterator[Text]:
    kinds = {"came": _("came"), "went": _("no longer in force"), "changed": _("changed")}
    for one in found.provisions:
        editions = " \N{RIGHTWARDS ARROW} ".join(
            _edition(name, _) for name in (one.before, one.after) if name
        )
        yield Text.assemble(
            (cite(one.article, _), "bold"),
            f"  {kinds[one.kind]}: {editions}. ",
            one.text,
            (f" [{_(MARKS[one.mark])}]", "dim"),
        )


def _edition(version: str, _: Translator) -> str:
    """Name an edition by its first day in words, and by the act that made it."""
    day, blank, act = version.partition(" ")
    return f"{short_day(day, _)}{blank}{format_edition(act, _.language)}"
