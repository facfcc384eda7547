"""What an intake was answered so far, as it stands in the fields of a sheet."""

from collections.abc import Mapping

from wayout.casebook.cases.case import DAY, Case
from wayout.casebook.cases.records import Person, Promise
from wayout.casebook.intake import people
from wayout.casebook.intake.answers import brings_there, is_left, made
from wayout.casebook.intake.questions import BY_ID, CALLER, DANGER, PROMISE, QUESTIONS, SELF
from wayout.text.days_to_type import day_to_type

NOBODY = "0"
NO = "no"


def so_far(case: Case) -> Mapping[str, str]:
    """Give the answer to each question as it would be typed; empty where there is none."""
    return {
        **{question.id: "" for question in QUESTIONS},
        **_of_people(case),
        **_of_events(case, "first"),
        **_of_events(case, "now"),
        "danger": _danger(case),
        "title": _title(case),
        "call_back": _call_back(case),
        "keep": _keep(case),
    }


def days_so_far(case: Case) -> dict[str, str]:
    """Give the days that were understood, by question, as `Day` is written."""
    found = {base + DAY: event.line.day for base in ("first", "now") if (event := made(case, base))}
    promise = case.promises.get(f"{PROMISE}call-back")
    return found if promise is None or promise.gone else {**found, "call_back": promise.due}


def left(case: Case) -> list[str]:
    """List what an intake of the case has still to ask; a case without an intake has none."""
    if not case.asked:
        return []
    return [one.id for one in QUESTIONS if not one.again and is_left(case, one)]


def kept_of(case: Case) -> dict[str, object]:
    """Tell what the fields do not show: the notes, who said whether it is kept, the day of danger.

    The day is None where nobody is in danger, or the check-in was done.
    """
    said = [one for one in case.consents if one.to == "keep"]
    danger = _open(case, DANGER)
    return {
        "notes": [[text, day.isoformat()] for _place, text, day in case.standing()],
        "keep_by": said[-1].by if said else None,
        "danger_on": danger.due if danger else None,
    }


def _title(case: Case) -> str:
    """The title, unless the case began with the one that an intake made up."""
    is_made_up = case.entries == 0 or bool(case.asked)
    return case.title if "title" in case.asked or not is_made_up else ""


def _of_people(case: Case) -> dict[str, str]:
    nobody = Person(role="client", name="")
    at = people.caller_place(case)
    caller = nobody if at is None else case.people[at]
    at = people.client_place(case)
    client = nobody if at is None or people.is_client_calling(case) else case.people[at]
    return {
        "who": caller.role if "who" in case.asked else "",
        "name": caller.name,
        "contact": caller.contact or "",
        "client": client.name,
        "client_contact": client.contact or "",
        "decides": _right(case, "decides"),
        "told": _right(case, "told"),
    }


def _right(case: Case, right: str) -> str:
    """Say who has a right: the numbers of those who are offered, and the names of others."""
    places = {SELF: people.client_place(case), CALLER: people.caller_place(case)}
    numbers = {places[who]: str(number) for number, who in enumerate(people.offered(case), 1)}
    found = [
        numbers.get(place) or person.name
        for place, person in enumerate(case.people)
        if getattr(person, right)
    ]
    if not found and right in case.asked:
        return NOBODY
    return ", ".join(sorted(found, key=lambda said: (not said.isdecimal(), said)))


def _of_events(case: Case, base: str) -> dict[str, str]:
    event = made(case, base)
    if event is not None:
        line = event.line
        said = f"{line.kind}/{line.detail}" if line.detail else line.kind
        return {base: said, base + DAY: day_to_type(line.day)}
    if base + DAY in case.asked:  # it was taken back
        return {}
    return {base: case.asked.get(base) or _where(case, base)}


def _where(case: Case, base: str) -> str:
    """Where he is by the events, if that was the answer."""
    if base != "now" or base not in case.asked:
        return ""
    offered = (choice.value for choice in BY_ID[base].choices)
    return next((said for said in offered if brings_there(case, said)), "")


def _danger(case: Case) -> str:
    promise = _open(case, DANGER)
    return promise.text if promise else NO if "danger" in case.asked else ""


def _call_back(case: Case) -> str:
    promise = _open(case, f"{PROMISE}call-back")
    return day_to_type(promise.due) if promise else ""


def _open(case: Case, name: str) -> Promise | None:
    """A promise that is still to be kept."""
    promise = case.promises.get(name)
    return None if promise is None or promise.done or promise.gone else promise


def _keep(case: Case) -> str:
    given = [one.given for one in case.consents if one.to == "keep"]
    return "" if not given else "yes" if given[-1] else NO
