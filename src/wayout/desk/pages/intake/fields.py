"""The fields of the intake sheet: what is typed in them as answers, and answers as fields.

Most questions have one field, which is called like them. Danger has two, and people may be ticked
or named.
"""

from collections.abc import Mapping

from wayout.casebook.intake.questions import CALLER, QUESTIONS, SELF
from wayout.text import Translator, mark

NOBODY, NO, YES = "0", "no", "yes"
WAS = "was."  # before the name of a field that holds what stood there
_ROLES = (SELF, CALLER)
Fields = Mapping[str, str]

BOTH = mark("No was chosen, and words were typed: leave one of them.")
SOMEBODY = mark("Nobody was ticked, and somebody too: leave one of them.")


def answers_of(fields: Fields, _: Translator) -> tuple[dict[str, str], dict[str, str]]:
    """Read the answers out of the fields; also says which contradict themselves, by question."""
    answers, wrong = {}, {}
    for question in QUESTIONS:
        name = question.id
        answers[name] = fields.get(name, "").strip()
        if question.form == "danger":
            answers[name] = _danger(fields, name, _)
            if answers[name] and answers[name] != NO and fields.get(name) == NO:
                wrong[name] = _(BOTH)
        elif question.form == "people":
            answers[name] = _people(fields, name)
            if answers[name] not in {"", NOBODY} and fields.get(f"{name}.nobody"):
                wrong[name] = _(SOMEBODY)
    return answers, wrong


def fields_of(answers: Mapping[str, str]) -> dict[str, str]:
    """Put answers into the fields that they are typed in."""
    fields: dict[str, str] = {}
    for question in QUESTIONS:
        said = answers.get(question.id, "")
        if question.form == "danger":
            fields |= _danger_fields(question.id, said)
        elif question.form == "people":
            fields |= _people_fields(question.id, said)
        else:
            fields[question.id] = said
    return fields


def stood(fields: Fields) -> dict[str, str]:
    """Read what stood in the fields when the sheet was opened, by question."""
    return {name.removeprefix(WAS): said for name, said in fields.items() if name.startswith(WAS)}


def _danger(fields: Fields, name: str, _: Translator) -> str:
    how = fields.get(f"{name}.how", "").strip()
    return how or {NO: NO, YES: _("yes")}.get(fields.get(name, ""), "")


def _danger_fields(name: str, said: str) -> dict[str, str]:
    if said in {"", NO}:
        return {name: said}
    return {name: YES, f"{name}.how": said}


def _people(fields: Fields, name: str) -> str:
    """Numbers of those ticked, and names; he who calls himself is one man."""
    ticked = [role for role in _ROLES if fields.get(f"{name}.{role}")]
    if fields.get("who") == SELF and ticked:
        ticked = [SELF]
    numbers = [str(_ROLES.index(role) + 1) for role in ticked]
    named = (part.strip() for part in fields.get(f"{name}.names", "").split(","))
    found = [*numbers, *filter(None, named)]
    if found:
        return ", ".join(found)
    return NOBODY if fields.get(f"{name}.nobody") else ""


def _people_fields(name: str, said: str) -> dict[str, str]:
    if said == NOBODY:
        return {f"{name}.nobody": YES}
    parts = [part for part in said.split(", ") if part]
    known = {str(number): role for number, role in enumerate(_ROLES, start=1)}
    ticked = {f"{name}.{known[part]}": YES for part in parts if part in known}
    return {**ticked, f"{name}.names": ", ".join(part for part in parts if part not in known)}
