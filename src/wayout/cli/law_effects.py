"""What follows from the facts besides the parts and their terms, topic by topic."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wayout.cli.law_words import cite
from wayout.law.assessment import Assessment, Effect
from wayout.text import Translator, mark

TOPICS: Mapping[str, str] = {
    "offence": mark("the offence"),
    "mitigation": mark("what mitigates"),
    "aggravation": mark("what aggravates"),
    "sentence": mark("the sentence"),
    "other_kinds": mark("other kinds of punishment"),
    "probation": mark("the way to probation"),
    "custody": mark("custody"),
    "service": mark("service goes on"),
    "release": mark("release"),
    "procedure": mark("the procedure"),
}
_ORDER = tuple(TOPICS)
_SHORT = frozenset({"mitigation"})  # the rest by --why
_NOTE = ".note"  # of an article, on release from liability
_NOT_SAFE = "uk.337.not_safe"  # that 48 hours protect nobody is said first, and in every view


def warning(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """Say that 48 hours protect nobody, where the absence may have been that short."""
    for one in answer.effects:
        if one.provision == _NOT_SAFE:
            yield _cited(one, _, style="bold")


def effect_list(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    """List what follows, topic by topic.

    The short view has what mitigates or releases; everything where no offence stands above it.
    """
    shown = sorted((one for one in answer.effects if _is_shown(one, answer, why=why)), key=_place)
    for topic, effects in groupby(shown, key=lambda one: one.topic):
        if why:
            yield Text(f"  {_(TOPICS[topic]) if topic in TOPICS else topic}", style="dim")
        table = Table.grid(padding=(0, 1, 0, 0))
        for one in effects:
            table.add_row("\N{BULLET}", _cited(one, _))
        yield table


def _is_shown(one: Effect, answer: Assessment, *, why: bool) -> bool:
    if one.provision == _NOT_SAFE:
        return False
    note = one.topic == "release" and one.provision.endswith(_NOTE)
    return why or note or one.topic in _SHORT or not answer.offences


def _place(one: Effect) -> tuple[int, list[int], str]:
    """Order by topic, then as the articles stand in their code."""
    topic = _ORDER.index(one.topic) if one.topic in _ORDER else len(_ORDER)
    return topic, [int(number) for number in re.findall(r"\d+", one.article)], one.provision


def _cited(one: Effect, _: Translator, style: str = "") -> Text:
    return Text.assemble((one.text, style), (f" ({cite(one.article, _)})", "dim"))
