"""What is due: promises that are open, deadlines of the law and hearings, from the summaries.

No case is opened for it, and nobody of a case is named.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from wayout.casebook.cases.hearings import Hearing, to_come
from wayout.casebook.cases.older_summaries import told_summaries
from wayout.casebook.cases.summary import Due, Owed, Summary
from wayout.casebook.chain.log import Act
from wayout.casebook.day_to_keep import day_to_keep
from wayout.casebook.people import name_of
from wayout.casebook.retention import to_review
from wayout.casebook.ring.ring import Ring
from wayout.casebook.vault import Vault

Kind = Literal["promise", "deadline", "hearing"]


class Item(Struct, frozen=True, omit_defaults=True, gc=False):
    """Something due in a case: a promise by its id, a deadline by its name and article, a hearing.

    `counted` is the day that the law gives where it was moved by hand, `safe` an earlier one that
    is safe under every reading of the law, `ahead` so many days
    before it one wants to be reminded, `time` that of a hearing where it is known. `state` is
    where he is, `owner` the name of the member whose case it is: what it takes to choose and to
    order, without opening the case. `own` is what the defence has to keep, `earliest` a day that
    is not known and not before this one, `if_custody` what runs only if he is in custody. With a
    promise, `contact` is whether he agreed to be contacted; None where that was not asked.
    """

    day: date
    code: str
    kind: Kind
    what: str
    id: str | None = None
    article: str | None = None
    counted: date | None = None
    safe: date | None = None
    ahead: int | None = None
    state: str | None = None
    owner: str | None = None
    time: str | None = None
    own: bool | None = None
    earliest: bool | None = None
    if_custody: bool | None = None
    contact: bool | None = None

    def to_keep(self, today: date) -> date:
        """The day to keep."""
        return day_to_keep(self.day, self.safe, today)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due today, by day, how many cases wait for a review, and how many are nobody's."""

    today: date
    items: list[Item]
    to_review: int
    nobodys: int


def agenda(vault: Vault, days: int, months: int) -> Agenda:
    """Tell what is over, due today, and due in so many days more, by the day to keep, logged.

    An open promise that is over stays until it is kept, and a deadline of the defence until it
    is done. Any other that is over stays for as many days as are looked ahead: those that bind
    the authorities pass without anybody saying so, and of an earliest day that is over nobody
    knows whether it was the last one. What was done is left out. Where one wants to be reminded
    earlier than is looked ahead, the deadline comes then. A hearing is due until its day is over.

    Args:
        vault: The vault.
        days: How far to look ahead.
        months: After how many months without a word a case waits for a review.

    Raises:
        AlteredError: A summary is not as it was written.
        OutputError: It could not be logged.
    """
    today = local_day(vault.clock())
    listed = told_summaries(vault)
    span = _Span(today, _moved(today, -days), _moved(today, days))
    names = {one.id.hex(): one.name for one in vault.ring.present}
    owners = [None if one.owner is None else names.get(one.owner) for _, one in listed]
    found = [
        item
        for (code, one), owner in zip(listed, owners, strict=True)
        for item in _items(code, one, _Who(one.state, owner, one.contact), span)
    ]
    found.sort(key=lambda item: _order(item, today))
    waiting = sum(1 for _, one in listed if to_review(one, today, months) is not None)
    with vault.change() as change:
        change.log(Act("due", number=len(found)))
    return Agenda(today, found, waiting, nobodys=owners.count(None))


def local_day(second: int) -> date:
    """The day on the clock of whoever works here: a call is promised for his day."""
    return datetime.fromtimestamp(second, UTC).astimezone().date()


def owner_of(ring: Ring, summary: Summary) -> str | None:
    """The name of the member whose case it is; None where it is nobody's, or he has left."""
    return name_of(ring, None if summary.owner is None else bytes.fromhex(summary.owner))


class _Who(NamedTuple):
    """What items of a case tell of it."""

    state: str | None
    owner: str | None
    contact: bool | None


class _Span(NamedTuple):
    """The days that are looked at."""

    today: date
    since: date
    ahead: date

    def has(self, one: Due) -> bool:
        """Whether a deadline is to be told now."""
        since = self.today if one.earliest else self.since  # what may end later is not over
        if one.done is not None or (one.due < since and not one.own):
            return False
        day = one.to_keep(self.today)
        return day <= self.ahead or (one.ahead is not None and day <= _moved(self.today, one.ahead))


def _items(code: str, summary: Summary, who: _Who, span: _Span) -> list[Item]:
    promised = [_promised(code, one, who) for one in summary.promises if one.due <= span.ahead]
    legal = [_legal(code, one, who) for one in summary.deadlines if span.has(one)]
    set_for = [
        _hearing(code, one, who)
        for one in to_come(summary.hearings or (), span.today)
        if one.day <= span.ahead
    ]
    return promised + legal + set_for


def _promised(code: str, one: Owed, who: _Who) -> Item:
    return Item(
        one.due,
        code,
        "promise",
        one.what,
        id=one.id,
        state=who.state,
        owner=who.owner,
        contact=who.contact,
    )


def _legal(code: str, one: Due, who: _Who) -> Item:
    return Item(
        one.due,
        code,
        "deadline",
        one.name,
        article=one.article,
        counted=one.counted,
        safe=one.safe,
        ahead=one.ahead,
        state=who.state,
        owner=who.owner,
        own=one.own or None,
        earliest=one.earliest or None,
        if_custody=one.if_custody or None,
    )


def _hearing(code: str, one: Hearing, who: _Who) -> Item:
    return Item(
        one.day, code, "hearing", "hearing", state=who.state, owner=who.owner, time=one.time
    )


def _order(item: Item, today: date) -> tuple[date, bool, str, str, str]:
    return item.to_keep(today), item.kind == "deadline", item.code, item.what, item.time or ""


def _moved(day: date, days: int) -> date:
    """A day so many days on; no further than the calendar goes."""
    reached = max(date.min.toordinal(), min(day.toordinal() + days, date.max.toordinal()))
    return date.fromordinal(reached)
