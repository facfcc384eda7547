"""What a record of a case says, in words, field by field: for one who compares two versions."""

from collections.abc import Mapping
from typing import Any

from wayout.desk.case_words import ROLES, SOURCES
from wayout.errors import DayError
from wayout.pathway import Day, load_pathway
from wayout.publish.consent_words import CONSENTS
from wayout.publish.due_words import PROMISES, what_is_due
from wayout.text import Translator, mark
from wayout.text.dates import format_known

_FIELDS = {
    "kind": mark("What happened"),
    "day": mark("When"),
    "source": mark("Who said so"),
    "detail": mark("Detail"),
    "ground": mark("Ground"),
    "time": mark("Hour"),
    "matter": mark("Absence"),
    "accused": mark("Row of the accused"),
    "role": mark("Who it is"),
    "name": mark("Name"),
    "contact": mark("How he is reached"),
    "decides": mark("Decides for the client"),
    "told": mark("May be told of the case"),
    "title": mark("Title"),
    "what": mark("Promise"),
    "due": mark("Due"),
    "because": mark("Because of"),
    "ahead": mark("Days ahead"),
    "done": mark("Done"),
    "gone": mark("Taken back"),
    "text": mark("Text"),
    "until": mark("Until"),
    "to": mark("Consent"),
    "given": mark("Given"),
    "by": mark("Who said so"),
    "number": mark("Number in court"),
    "court": mark("Court"),
    "missing": mark("Card gone, last seen on"),
}
_WORDS = {
    **ROLES,
    **SOURCES,
    **CONSENTS,
    **PROMISES,
}
_DAYS = frozenset({"day", "due", "done", "until", "missing"})
_CODED = frozenset({"source", "role", "what", "to"})
Said = tuple[str, str]  # what a field is called, what it holds


def record_words(record: Any, _: Translator) -> list[Said]:  # noqa: ANN401  as a keeper tells it
    """Say what a record holds, or what stands of a case; nothing for None.

    Args:
        record: A line as it is written, or what the keeper tells that stands in its place.
        _: The language.
    """
    match record:
        case None:
            return []
        case {"record": "event", "event": inner} | {"record": "person", "person": inner}:
            return record_words(inner, _)
        case {"counted": str(), "name": name}:
            due = {"kind": "deadline", "what": name, "article": ""}
            return [(_("Deadline"), what_is_due(due, _)[0]), *_fields(record, _, {"name"})]
    return _fields(record, _, set())


def _fields(record: Mapping[str, Any], _: Translator, without: set[str]) -> list[Said]:
    shown = ((key, record[key]) for key in _FIELDS if key in record and key not in without)
    return [
        (_(_FIELDS[key]), _value(key, value, _))
        for key, value in shown
        if value not in {None, ""} and (key, value) != ("gone", False)
    ]


def _value(key: str, value: Any, _: Translator) -> str:  # noqa: ANN401  plain
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key == "kind":
        kind = load_pathway().kinds.get(value)
        return kind.name.say(_.language) if kind else str(value)
    if key in _CODED:
        return _(_WORDS.get(value, value))
    return _day(str(value), _) if key in _DAYS else str(value)


def _day(written: str, _: Translator) -> str:
    try:
        known = Day.parse(written)
    except DayError:
        return written
    return format_known(known, _.language)
