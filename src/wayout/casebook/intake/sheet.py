"""An intake on one sheet: all its answers at once, read as the terminal reads them one by one.

What stood in a field when the sheet was opened comes back with it: only what was changed since is
an answer, and what another answered meanwhile is not written over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wayout.casebook.cases.case import DAY, Case
from wayout.casebook.cases.rebuilding import take
from wayout.casebook.cases.records import EventLine, Record
from wayout.casebook.intake import people, reading
from wayout.casebook.intake.answers import Answer, brings_there, made, records_of
from wayout.casebook.intake.questions import QUESTIONS
from wayout.casebook.intake.told import so_far
from wayout.errors import CasesError, DayError
from wayout.pathway import Day

_OF_CLIENT = {"client": "name", "client_contact": "contact"}


_NONE = b"\0"  # the id of no case: the History of one needs any


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in the fields, by question, and what stood there when the sheet was opened."""

    typed: Mapping[str, str]
    before: Mapping[str, str]


@dataclass(slots=True)
class Filled:
    """The records of all answers, for one entry; `wrong` says which could not be read, and why."""

    records: list[Record] = field(default_factory=list)
    wrong: dict[str, CasesError | DayError] = field(default_factory=dict)


def blank(today: date, title: str = "") -> Case:
    """A case that is not there yet."""
    return Case(_NONE, today, written=today, title=title)


def fill(case: Case, sheet: Sheet, today: date, *, place: int) -> Filled:
    """Read a sheet into the records of the next entry of a case, which is carried on with them.

    Args:
        case: The case as it stands.
        sheet: What was typed.
        today: The day on which it was typed.
        place: How many records of the entry stand before those of the sheet.
    """
    filled, known = Filled(), so_far(case)
    for question in QUESTIONS:
        typed = sheet.typed.get(question.id, "").strip()
        was = sheet.before.get(question.id, "").strip()
        now = Answer(case, question, typed, today, place + len(filled.records), may_come=True)
        try:
            answered = _changed(typed, was, known[question.id]) or _elsewhere(now)
            records = _records(now) if answered else []
        except (CasesError, DayError) as error:
            filled.wrong[question.id] = error
            continue
        for record in records:
            take(case, place + len(filled.records), record)
            filled.records.append(record)
    return filled


@dataclass(frozen=True, slots=True)
class Brought:
    """An event of a sheet: by which question its day is told, and what stands beside it.

    `is_new`: the sheet brings it, or brings it anew.
    """

    question: str
    event: EventLine
    others: list[EventLine]
    is_new: bool


def brought(case: Case) -> list[Brought]:
    """Tell the events of a sheet in a case that was carried on with it by `fill`."""
    mine = f"{case.entries}."
    return [
        Brought(
            base + DAY,
            one.line,
            [other.line for other in case.live() if other is not one],
            one.name.startswith(mine),
        )
        for base in ("first", "now")
        if (one := made(case, base)) is not None
    ]


def _changed(typed: str, was: str, known: str) -> bool:
    """Whether a field holds an answer that is not known yet.

    Raises:
        CasesError: It was emptied, or answered meanwhile by somebody else.
    """
    if typed in {was, known}:
        return False
    if known != was:
        raise CasesError("Somebody else answered this meanwhile. Open the sheet anew to see it.")
    if not typed:
        raise CasesError("An answer is corrected here, not emptied.")
    return True


def _elsewhere(answer: Answer) -> bool:
    """Whether he was where what happened brought him, and another event was told since."""
    case, typed = answer.case, answer.typed
    is_there = answer.question.id == "now" and case.asked.get("now") == ""
    return is_there and bool(typed) and not brings_there(case, typed)


def _records(answer: Answer) -> list[Record]:
    question = answer.question
    if question.id in _OF_CLIENT and people.is_client_calling(answer.case):
        return _of_caller(answer)
    if question.id.endswith(DAY) and made(answer.case, question.id.removesuffix(DAY)) is None:
        return _first_day(answer)
    return records_of(answer)


def _of_caller(answer: Answer) -> list[Record]:
    """The man himself calls: what is said of him twice must be the same.

    Raises:
        CasesError: It is not.
    """
    place = people.client_place(answer.case)
    known = answer.case.people[place or 0]
    said = getattr(known, _OF_CLIENT[answer.question.id]) or ""
    if said and said != answer.typed:
        raise CasesError("He calls himself: this stands above, as something else.")
    return [] if said else records_of(answer)


def _first_day(answer: Answer) -> list[Record]:
    """The day of what has none yet.

    Raises:
        CasesError: Nothing is told of which this would be the day, or it has another.
    """
    base = answer.question.id.removesuffix(DAY)
    said = answer.case.asked.get(base)
    if said:
        return records_of(answer)
    if said is None:
        raise CasesError("Say first what was on this day.")
    return _same_day(answer)


def _same_day(answer: Answer) -> list[Record]:
    """He is where what happened brought him: its day stands there already.

    Raises:
        CasesError: This is another day.
    """
    said = Day.parse(reading.day(answer.typed, answer.today))
    if said.first != answer.case.position()[1]:
        raise CasesError(
            "What happened first brought him there, and its day is another one. Add what happened "
            "since on the page of the case."
        )
    return []
