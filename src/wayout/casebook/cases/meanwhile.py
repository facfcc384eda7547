"""What was changed of a case since somebody read it, where he is about to change the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.rebuilding import take
from wayout.casebook.cases.record_lines import Numbered, PromiseLine, RecordLine
from wayout.casebook.cases.records import (
    CourtCase,
    Entry,
    EventSet,
    NoteGone,
    PersonSet,
    Record,
)
from wayout.casebook.cases.touching import Touched, named, touched


@dataclass(frozen=True, slots=True)
class Met:
    """A line that meets a change: its number, the entry that made it, and the line made to fit.

    `now` is what it names as it is called by now; None: it is gone, and `again` then adds it
    anew, or is None where there is nothing left to take away.
    """

    number: int
    entry: Entry
    now: Touched | None
    again: RecordLine | None


def touched_since(case: Case, entries: Iterable[Entry]) -> frozenset[Touched]:
    """What entries touch of a case, which is carried on with them."""
    found: set[Touched] = set()
    for entry in entries:
        for place, record in enumerate(entry.records):
            found |= touched(case, record)
            take(case, place, record)
        case.entries += 1
    return frozenset(found)


def meets(case: Case, entries: Iterable[Entry], line: Numbered) -> Met | None:
    """Tell whether entries touch what a line names; the case is carried on with them."""
    now, last = named(line.record), None
    for entry in entries:
        for place, record in enumerate(entry.records):
            if now is not None and now in touched(case, record):
                now, last = _moved(now, f"{case.entries}.{place}", record), entry
            take(case, place, record)
        case.entries += 1
    if last is None:
        return None
    now = _there(case, now)
    return Met(line.number, last, now, _again(line.record, now))


def stands(case: Case, name: Touched | None) -> Any:  # noqa: ANN401  plain builtins
    """What is there under a name, plainly; None: nothing."""
    match name:
        case ("event", str(which)):
            return _plain(one.line for one in case.live() if one.name == which)
        case ("person", int(place)):
            return _plain(case.people[place : place + 1])
        case ("consent", to):
            return _plain(one for one in reversed(case.consents) if one.to == to)
        case ("court", *which):
            return _plain(one for key, one in case.courts.items() if key == tuple(which))
        case (kind, *which):
            return _single(case, str(kind), which)
    return None


def _single(case: Case, kind: str, which: Sequence[object]) -> Any:  # noqa: ANN401  idem
    held: Mapping[str, Any] = {
        "title": {"title": case.title},
        "until": case.until and {"until": case.until},
        "retain": case.retain and {"until": case.retain.isoformat()},
        "promise": _plain(one for one in case.promises.values() if one.id in which),
        "deadline": _plain(one for key, one in case.decided.items() if key == tuple(which)),
    }
    return held.get(kind)


def _plain(found: Iterable[msgspec.Struct]) -> Any:  # noqa: ANN401  idem
    first = next(iter(found), None)
    return None if first is None else msgspec.to_builtins(first)


def _moved(now: Touched, name: str, record: Record) -> Touched | None:
    """How what a record touches is called after it; None: it is gone."""
    match record, now:
        case EventSet(event=None), _:
            return None
        case EventSet(), _:
            return ("event", name)
        case PersonSet(person=None, place=int(place)), (_, int(mine)):
            return ("person", mine - 1) if place < mine else None
        case NoteGone(), _:
            return None
    return now


def _there(case: Case, now: Touched | None) -> Touched | None:
    """What is there still: a promise that was withdrawn is not, nor a number struck out."""
    match now:
        case ("promise", str(name)):
            return None if case.promises[name].gone else now
        case ("court", *which):
            return now if tuple(which) in case.courts else None
    return now


def _again(line: RecordLine, now: Touched | None) -> RecordLine | None:
    """A line made to fit what it names by now."""
    match line:
        case EventSet(event=None) | PersonSet(person=None) | NoteGone() if now is None:
            return None
        case PromiseLine(gone=True) | CourtCase(missing=str()) if now is None:
            return None
        case PromiseLine():
            return line if now else replace(line, gone=False)
        case EventSet():
            return replace(line, replaces=now[1] if now else None)
        case PersonSet():
            return replace(line, place=now[1] if now else None)
    return line
