"""A question of the intake as the sheet shows it, and what was understood of the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wayout.casebook.intake.questions import BY_ID, Question
from wayout.casebook.intake.words import choice_words, event_words
from wayout.pathway import Day, load_pathway
from wayout.text import Translator
from wayout.text.dates import format_span

_DAY = "_day"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a sheet: its fields, what is wrong, and how the answers were understood."""

    fields: Mapping[str, str]
    wrong: Mapping[str, str]
    days: Mapping[str, str]
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A question: its words, its choices, and further ones; `values` of its fields by their end.

    `day` is how a day was understood, `fault` what cannot be read, `is_open` that it has no
    answer in a case that was begun.
    """

    id: str
    words: str
    choices: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    values: Mapping[str, str]
    day: str
    fault: str
    is_open: bool

    @property
    def value(self) -> str:
        """What stands in the field that is called like the question."""
        return self.values.get("", "")


def shown_of(question: Question, known: Known, _: Translator) -> Shown:
    """Show a question."""
    name = question.id
    day = known.days.get(name)
    return Shown(
        id=name,
        words=_(question.bare or question.words),
        choices=tuple((one.value, choice_words(one, _)) for one in question.choices),
        others=_others(question, known.fields.get(name, ""), _),
        values={
            key.removeprefix(name).removeprefix("."): said
            for key, said in known.fields.items()
            if key == name or key.startswith(f"{name}.")
        },
        day=_day(day, _) if day else "",
        fault=known.wrong.get(name, ""),
        is_open=name in known.open,
    )


def understood(so_far: Mapping[str, Any], _: Translator) -> list[tuple[str, str]]:
    """Say what was understood of the events and days that were typed."""
    answers, days = so_far["answers"], so_far["days"]
    told = [
        (_event(BY_ID[base], answers[base], _), _day(days[base + _DAY], _))
        for base in ("first", "now")
        if base + _DAY in days
    ]
    waiting = [
        (_event(BY_ID[base], said, _), _("its day is not known yet"))
        for base, said in so_far["undated"].items()
    ]
    if answers["call_back"]:
        told.append((_("call back"), _day(days["call_back"], _)))
    if answers["danger"] not in {"", "no"}:
        told.append((_("danger"), _("ask how he is: today")))
    return [*told, *waiting]


def _event(question: Question, said: str, _: Translator) -> str:
    own = next((choice_words(one, _) for one in question.choices if one.value == said), "")
    return own or event_words(said, _)


def _others(question: Question, said: str, _: Translator) -> tuple[tuple[str, str], ...]:
    """The other kinds of event of the map, by name, and what was said if it is none of them."""
    if question.form != "event":
        return ()
    named = {one.id: one.name.say(_.language) for one in load_pathway().kinds.values()}
    if said.partition("/")[0] in named:
        named.setdefault(said, event_words(said, _))
    for choice in question.choices:
        named.pop(choice.value, None)
    return tuple(sorted(named.items(), key=lambda one: one[1]))


def _day(written: str, _: Translator) -> str:
    known = Day.parse(written)
    return format_span(known.first, known.last, known.precision, _.language)
