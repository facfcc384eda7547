"""How a question of the intake is put, with the answers that are offered."""

from collections.abc import Mapping
from typing import Any

from wayout.casebook.intake.questions import BY_ID
from wayout.casebook.intake.words import choice_words, event_words
from wayout.pathway import Day
from wayout.text import Translator
from wayout.text.dates import format_known


def asked_words(row: Mapping[str, Any], _: Translator, *, is_person: bool) -> str:
    """Put the question that is next, as the keeper tells it.

    What happened is named to a person at a terminal alone: elsewhere it might be kept.
    """
    question = BY_ID[row["question"]]
    event = _("the event") if not (row["event"] and is_person) else event_words(row["event"], _)
    words = _(question.words).format(event=event[:1].upper() + event[1:])
    how = f" {_(question.how)}" if question.how else ""
    by_value = {choice.value: choice for choice in question.choices}
    offered = [choice_words(by_value[value], _) for value in row["offered"]]
    width = len(str(len(offered)))
    listed = "".join(f"  {place:>{width}}  {said}\n" for place, said in enumerate(offered, 1))
    return f"\n{words}{how}\n{listed}> "


def day_words(written: str, _: Translator) -> str:
    """Say how a day that was typed was understood."""
    return format_known(Day.parse(written), _.language)
