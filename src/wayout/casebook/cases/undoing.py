"""How records are undone: by later records, after which the case reads as before them.

An event that was taken back, and a note, come again at the end. Of consents the last word counts,
so the word before is given once more; the list keeps both.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.rebuilding import take
from wayout.casebook.cases.records import (
    Consent,
    CourtCase,
    DeadlineSet,
    EventLine,
    EventSet,
    Noted,
    NoteGone,
    Owner,
    PersonSet,
    Promise,
    Record,
    Retain,
    Titled,
    Watched,
)


def undone(case: Case, records: Sequence[Record]) -> list[Record] | None:
    """Make the records that undo those of an entry; None: there are none that would.

    Args:
        case: The case before the entry; it is carried on with its records.
        records: Those of the entry.
    """
    made: list[Record] = []
    for place, record in enumerate(records):
        back = _back(case, f"{case.entries}.{place}", record)
        if back is None:
            return None
        made[:0] = back
        take(case, place, record)
    return made


def _back(case: Case, name: str, record: Record) -> list[Record] | None:
    match record:
        case EventSet():
            return [_event(case, name, record)]
        case PersonSet():
            return _person(case, record)
        case Noted():
            return [NoteGone(place=len(case.notes))]
        case NoteGone():
            return [Noted(text=case.notes[record.place])]
        case _:
            return _keyed(case, record)


def _keyed(case: Case, record: Record) -> list[Record] | None:
    """Undo what has a key: its value before is given once more."""
    match record:
        case Consent():
            return _consent(case, record)
        case Promise():
            return _promise(case, record)
        case CourtCase():
            return _court(case, record)
        case DeadlineSet(name=name, counted=counted):
            nothing = DeadlineSet(name=name, counted=counted)
            return [case.decided.get((name, counted), nothing)]
        case _:
            return _single(case, record)


def _single(case: Case, record: Record) -> list[Record] | None:
    """Undo what a case has one of."""
    match record:
        case Titled():
            return [Titled(title=case.title)]
        case Watched() if case.until is not None:
            return [Watched(until=case.until)]
        case Retain():
            return [Retain(until=case.retain.isoformat() if case.retain else None)]
        case Owner():
            return [Owner(member=case.owner)]
    return None


def _event(case: Case, name: str, record: EventSet) -> Record:
    before = _line(case, record.replaces)
    if record.event is None:
        return EventSet(event=before)
    return EventSet(event=before, replaces=name)


def _line(case: Case, name: str | None) -> EventLine | None:
    return next((told.line for told in case.told if told.name == name), None)


def _person(case: Case, record: PersonSet) -> list[Record]:
    """Nobody can be put between others: who stood behind one that left is written anew."""
    at = len(case.people) if record.place is None else record.place
    was = case.people[at:]
    if record.person is not None:
        return [PersonSet(person=was[0] if was else None, place=at)]
    last = len(was) - 1
    return [
        PersonSet(person=one, place=at + number if number < last else None)
        for number, one in enumerate(was)
    ]


def _consent(case: Case, record: Consent) -> list[Record] | None:
    before = next((one for one in reversed(case.consents) if one.to == record.to), None)
    if before is not None:
        return [before]
    if not record.given:
        return None
    return [Consent(to=record.to, given=False, day=record.day, by=record.by)]


def _promise(case: Case, record: Promise) -> list[Record]:
    before = case.promises.get(record.id)
    if before is not None:
        return [before]
    return [] if record.gone else [replace(record, gone=True)]


def _court(case: Case, record: CourtCase) -> list[Record]:
    before = case.courts.get((record.number, record.court))
    if before is not None:
        return [before]
    gone = CourtCase(number=record.number, court=record.court, gone=True)
    return [] if record.gone else [gone]
