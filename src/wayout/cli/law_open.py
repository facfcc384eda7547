"""What an answer leaves open: facts that are missing, points that are disputed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_words import changed_words, fact_words, key_words, part_words
from wayout.law.assessment import Assessment, Missing
from wayout.law.lawbook import LawBook
from wayout.text import Translator

_OTHERS = 6
_ASK = ("mitigating", "aggravating", "ended_by", "priors", "sex")  # before all that is rarer
_PARTS = ("part", "offences")
_DECISIVE = ("offences", "part", "liable", "attempt")


def missing_table(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    """List the facts that would settle something, those first that decide the offence.

    Of those that only move a number, the short view shows a few.
    """
    known = sorted(answer.missing, key=_place)
    decisive = sum(not _rank(one) for one in known)
    shown = known if why else known[: decisive + _OTHERS]
    if not shown:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(style="dim")
    above = ""
    for one in shown:
        decides = key_words(one.decides, _)
        table.add_row(Text(fact_words(one.fact, _)), _("the same") if decides == above else decides)
        above = decides
    if left := len(known) - len(shown):
        table.add_row(Text(_.n("and {n} more: --why", "and {n} more: --why", left).format(n=left)))
    yield Padding(table, (0, 0, 0, 2), expand=False)


def _rank(one: Missing) -> bool:
    return not set(_DECISIVE) & set(one.decides)


def _place(one: Missing) -> tuple[bool, int]:
    asked = not _rank(one) or one.fact not in _ASK
    return _rank(one), -1 if not _rank(one) else len(_ASK) if asked else _ASK.index(one.fact)


def dispute_lines(
    answer: Assessment, book: LawBook, _: Translator, *, why: bool, said: frozenset[str]
) -> Iterator[RenderableType]:
    """Say each disputed question; its readings where they change something, or with `why`.

    What was `said` above is left out.
    """
    for one in answer["disputed"]:
        if one["question"] in said:
            continue
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_row("\N{BULLET}", Text(one["question"]))
        yield table
        if why or any(reading["gives"] for reading in one["readings"]):
            yield Padding(readings_table(one["readings"], book, _), (0, 0, 0, 4), expand=False)


def readings_table(
    readings: Sequence[Mapping[str, Any]], book: LawBook, _: Translator
) -> RenderableType:
    """Set the readings of a question under each other, the one used first."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for place, one in enumerate(readings):
        head = _("used here") if place == 0 else _("otherwise")
        said = Text(one["reading"])
        if one["gives"]:
            said.append(f" {_gives(one['gives'], book, _)}", "bold")
        table.add_row(Text(head, style="dim"), said)
    return table


def _gives(gives: Mapping[str, Any], book: LawBook, _: Translator) -> str:
    """Say what a reading would give; where it speaks of parts, part by part."""
    said = []
    for key, value in gives.items():
        if isinstance(value, Mapping) and key[:1].isdigit():
            said.append(f"{part_words(key, book, _)}: {_gives(value, book, _)}")
        elif key in _PARTS:
            parts = [value] if isinstance(value, str) else value
            said.append(", ".join(part_words(one, book, _) for one in parts) or _("no offence"))
        else:
            said.append(f"{key_words((key,), _)} \N{EN DASH} {changed_words(key, value, _)}")
    return "; ".join(said)
