"""Whose a deadline is, and its number: the same on the page and in a calendar."""

from collections.abc import Iterable
from datetime import date, datetime, time

from wayout.law.assessment import Deadline

OWN = frozenset({"appeal", "appeal_custody", "cassation"})  # all others bind the authorities
LIMITATION = "limitation"


def numbered(deadlines: Iterable[Deadline]) -> tuple[tuple[int, Deadline], ...]:
    """Number deadlines in the order shown: his own first, then the authorities', each by day.

    The end of the limitation period is not among them: nobody has to keep it, and it stands
    with the offences.
    """
    shown = sorted((one for one in deadlines if one.name != LIMITATION), key=_place)
    return tuple(enumerate(shown, start=1))


def safe_before(one: Deadline) -> date | None:
    """Give the day that is safe under all readings, where it is earlier than the last one.

    Only of his own: for a term that binds others an earlier day proves nothing.
    """
    if one.name not in OWN or one.due is None or one.safe is None:
        return None
    safe = day_of(one.safe)
    return safe if safe < day_of(one.due) else None


def is_over(one: Deadline, on: date) -> bool:
    """Say whether the last day has passed; one that is not known has not."""
    return one.due is not None and day_of(one.due) < on


def day_of(due: date | datetime) -> date:
    """Give the day of a day or a moment."""
    return due.date() if isinstance(due, datetime) else due


def _place(one: Deadline) -> tuple[bool, bool, datetime]:
    return one.name not in OWN, one.due is None, _moment(one.due)


def _moment(due: date | datetime | None) -> datetime:
    if due is None:
        return datetime.max  # noqa: DTZ901  local
    return due if isinstance(due, datetime) else datetime.combine(due, time.max)
