"""Whether record lines fit the case they are written to: what they name must be there.

Each is looked at as the case will stand after those before it.
"""

from collections.abc import Sequence

from msgspec import UNSET

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.rebuilding import take
from wayout.casebook.cases.record_lines import Numbered, PromiseLine, RecordLine
from wayout.casebook.cases.records import (
    CourtCase,
    DeadlineSet,
    EventSet,
    NoteGone,
    PersonSet,
    Promise,
    Record,
)
from wayout.casebook.cases.summary import Deadlines, Due
from wayout.casebook.sealing import new_id
from wayout.errors import CasesError

_FIRST = 8  # hexadecimal letters of an id that is drawn: a case holds few promises


def fitted(
    case: Case, lines: Sequence[Numbered], deadlines: Deadlines | None = None
) -> list[Record]:
    """Make records of lines, for the next entry of a case; the case is carried on with them.

    Args:
        case: The case.
        lines: The lines.
        deadlines: Says what is due in a History, where the law is known.

    Raises:
        CasesError: A line names an event, a person, a promise or a deadline that is not there.
    """
    made: list[Record] = []
    for line in lines:
        if deadlines is not None and isinstance(line.record, DeadlineSet):
            _check_deadline(line.record, deadlines(case.history()), line.number)
        record = _fit(case, line.record, line.number)
        take(case, len(made), record)
        made.append(record)
    return made


def _fit(case: Case, record: RecordLine, number: int) -> Record:
    match record:
        case PersonSet(place=int(place)) if not 0 <= place < len(case.people):
            raise CasesError(
                "Line {number}: the case has nobody at this place. Places count from 0.",
                number=number,
            )
        case EventSet(replaces=str(name)) if name not in {told.name for told in case.live()}:
            raise CasesError(
                "Line {number}: no event that stands is called so. `wayout vault show --numbers` "
                "tells what they are called.",
                number=number,
            )
        case NoteGone(place=place) if place not in {one[0] for one in case.standing()}:
            raise CasesError("Line {number}: no note stands at this place.", number=number)
        case CourtCase(missing=str()) if (record.number, record.court) not in case.courts:
            raise CasesError("Line {number}: the case has no such number in court.", number=number)
        case PromiseLine():
            return _promise(case, record, number)
    return record


def _check_deadline(record: DeadlineSet, dues: Sequence[Due], number: int) -> None:
    if (record.name, record.counted) not in {(due.name, due.due.isoformat()) for due in dues}:
        raise CasesError(
            "Line {number}: the law counts no deadline of this name to this day.", number=number
        )


def _promise(case: Case, line: PromiseLine, number: int) -> Promise:
    name = new_id().hex()[:_FIRST] if line.id is UNSET else line.id
    before = case.promises.get(name)
    what = before.what if line.what is UNSET and before else line.what
    due = before.due if line.due is UNSET and before else line.due
    if what is UNSET or due is UNSET:
        raise CasesError("Line {number}: a new promise needs what and due.", number=number)
    was = before or Promise(id=name, what=what, due=due)
    if was.gone and line.gone is UNSET:
        raise CasesError(
            "Line {number}: this promise was withdrawn, and is not changed any more.", number=number
        )
    text = was.text if line.text is UNSET else line.text
    done = was.done if line.done is UNSET else line.done
    gone = True if line.gone is True else UNSET
    return Promise(id=name, what=what, due=due, text=text, done=done, gone=gone)
