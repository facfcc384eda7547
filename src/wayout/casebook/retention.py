"""How long a case is kept: which ones to look at again. Nothing is deleted by itself."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayout.casebook.cases.summary import Summary
from wayout.casebook.cases.work import summaries
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault

MONTHS = 12
_YEAR = 12  # months
Why = Literal["silent", "over"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits for a decision: nobody wrote in it for long, or its day is over."""

    code: str
    why: Why
    written: date
    retain: date | None


def review(vault: Vault, months: int, today: date) -> list[Waiting]:
    """List the cases that I may open and that wait for a decision, the oldest first, logged.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    found = [
        Waiting(code, why, summary.written, summary.retain)
        for code, summary in summaries(vault)
        if (why := to_review(summary, today, months)) is not None
    ]
    with vault.change() as change:
        change.log(Act("review", number=len(found)))
    return sorted(found, key=lambda one: (one.retain or one.written, one.code))


def to_review(summary: Summary, today: date, months: int) -> Why | None:
    """Say why a case waits for a decision; None if it does not.

    Where a day was written until which it is kept, that day alone decides.
    """
    if summary.retain is not None:
        return "over" if summary.retain < today else None
    return "silent" if summary.written <= months_before(today, months) else None


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last one of a shorter month."""
    count = day.year * _YEAR + day.month - 1 - months
    if count < date.min.year * _YEAR:
        return date.min
    year, month = divmod(count, _YEAR)
    return _last_that_is(year, month + 1, day.day)


def _last_that_is(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return _last_that_is(year, month, day - 1)
