"""The events of a case in their order, with what is to be said of each beside the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.case_words import SOURCES
from wayout.desk.told import SOURCE, event_of, history_of
from wayout.pathway import Event, Misfit, load_pathway, sojourns
from wayout.publish.case_steps import case_steps
from wayout.publish.words import OUTCOMES, event_name
from wayout.text import Translator, mark
from wayout.text.dates import format_day, format_known

_MISFITS = {
    "not_allowed": mark("The map knows no way from “{state}” by this event."),
    "elsewhere": mark("This does not happen while he is in “{state}”."),
    "unknown_detail": mark("The map does not know this outcome."),
    "after_last_look": mark("This is later than the last day looked at."),
}
_FROM_NOWHERE = mark("The map knows no way by this event from where he was.")


@dataclass(frozen=True, slots=True)
class Was:
    """What an event was before: the day, what, and from when to when it stood so."""

    day: str
    what: str
    known: str
    until: str


@dataclass(frozen=True, slots=True)
class EventShown:
    """A row: `name` is what the event is called, `misfit` why the map does not take it."""

    name: str
    day: str
    time: str
    what: str
    source: str
    known: str
    misfit: str
    was: tuple[Was, ...]


def events_shown(shown: Mapping[str, Any], _: Translator) -> list[EventShown]:
    """Show the events in the order of the map."""
    history, road = history_of(shown), load_pathway()
    if history is None:
        return []
    numbers = shown.get("numbers") or {}
    names, known = numbers.get("events") or (), numbers.get("known") or ()
    misfits = {one.event.id: one for one in sojourns(history, "position", road).reported}
    steps = case_steps(history, road, _)
    before = _corrected(shown, _)
    rows = []
    for one, step in zip(road.in_order(history.events), steps, strict=True):
        place = int(one.id[1:])
        name = names[place] if place < len(names) else ""
        rows.append(
            EventShown(
                name=name,
                day=step.day,
                time=one.time or "",
                what=step.what + _outcome(one, _),
                source=source_name(one.source, _),
                known=known[place] if place < len(known) else "",
                misfit=_misfit(misfits.get(one.id), _),
                was=tuple(before.get(name, ())),
            )
        )
    return rows


def taken_back(shown: Mapping[str, Any], _: Translator) -> list[Was]:
    """Show the events that were taken back."""
    earlier = shown.get("earlier") or ()
    return [_was(one, _) for one in earlier if one["by"] is None]


def source_name(source: str, _: Translator) -> str:
    """Say who said so; nothing where it is our own work."""
    if source == SOURCE:
        return ""
    return _(SOURCES[source]) if source in SOURCES else source


def _corrected(shown: Mapping[str, Any], _: Translator) -> dict[str, list[Was]]:
    """Give what stands now by its name, with all that it was before."""
    earlier = {one["name"]: one for one in shown.get("earlier") or ()}
    found: dict[str, list[Was]] = {}
    for one in earlier.values():
        last = one
        while last["by"] in earlier:
            last = earlier[last["by"]]
        if last["by"]:
            found.setdefault(last["by"], []).append(_was(one, _))
    return found


def _was(one: Mapping[str, Any], _: Translator) -> Was:
    event = event_of("was", one["event"])
    return Was(
        day=format_known(event.day, _.language),
        what=event_name(event.kind, _) + _outcome(event, _),
        known=_day(one["known"], _),
        until=_day(one["until"], _),
    )


def _day(written: str | None, _: Translator) -> str:
    return format_day(date.fromisoformat(written), _.language) if written else ""


def _outcome(one: Event, _: Translator) -> str:
    """Say the outcome of a kind that has one and whose step does not tell it."""
    kinds = load_pathway().kinds
    if one.kind == "verdict" or one.kind not in kinds or one.detail not in kinds[one.kind].details:
        return ""
    return f": {_(OUTCOMES[one.detail])}" if one.detail in OUTCOMES else ""


def _misfit(one: Misfit | None, _: Translator) -> str:
    if one is None:
        return ""
    if one.state is None:
        return _(_FROM_NOWHERE)
    state = load_pathway().states[one.state].name.say(_.language)
    return _(_MISFITS[one.reason]).format(state=state)
