"""What happened in a case and who is in it, as a paper tells it."""

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

from wayout.desk.case_words import ROLES, SOURCES
from wayout.desk.paper.choice import Choice
from wayout.desk.paper.document import Block, Paragraph, Table
from wayout.desk.told import SOURCE, history_of
from wayout.pathway import load_pathway, sojourns
from wayout.publish.case_steps import case_steps
from wayout.publish.law_words import full_day
from wayout.publish.words import event_name
from wayout.text import Translator
from wayout.text.dates import format_day, format_months, format_since_month

Shown = Mapping[str, Any]


def position(shown: Shown, choice: Choice, _: Translator) -> str:
    """Say where he is by what was told; "" where that says nothing."""
    history, road = history_of(shown), load_pathway()
    stays = sojourns(history, "position", road).stays if history else ()
    if not stays:
        return ""
    state = road.states[stays[-1].state].name.say(_.language)
    written = format_since_month if choice.by_month else format_day
    since = written(stays[-1].entry, _.language)
    return _("{state}, since {day}").format(state=state, day=since)


def events(shown: Shown, choice: Choice, _: Translator) -> Iterable[Block]:
    """Tell the events in order of time, those without a day at the end."""
    rows = [*_dated(shown, choice, _), *_undated(shown, _)]
    if not rows:
        yield Paragraph(_("Nothing is known yet."))
        return
    heads, widths = (_("day"), _("event"), _("who said so")), (3, 5, 2)
    told = len(heads) if choice.has("sources") else 2
    yield Table(_("What happened"), heads[:told], widths[:told], tuple(row[:told] for row in rows))


def _dated(shown: Shown, choice: Choice, _: Translator) -> Iterable[tuple[str, ...]]:
    history, road = history_of(shown), load_pathway()
    if history is None:
        return
    steps = case_steps(history, road, _)
    for step, event in zip(steps, road.in_order(history.events), strict=True):
        day = step.day
        if choice.by_month and event.day.precision != "year":
            day = format_months(event.day.first, event.day.last, _.language)
        yield day, step.what, _source(event.source, choice, _)


def _undated(shown: Shown, _: Translator) -> Iterable[tuple[str, ...]]:
    for kind in (shown.get("intake") or {}).values():
        name = event_name(kind, _)
        yield _("not known"), name[:1].upper() + name[1:], ""


def _source(source: str, choice: Choice, _: Translator) -> str:
    """Say who said so; words that somebody typed may name him."""
    if source == SOURCE:
        return ""
    if source in SOURCES:
        return _(SOURCES[source])
    return source if choice.has("names") else _("somebody else")


def people(shown: Shown, choice: Choice, _: Translator) -> Iterable[Block]:
    """Tell the people by their roles, with what of them was chosen."""
    found = shown.get("people") or []
    if not found:
        yield Paragraph(_("Nobody is named."))
        return
    fields = {
        "role": (_("role"), 2),
        **({"name": (_("name"), 4)} if choice.has("names") else {}),
        **({"contact": (_("how to reach"), 4)} if choice.has("contacts") else {}),
    }
    roles = {role: _(said) for role, said in ROLES.items()}
    yield Table(
        _("People"),
        tuple(head for head, _width in fields.values()),
        tuple(width for _head, width in fields.values()),
        tuple(_cells({**one, "role": roles[one["role"]]}, fields) for one in found),
    )


def _cells(person: Shown, fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(person.get(field) or "" for field in fields)


def notes(shown: Shown, choice: Choice, _: Translator) -> Iterable[Block]:
    """Tell the notes in the order in which they were written, each with its day."""
    found = shown.get("notes") or []
    if not found:
        yield Paragraph(_("There is no note."))
    days = [] if choice.by_month else (shown.get("numbers") or {}).get("notes") or []
    for day, text in zip_longest(days[: len(found)], found):
        if day:
            yield Paragraph(_("Written on {day}").format(day=full_day(day, _)), "soft")
        yield Paragraph(text)
