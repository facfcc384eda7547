"""A case as it is read: rebuilt from its entries, in memory, each time it is opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import msgspec
from msgspec import UNSET

from wayout.casebook.cases.entries import events_with_names
from wayout.casebook.cases.records import (
    Added,
    Consent,
    Document,
    Entry,
    EventLine,
    EventSet,
    HistoryLine,
    Noted,
    Person,
    PersonSet,
    Promise,
    Record,
    Titled,
    Watched,
)
from wayout.pathway import Day, Event, History, load_pathway, sojourns

SOURCE = "casework"


@dataclass(slots=True)
class Told:
    """An event with its name, the day it was written down, and what it corrects."""

    name: str
    line: EventLine
    known: date
    replaces: str | None = None
    gone: date | None = None


@dataclass(slots=True)
class Case:
    """A case: `first` is the line it began with, the rest what came to it."""

    id: bytes
    opened: date
    title: str = ""
    people: list[Person] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    until: str | None = None
    notes: list[str] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    promises: dict[str, Promise] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    given: frozenset[str] = frozenset()

    def history(self) -> History:
        """The History of the case, whose id is opaque."""
        events = [_event(told) for told in self.told]
        first = min((event.day.first for event in events), default=self.opened)
        begins = min(first, self.opened)
        until = Day.parse(self.until).last if self.until else self.opened
        last = max((event.day.first for event in events), default=begins)
        return History.of(self.id.hex(), events, begins, max(until, last, begins))

    def position(self) -> tuple[str | None, date | None]:
        """Where he is on the map, and since when at the earliest; None if no event says it."""
        stays = sojourns(self.history(), "position", load_pathway()).stays
        return (stays[-1].state, stays[-1].entry) if stays else (None, None)

    def line(self) -> dict[str, object]:
        """Write the case as it was added, with what came to it."""
        made: dict[str, object] = {"title": self.title}
        if self.people or "people" in self.given:
            made["people"] = msgspec.to_builtins(self.people)
        if self.told or "history" in self.given:
            history: dict[str, object] = {}
            if self.told or "events" in self.given:
                history["events"] = msgspec.to_builtins(
                    [told.line for told in self.told if self._is_live(told)]
                )
            if "until" in self.given or self.until:
                history["until"] = self.until
            made["history"] = history
        if self.notes or "notes" in self.given:
            made["notes"] = list(self.notes)
        return made

    def words(self) -> str:
        """Everything that can be searched for."""
        people = (part for one in self.people for part in (one.name, one.contact or ""))
        events = (
            part
            for told in self.told
            for part in (told.line.ground or "", told.line.detail or "", told.line.source or "")
        )
        documents = (document.name for document in self.documents)
        return "\n".join((self.title, *people, *events, *self.notes, *documents))

    def _is_live(self, told: Told) -> bool:
        return told.gone is None and told.name not in {other.replaces for other in self.told}


def rebuild(case: bytes, opened: date, entries: Sequence[Entry]) -> Case:
    """Put a case together from its entries."""
    made = Case(case, opened)
    for name, entry, record in events_with_names(entries):
        _apply(made, name, datetime.fromtimestamp(entry.at, UTC).date(), record)
    return made


def _apply(case: Case, name: str, day: date, record: Record) -> None:
    match record:
        case Added():
            _begin(case, name, day, record)
        case EventSet():
            _set_event(case, name, day, record)
        case PersonSet():
            _set_person(case, record)
        case _:
            _set_plain(case, record)


def _set_plain(case: Case, record: Record) -> None:
    match record:
        case Noted():
            case.notes.append(record.text)
        case Titled():
            case.title = record.title
        case Watched():
            case.until = record.until
        case Consent():
            case.consents.append(record)
        case Promise():
            case.promises[record.id] = record
        case Document():
            case.documents.append(record)


def _begin(case: Case, name: str, day: date, record: Added) -> None:
    line = record.case
    case.title = line.title
    case.people = list(line.people or ())
    case.notes = list(line.notes or ())
    history = line.history or HistoryLine()
    case.until = None if history.until is UNSET else history.until
    case.told = [
        Told(f"{name}.{place}", event, day) for place, event in enumerate(history.events or ())
    ]
    given = {key for key in ("people", "history", "notes") if getattr(line, key) is not UNSET}
    given |= {key for key in ("events", "until") if getattr(history, key) is not UNSET}
    case.given = frozenset(given)


def _set_person(case: Case, record: PersonSet) -> None:
    at = len(case.people) if record.place is None else record.place
    case.people[at : at + 1] = [] if record.person is None else [record.person]


def _set_event(case: Case, name: str, day: date, record: EventSet) -> None:
    if record.event is not None:
        case.told.append(Told(name, record.event, day, record.replaces))
        return
    for told in case.told:
        if told.name == record.replaces:
            told.gone = day


def _event(told: Told) -> Event:
    line = told.line
    return Event(
        told.name,
        line.kind,
        Day.parse(line.day),
        source=line.source or SOURCE,
        time=line.time or None,
        matter=line.matter or None,
        accused=line.accused if isinstance(line.accused, int) else None,
        known=told.known,
        gone=told.gone,
        replaces=told.replaces,
        ground=line.ground or None,
        detail=line.detail or None,
    )
