"""What follows from the facts besides the parts and their terms, topic by topic."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wayout.law.assessment import Assessment, Effect
from wayout.publish.law_effects import (
    TOPICS,
    effects_by_topic,
    effects_of_earlier,
    effects_without_offence,
    no_safe_time,
)
from wayout.publish.law_words import cite
from wayout.text import Translator


def warning(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """Say that 48 hours protect nobody, where the absence may have been that short."""
    for one in no_safe_time(answer):
        yield _cited(one, _, style="bold")


def effect_list(answer: Assessment, _: Translator, *, why: bool) -> Iterator[RenderableType]:
    """List what follows, topic by topic; the topics are named with `why`."""
    for topic, effects in effects_by_topic(answer, why=why):
        if why:
            yield Text(f"  {_(TOPICS[topic]) if topic in TOPICS else topic}", style="dim")
        yield _bullets(effects, _)


def earlier_case(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """List what an earlier case or sentence brings, which for many is the main thing."""
    found = effects_of_earlier(answer)
    if found:
        yield _bullets(found, _)


def why_none(answer: Assessment, _: Translator) -> Iterator[RenderableType]:
    """Say first why no offence follows: what is said of the offence, and the first dispute."""
    for one in effects_without_offence(answer):
        yield _cited(one, _)
    if not answer.offences and answer.disputed:
        yield Text(answer.disputed[0].question)


def _bullets(effects: Iterable[Effect], _: Translator) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    for one in effects:
        table.add_row("\N{BULLET}", _cited(one, _))
    return table


def _cited(one: Effect, _: Translator, style: str = "") -> Text:
    return Text.assemble((one.text, style), (f" ({cite(one.article, _)})", "dim"))
