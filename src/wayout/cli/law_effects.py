"""What follows from the facts besides the parts and their terms, topic by topic."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
_GENERAL = frozenset({"uk.15.6"})  # it mitigates for everybody: last, and only beside others
# what an earlier case or sentence, suspended or not served, brings now
EARLIER = frozenset({"uk.69.2", "uk.69.3", "uk.70.1", "uk.74.4", "uk.74.5", "uk.78.1.resumed"})


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
    if not why and all(one.provision in _GENERAL for one in shown if one.topic in _SHORT):
        shown = [one for one in shown if one.provision not in _GENERAL]
    for topic, effects in groupby(shown, key=lambda one: one.topic):
        if why:
            yield Text(f"  {_(TOPICS[topic]) if topic in TOPICS else topic}", style="dim")
        yield _bullets(effects, _)


def earlier_case(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """List what an earlier case or sentence brings, which for many is the main thing."""
    found = sorted((one for one in answer.effects if one.provision in EARLIER), key=_place)
    if found:
        yield _bullets(found, _)


def why_none(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """Say first why no offence follows: what is said of the offence, and the first dispute."""
    found = [one for one in answer.effects if _tells_why(one, answer)]
    for one in sorted(found, key=lambda one: (not one.article.startswith("UK "), _place(one))):
        yield _cited(one, _)
    if not answer.offences and answer.disputed:
        yield Text(answer.disputed[0].question)


def _tells_why(one: Effect, answer: Assessment) -> bool:
    none = not answer.offences and one.topic == "offence" and not one.parts
    return none and one.provision != _NOT_SAFE


def _bullets(effects: Iterable[Effect], _: Translator) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    for one in effects:
        table.add_row("\N{BULLET}", _cited(one, _))
    return table


def _is_shown(one: Effect, answer: Assessment, *, why: bool) -> bool:
    if one.provision == _NOT_SAFE or one.provision in EARLIER or _tells_why(one, answer):
        return False  # said above
    note = one.topic == "release" and one.provision.endswith(_NOTE)
    return why or note or one.topic in _SHORT or not answer.offences


def _place(one: Effect) -> tuple[int, bool, list[int], str]:
    """Order by topic, then as the articles stand in their code."""
    topic = _ORDER.index(one.topic) if one.topic in _ORDER else len(_ORDER)
    general = one.provision in _GENERAL
    return (
        topic,
        general,
        [int(number) for number in re.findall(r"\d+", one.article)],
        one.provision,
    )


def _cited(one: Effect, _: Translator, style: str = "") -> Text:
    return Text.assemble((one.text, style), (f" ({cite(one.article, _)})", "dim"))
