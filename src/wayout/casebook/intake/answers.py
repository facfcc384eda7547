"""Which records an answer makes. Answering a question again corrects what it made before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from msgspec import UNSET, structs

from wayout.casebook.cases.case import DAY, Case, Told
from wayout.casebook.cases.records import (
    Asked,
    Consent,
    EventLine,
    EventSet,
    Noted,
    Promise,
    Record,
    Titled,
)
from wayout.casebook.intake import people, reading
from wayout.casebook.intake.questions import DANGER, PROMISE, Question
from wayout.pathway import load_pathway


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed in answer to a question, today, in a case as it stands.

    `place` is how many records of the entry stand before those of the answer. `may_come`: a day
    to come is no fault of it, the one who typed it is asked whether it was meant.
    """

    case: Case
    question: Question
    typed: str
    today: date
    place: int = 0
    may_come: bool = False


def records_of(answer: Answer) -> list[Record]:
    """Make the records of an answer, which are one entry.

    Raises:
        CasesError: It cannot be read.
        DayError: It is no day that fits.
    """
    return _MAKERS[answer.question.id](answer)


def event_asked(case: Case, question: Question) -> str | None:
    """Which kind of event a day is asked for; None where no day is asked for."""
    if not question.id.endswith(DAY):
        return None
    return case.asked[question.id.removesuffix(DAY)].partition("/")[0]


def day_of(question: Question, records: Iterable[Record]) -> str | None:
    """Which day was understood; None where no day was asked for."""
    for record in records:
        match question.form, record:
            case "day", EventSet(event=EventLine(day=day)):
                return day
            case "coming", Promise(due=due):
                return due
    return None


def made(case: Case, base: str) -> Told | None:
    """The event that the answers to a question made, as it was corrected since, if it stands."""
    name = case.asked.get(base + DAY, "")
    live = {told.name: told for told in case.live()}
    after = {told.replaces: told.name for told in case.told if told.replaces is not None}
    while name in after and name not in live:
        name = after[name]
    return live.get(name)


def brings_there(case: Case, said: str) -> bool:
    """Whether a kind of event leads to where he is by the events told so far."""
    road = load_pathway()
    kind, _, detail = said.partition("/")
    arrows = road.arrows_of(road.kind(kind), detail or None)
    return case.position()[0] in {arrow.to for arrow in arrows}


def is_left(case: Case, question: Question) -> bool:
    """Whether a question is still to be asked in a case."""
    if question.id in case.asked and not question.again:
        return False
    if question.id.endswith(DAY):
        return bool(case.asked.get(question.id.removesuffix(DAY)))
    if question.id not in {"client", "client_contact"} or people.is_client_calling(case):
        return question.id not in {"client", "client_contact"}
    place = people.client_place(case)
    known = "name" if question.id == "client" else "contact"
    return place is None or not getattr(case.people[place], known)


def _asked(answer: Answer, said: str = "") -> Asked:
    return Asked(question=answer.question.id, answer=said)


def _who(answer: Answer) -> list[Record]:
    chosen = reading.choice(answer.question, answer.typed)
    role = next(one for one in people.ROLES if one == chosen)
    return [people.set_role(answer.case, role), _asked(answer)]


def _name(answer: Answer) -> list[Record]:
    return [people.set_caller(answer.case, name=answer.typed), _asked(answer)]


def _contact(answer: Answer) -> list[Record]:
    return [people.set_caller(answer.case, contact=answer.typed), _asked(answer)]


def _client(answer: Answer) -> list[Record]:
    return [people.set_client(answer.case, name=answer.typed), _asked(answer)]


def _client_contact(answer: Answer) -> list[Record]:
    return [people.set_client(answer.case, contact=answer.typed), _asked(answer)]


def _danger(answer: Answer) -> list[Record]:
    """Danger is a check-in that is due at once, with what was said of it."""
    name, today = DANGER, answer.today.isoformat()
    if not reading.is_no(answer.typed):
        promise = Promise(id=name, what="check_in", due=today, text=answer.typed)
        return [promise, _asked(answer)]
    before = answer.case.promises.get(name)
    is_open = before is not None and before.done is None and not before.gone
    withdrawn = [structs.replace(before, gone=True)] if before and is_open else []
    return [*withdrawn, _asked(answer)]


def _right(answer: Answer) -> list[Record]:
    case, right = answer.case, answer.question.id
    chosen = reading.people(people.offered(case), answer.typed)
    return [*people.set_right(case, right, chosen.values, chosen.names), _asked(answer)]


def _title(answer: Answer) -> list[Record]:
    return [Titled(title=answer.typed), _asked(answer)]


def _event(answer: Answer) -> list[Record]:
    """What happened waits for its day; if it has one, the event is corrected at once.

    That he is where the events told so far have brought him is no further event.
    """
    said = reading.event(answer.question, answer.typed)
    before = made(answer.case, answer.question.id)
    if before is not None:
        old = before.line
        line = _line(answer.case, said, old.day)
        return [
            EventSet(
                event=structs.replace(line, matter=old.matter, time=old.time),
                replaces=before.name,
            ),
            _asked(answer, said),
            Asked(question=answer.question.id + DAY, answer=_next(answer)),
        ]
    is_there = answer.question.id == "now" and brings_there(answer.case, said)
    return [_asked(answer, "" if is_there else said)]


def _event_day(answer: Answer) -> list[Record]:
    base = answer.question.id.removesuffix(DAY)
    before = made(answer.case, base)
    said = before.line.kind if before else answer.case.asked[base].partition("/")[0]
    ahead = load_pathway().kind(said).is_ahead
    day = reading.day(answer.typed, answer.today, ahead=ahead, may_come=answer.may_come)
    if before is None:
        event = EventSet(event=_line(answer.case, answer.case.asked[base], day))
    else:
        event = EventSet(event=structs.replace(before.line, day=day), replaces=before.name)
    return [event, _asked(answer, _next(answer))]


def _call_back(answer: Answer) -> list[Record]:
    due = reading.coming(answer.typed, answer.today)
    return [Promise(id=f"{PROMISE}call-back", what="call_back", due=due), _asked(answer)]


def _keep(answer: Answer) -> list[Record]:
    given = reading.choice(answer.question, answer.typed) == "yes"
    said = Consent(to="keep", given=given, day=answer.today.isoformat(), by=_by(answer.case))
    return [said, _asked(answer)]


def _by(case: Case) -> str | None:
    """Whose answer it is: the caller's, by name, else by what he is to the man it is about."""
    place = people.caller_place(case)
    return None if place is None else case.people[place].name or case.people[place].role


def _note(answer: Answer) -> list[Record]:
    return [Noted(text=answer.typed), _asked(answer)]


def _next(answer: Answer) -> str:
    """The name of the first record that the answer makes."""
    return f"{answer.case.entries}.{answer.place}"


def _line(case: Case, said: str, day: str) -> EventLine:
    kind, _, detail = said.partition("/")
    source = people.source_of(case)
    return EventLine(kind=kind, day=day, source=source or UNSET, detail=detail or UNSET)


_MAKERS: dict[str, Callable[[Answer], list[Record]]] = {
    "who": _who,
    "name": _name,
    "contact": _contact,
    "danger": _danger,
    "client": _client,
    "client_contact": _client_contact,
    "decides": _right,
    "told": _right,
    "title": _title,
    "first": _event,
    "first_day": _event_day,
    "now": _event,
    "now_day": _event_day,
    "call_back": _call_back,
    "keep": _keep,
    "note": _note,
}
