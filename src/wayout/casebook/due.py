"""What is due: promises that are open and deadlines of the law, from the summaries alone.

No case is opened for it, and nobody is named.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from wayout.casebook.cases.summary import Summary
from wayout.casebook.cases.work import summaries
from wayout.casebook.chain.log import Act
from wayout.casebook.retention import to_review
from wayout.casebook.vault import Vault

Kind = Literal["promise", "deadline"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something due in a case: a promise by its id, or a deadline by its name and article."""

    day: date
    code: str
    kind: Kind
    what: str
    id: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due today, by day, and how many cases wait for a review."""

    today: date
    items: list[Item]
    to_review: int


def agenda(vault: Vault, days: int, months: int) -> Agenda:
    """Tell what is over, due today, and due in so many days more, logged.

    An open promise that is over stays until it is kept. A deadline that is over stays for as
    many days as are looked ahead: nobody can tick it off.

    Args:
        vault: The vault.
        days: How far to look ahead.
        months: After how many months without a word a case waits for a review.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    today = local_day(vault.clock())
    listed = summaries(vault)
    found = [item for code, summary in listed for item in _items(code, summary, today, days)]
    found.sort(key=lambda item: (item.day, item.kind == "deadline", item.code, item.what))
    waiting = sum(1 for _, one in listed if to_review(one, today, months) is not None)
    with vault.change() as change:
        change.log(Act("due", number=len(found)))
    return Agenda(today, found, waiting)


def local_day(second: int) -> date:
    """The day on the clock of whoever works here: a call is promised for his day."""
    return datetime.fromtimestamp(second, UTC).astimezone().date()


def _items(code: str, summary: Summary, today: date, days: int) -> list[Item]:
    ahead = _moved(today, days)
    promised = [
        Item(one.due, code, "promise", one.what, id=one.id)
        for one in summary.promises
        if one.due <= ahead
    ]
    legal = [
        Item(one.due, code, "deadline", one.name, article=one.article)
        for one in summary.deadlines
        if _moved(today, -days) <= one.due <= ahead
    ]
    return promised + legal


def _moved(day: date, days: int) -> date:
    """A day so many days on; no further than the calendar goes."""
    reached = max(date.min.toordinal(), min(day.toordinal() + days, date.max.toordinal()))
    return date.fromordinal(reached)
