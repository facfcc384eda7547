"""`wayout law check`: whether the law tables are sound."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import results, speak
from wayout.publish.law_words import MARKS
from wayout.text import Translator
from wayout.text.dates import format_day
from wayout.text.numbers import format_count

if TYPE_CHECKING:
    from wayout.law.check import Finding
    from wayout.law.lawbook import LawBook

SOUND, PROBLEMS = 0, 1
_WIDTH = 100


def check(*, json: Annotated[bool, Flag] = False) -> int:
    """Look through the law tables for gaps, overlaps and missing sources.

    Ends with 1 where something is wrong, with 0 where they are sound.

    Args:
        json: Answer in JSON.
    """
    from wayout.law import load_law  # noqa: PLC0415  help does without
    from wayout.law.check import check_law  # noqa: PLC0415  idem

    _ = speak()
    findings = check_law()
    book = load_law()
    if json:
        print_json(_answer(book, findings, _))
    else:
        _print(results(), book, findings, _)
    return PROBLEMS if findings else SOUND


def _counts(book: "LawBook") -> dict[str, Any]:
    marks = Counter(str(provision.mark) for provision in book.provisions)
    return {
        "articles": len(book.articles),
        "provisions": len({provision.id for provision in book.provisions}),
        "editions": len(book.provisions),
        "marks": {name: marks[name] for name in MARKS},
        "questions": len(book.questions),
        "sources": len(book.sources),
    }


def _answer(book: "LawBook", findings: "tuple[Finding, ...]", _: Translator) -> dict[str, Any]:
    return {
        "sound": not findings,
        "findings": [{"place": one.place, "fault": one.fault.say(_)} for one in findings],
        "country": book.country,
        **_counts(book),
        "text": book.text.say(_.language),
        "checked_on": book.checked_on.isoformat(),
        "tables": book.digest,
    }


def _print(
    console: Console, book: "LawBook", findings: "tuple[Finding, ...]", _: Translator
) -> None:
    console.width = min(console.width, _WIDTH)
    for one in findings:
        console.print(Text.assemble((one.place, "bold red"), f": {one.fault.say(_)}"))
    counts = _counts(book)
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column()
    rows = [
        (counts["articles"], _("articles")),
        (counts["provisions"], _("provisions")),
        (counts["editions"], _("their editions")),
        *((counts["marks"][name], f"  {_(said)}") for name, said in MARKS.items()),
        (counts["questions"], _("disputed questions")),
        (counts["sources"], _("sources")),
    ]
    for number, said in rows:
        table.add_row(format_count(number, _.language), said)
    console.print(table)
    console.print(Text(book.text.say(_.language)))
    said = _("Last checked on {day}, tables {digest}.")
    console.print(
        Text(said.format(day=format_day(book.checked_on, _.language), digest=book.digest[:12]))
    )
    count = len(findings)
    problems = _.n("{n} problem found.", "{n} problems found.", count).format(n=count)
    console.print(Text(problems if findings else _("No gaps, overlaps or missing sources.")))
