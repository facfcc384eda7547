"""A question of the intake as the sheet shows it, and what was understood of the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wayout.casebook.intake.questions import BY_ID, Question
from wayout.casebook.intake.words import choice_words, event_words
from wayout.desk.own_day import own_day
from wayout.desk.pages.case.agreed_words import who_said
from wayout.desk.pages.case.event_kinds import Choice, Group, kind_groups
from wayout.desk.pages.case.impossible_days import impossible_day
from wayout.pathway import Day, load_pathway
from wayout.publish.consent_words import CONSENTS
from wayout.text import Translator
from wayout.text.dates import format_known

_DAY = "_day"
_KEEP = "keep"
_OF_DAYS = frozenset({"day", "coming"})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a sheet: its fields, what is wrong or asked about, what was understood."""

    fields: Mapping[str, str]
    wrong: Mapping[str, str]
    asked: Mapping[str, str]
    days: Mapping[str, str]
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A question: its words, its choices, and further ones in groups.

    `values` are those of its fields by their end, `day` is how a day was understood, `fault` what
    cannot be read, `ask` what is doubtful, `is_open` that it has no answer yet.
    """

    id: str
    words: str
    choices: tuple[tuple[str, str], ...]
    others: tuple[Group, ...]
    values: Mapping[str, str]
    day: str
    fault: str
    ask: str
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
        ask=known.asked.get(name, ""),
        is_open=name in known.open,
    )


def faults_of(
    wrong: Mapping[str, Mapping[str, Any]], answers: Mapping[str, str], _: Translator
) -> dict[str, str]:
    """Say what cannot be read, by question; of a day that is in no calendar, why.

    Args:
        wrong: The messages of the keeper, with their values.
        answers: What was typed.
        _: The language of the reader.
    """
    found: dict[str, str] = {}
    for name, one in wrong.items():
        is_day = BY_ID[name].form in _OF_DAYS
        why = impossible_day(answers[name], own_day(), _) if is_day else ""
        message: str = one["message"]
        found[name] = why or _(message).format(**one["values"])
    return found


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
    if so_far["danger_on"]:
        asked = _("ask how he is: {day}").format(day=_day(so_far["danger_on"], _))
        told.append((_("danger"), f"{answers['danger']}; {asked}"))
    if answers["keep"]:
        said = _("agreed") if answers["keep"] == "yes" else _("not agreed")
        who = who_said(so_far["keep_by"] or "", _)
        told.append((_(CONSENTS[_KEEP]), f"{said}, {who}" if who else said))
    return [*told, *waiting]


def _event(question: Question, said: str, _: Translator) -> str:
    own = next((choice_words(one, _) for one in question.choices if one.value == said), "")
    return own or event_words(said, _)


def _others(question: Question, said: str, _: Translator) -> tuple[Group, ...]:
    """The other kinds of event, grouped as on the page of a case; first what was said, if none."""
    if question.form != "event":
        return ()
    often = {one.value for one in question.choices}
    groups = [
        Group(group.name, tuple(one for one in group.choices if one.id not in often))
        for group in kind_groups(_)
    ]
    offered = often.union(*({one.id for one in group.choices} for group in groups))
    if said.partition("/")[0] in load_pathway().kinds and said not in offered:
        groups.insert(0, Group(_("so far"), (Choice(said, event_words(said, _)),)))
    return tuple(group for group in groups if group.choices)


def _day(written: str, _: Translator) -> str:
    return format_known(Day.parse(written), _.language)
