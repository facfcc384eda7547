"""A case put together from its entries, record by record, in the order they were written."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from msgspec import UNSET

from wayout.casebook.cases.case import Case, Filed, Told
from wayout.casebook.cases.records import (
    Added,
    Asked,
    Consent,
    CourtCase,
    DeadlineSet,
    Document,
    DocumentGone,
    Entry,
    EventSet,
    HistoryLine,
    LawAccepted,
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


def rebuild(case: bytes, opened: date, entries: Sequence[Entry]) -> Case:
    """Put a case together from its entries.

    An entry is known from its day on, or from that of the one before it where a clock was put
    back in between.
    """
    made = Case(case, opened, written=date.min)
    for entry in entries:
        made.written = max(made.written, datetime.fromtimestamp(entry.at, UTC).date())
        for place, record in enumerate(entry.records):
            take(made, place, record)
        made.entries += 1
    return made


def take(case: Case, place: int, record: Record) -> None:
    """Take up a record that stands at a place of the next entry; known on the day it was written.

    The name of a record is the number of its entry and its place in it.
    """
    name = f"{case.entries}.{place}"
    match record:
        case Added():
            _begin(case, name, record)
        case EventSet():
            _set_event(case, name, record)
        case PersonSet():
            _set_person(case, record)
        case Noted():
            case.notes.append(record.text)
            case.noted.append(case.written)
        case NoteGone():
            case.struck.add(record.place)
        case Document():
            case.documents.append(Filed(record, case.written))
        case DocumentGone():
            _take_back(case, record)
        case _:
            _set_plain(case, record)


_Plain = Titled | Watched | Consent | Promise | Retain | Asked
_Work = Owner | CourtCase | DeadlineSet | LawAccepted


def _set_plain(case: Case, record: _Plain | _Work) -> None:
    match record:
        case Titled():
            case.title = record.title
        case Watched():
            case.until = record.until
        case Consent():
            case.consents.append(record)
        case Promise():
            _promise(case, record)
        case Retain():
            case.retain = None if record.until is None else date.fromisoformat(record.until)
        case Asked():
            case.asked[record.question] = record.answer
        case _:
            _set_work(case, record)


def _set_work(case: Case, record: _Work) -> None:
    match record:
        case Owner():
            case.owner = record.member
        case CourtCase():
            _set_court(case, record)
        case DeadlineSet():
            case.decided[record.name, record.counted] = record
        case _:
            pass  # what it tells of stands in the summary


def _promise(case: Case, record: Promise) -> None:
    case.promises[record.id] = record
    case.withdrawn.pop(record.id, None)
    if record.gone:
        case.withdrawn[record.id] = case.written


def _set_court(case: Case, record: CourtCase) -> None:
    key = (record.number, record.court)
    if record.gone:
        case.courts.pop(key, None)
    else:
        case.courts[key] = record


def _begin(case: Case, name: str, record: Added) -> None:
    line, day = record.case, case.written
    case.title = line.title
    case.people = list(line.people or ())
    case.notes = list(line.notes or ())
    case.noted = [day] * len(case.notes)
    history = line.history or HistoryLine()
    case.until = None if history.until is UNSET else history.until
    case.told = [
        Told(f"{name}.{place}", event, day) for place, event in enumerate(history.events or ())
    ]
    given = {key for key in ("people", "history", "notes") if getattr(line, key) is not UNSET}
    given |= {key for key in ("events", "until") if getattr(history, key) is not UNSET}
    case.given = frozenset(given)


def _take_back(case: Case, record: DocumentGone) -> None:
    for filed in case.documents:
        filed.gone |= filed.document.id == record.id


def _set_person(case: Case, record: PersonSet) -> None:
    at = len(case.people) if record.place is None else record.place
    case.people[at : at + 1] = [] if record.person is None else [record.person]


def _set_event(case: Case, name: str, record: EventSet) -> None:
    if record.event is not None:
        case.told.append(Told(name, record.event, case.written, record.replaces))
        return
    for told in case.told:
        if told.name == record.replaces:
            told.gone = case.written
            told.withdrawn = told.name.partition(".")[0] != str(case.entries)
