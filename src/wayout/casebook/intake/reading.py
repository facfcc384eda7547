"""What was typed in answer to a question, read: a choice, people, a kind of event, a day.

What cannot be read is said without repeating it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wayout.casebook.intake.questions import Choice, Question
from wayout.errors import CasesError, DayError
from wayout.pathway import Day, load_pathway
from wayout.text import LANGUAGES, translator
from wayout.text.typed_days import typed_day

_NUMBERS = re.compile(r"\d{1,2}(?: +\d{1,2})*", re.ASCII)
_YES = frozenset({"y", "yes", "д", "да", "ага", "+"})
_NO = frozenset({"n", "no", "н", "нет", "не", "nobody", "никто", "никому", "0"})
_WAYS: dict[str, frozenset[str]] = {"yes": _YES, "no": _NO}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom the people question was answered with: places of the choices, or names."""

    values: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def choice(question: Question, typed: str) -> str:
    """Read one of the choices: its number, its word, or the beginning of that.

    Raises:
        CasesError: It is none of them.
    """
    found = {one.value for one in _numbered(question.choices, typed) or _named(question, typed)}
    if len(found) != 1:
        raise CasesError("This is none of the answers. Type the number of one.")
    return found.pop()


def people(values: Sequence[str], typed: str) -> Chosen:
    """Read numbers of those offered, and names with commas between them; or nobody.

    Raises:
        CasesError: Nobody has such a number.
    """
    if is_no(typed):
        return Chosen()
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    numbers = [n for part in parts if _NUMBERS.fullmatch(part) for n in part.split()]
    if not parts or any(not 0 < int(number) <= len(values) for number in numbers):
        raise CasesError("Nobody has this number. Type one of those shown, or a name.")
    return Chosen(
        values=tuple(dict.fromkeys(values[int(number) - 1] for number in numbers)),
        names=tuple(part for part in parts if not _NUMBERS.fullmatch(part)),
    )


def event(question: Question, typed: str) -> str:
    """Read a kind of event: a choice, or part of the name of any kind of the map.

    Raises:
        CasesError: No kind is called so, or several are.
    """
    offered = _numbered(question.choices, typed) or _named(question, typed)
    if len(offered) == 1:
        return offered[0].value
    kinds = _kinds(typed)
    if len(kinds) != 1:
        raise CasesError("This does not say which event. Type a number, or more of its name.")
    return kinds[0]


def day(typed: str, today: date, *, ahead: bool = False, may_come: bool = False) -> str:
    """Read the day of an event, which is not to come.

    Args:
        typed: What was typed.
        today: The day on which it was typed.
        ahead: It is of a kind whose days lie ahead: it may be to come, and without a year it is.
        may_come: It may be to come: whoever typed it is asked whether that was meant.

    Raises:
        DayError: It is no day, or it is to come.
    """
    read = _day(typed, today, ahead=ahead)
    if read.first > today and not (ahead or may_come):
        raise DayError("This day is still to come.")
    return str(read)


def coming(typed: str, today: date) -> str:
    """Read one day that is not over.

    Raises:
        DayError: It is no day, or more than one, or it is over.
    """
    read = _day(typed, today, ahead=True)
    if read.precision != "day":
        raise DayError("This is more than one day. Type one, as 20.01.2025, tomorrow or +3.")
    if read.first < today:
        raise DayError("This day is over.")
    return str(read)


def is_no(typed: str) -> bool:
    """Whether an answer is a plain no."""
    return typed.casefold().strip(" .!") in _NO


def _day(typed: str, today: date, *, ahead: bool) -> Day:
    return Day.parse(typed_day(typed, today, ahead=ahead))


def _numbered(choices: Sequence[Choice], typed: str) -> list[Choice]:
    if not _NUMBERS.fullmatch(typed):
        return []
    return [one for number, one in enumerate(choices, 1) if typed == str(number)]


def _named(question: Question, typed: str) -> list[Choice]:
    """Find the choices that what was typed is called, or begins with where none is."""
    said = _plain(typed)
    exact = [
        one
        for one in question.choices
        if said in {one.value, *_labels(one)} or said in _WAYS.get(one.value, ())
    ]
    return exact or [one for one in question.choices if _begins(_labels(one), said)]


def _kinds(typed: str) -> list[str]:
    said = _plain(typed)
    road = load_pathway()
    names = {kind.id: [_plain(kind.name.ru), _plain(kind.name.en)] for kind in road.kinds.values()}
    exact = [kind for kind, called in names.items() if said in (kind, *called)]
    return exact or [kind for kind, called in names.items() if any(said in one for one in called)]


def _labels(one: Choice) -> list[str]:
    if one.words:
        return [_plain(translator(language)(one.words)) for language in LANGUAGES]
    name = load_pathway().kind(one.value).name
    return [_plain(name.ru), _plain(name.en)]


def _begins(labels: Iterable[str], said: str) -> bool:
    return any(label.startswith(said) for label in labels)


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е").strip(" .!")
