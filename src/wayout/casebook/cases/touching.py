"""What a record touches of a case: the place, event or promise that another may touch as well."""

from collections.abc import Iterable

from msgspec import UNSET

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.record_lines import PromiseLine, RecordLine
from wayout.casebook.cases.records import (
    Consent,
    CourtCase,
    DeadlineSet,
    EventSet,
    NoteGone,
    Owner,
    PersonSet,
    Promise,
    Record,
    Retain,
    Titled,
    Watched,
)

Touched = tuple[object, ...]  # the kind, and which one it is
_ONE = {Titled: "title", Watched: "until", Retain: "retain", Owner: "owner"}


def named(record: Record | RecordLine) -> Touched | None:
    """What a record changes of that which is there; None: it only adds."""
    match record:
        case EventSet(replaces=str(name)):
            return ("event", name)
        case PersonSet(place=int(place)):
            return ("person", place)
        case NoteGone():
            return ("note", record.place)
        case Promise() | PromiseLine():
            return None if record.id is UNSET else ("promise", record.id)
        case _:
            return _keyed(record)


def _keyed(record: Record | RecordLine) -> Touched | None:
    match record:
        case Consent():
            return ("consent", record.to)
        case CourtCase():
            return ("court", record.number, record.court)
        case DeadlineSet():
            return ("deadline", record.name, record.counted)
        case _:
            kind = _ONE.get(type(record))
            return (kind,) if kind else None


def touched(case: Case, record: Record) -> frozenset[Touched]:
    """What a record touches of a case that stands as before it: who leaves moves those behind."""
    match record:
        case PersonSet(person=None, place=int(place)):
            return frozenset(("person", one) for one in range(place, len(case.people)))
        case _:
            name = named(record)
            return frozenset([name] if name else ())


def names(records: Iterable[Record | RecordLine]) -> frozenset[Touched]:
    """What records change of that which is there."""
    return frozenset(name for name in map(named, records) if name)
