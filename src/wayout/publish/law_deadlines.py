"""The deadlines of an answer in words: his own to keep, and the authorities'."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from wayout.law.assessment import Assessment, Deadline
from wayout.law.due import LIMITATION, OWN, is_over, numbered
from wayout.publish.law_words import short_day
from wayout.text import Translator

Numbered = tuple[int, Deadline]
Write = Callable[[date | datetime, Translator], str]


def own_and_theirs(answer: Assessment) -> tuple[list[Numbered], list[Numbered]]:
    """Give what he and his lawyer have to keep, and what binds the authorities."""
    rows = numbered(answer.deadlines)
    own = [row for row in rows if row[1].name in OWN]
    return own, [row for row in rows if row[1].name not in OWN]


def last_of_prosecution(answer: Assessment) -> Iterator[Deadline]:
    """Give the end of the limitation period, which the offences tell, where it is counted."""
    return (one for one in answer.deadlines if one.name == LIMITATION)


def due_words(one: Deadline, on: date, _: Translator, write: Write = short_day) -> str:
    """Say the last day, and whether it is over; of the authorities' at least the earliest.

    Args:
        one: The deadline.
        on: The day asked about.
        _: The language of the reader.
        write: Writes a day, short or in full.
    """
    if one.due is None:
        if one.safe is None or one.name in OWN:
            return _("not known")
        return _("not before {day}").format(day=write(one.safe, _))
    said = write(one.due, _)
    return _("{day}, over").format(day=said) if is_over(one, on) else said


def safe_words(one: Deadline, _: Translator, write: Write = short_day) -> str:
    """Say the day that is safe under all readings, where it is another than the last one.

    Only with his own: for a term that binds others an earlier day proves nothing.
    """
    is_own = one.name in OWN
    return write(one.safe, _) if is_own and one.safe and one.safe != one.due else ""


def counting(one: Deadline, *, why: bool) -> str:
    """Give the note where the day is not counted to the end, and everything with `why`."""
    said = [one.note] if one.note and (why or one.rolled is None or one.due is None) else []
    if why:
        said += [f"{step.rstrip('.')}." for step in one.steps]
    return " ".join(said)
