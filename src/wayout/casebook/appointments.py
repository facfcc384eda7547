"""Days to keep, for a calendar: hearings to come, and deadlines; nothing that says what of whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayout.casebook.cases.hearings import to_come
from wayout.casebook.cases.older_summaries import told_summaries
from wayout.casebook.cases.summary import Summary
from wayout.casebook.cases.work import find_code
from wayout.casebook.chain.log import Act
from wayout.casebook.sealing import derive
from wayout.casebook.vault import Vault

_ID = 32  # hexadecimal letters of an id


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day to keep in a case; `id` is the same every time, and tells nothing.

    `time` is that of the clock at the court, where it is known. `last` is the last day, where
    `day` is an earlier one that is safe under every reading of the law.
    """

    id: str
    code: str
    day: date
    time: str | None
    kind: Literal["hearing", "deadline"]
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which days are asked for: those of one case, of the cases whose owner I am, or of all."""

    today: date
    code: str | None = None
    only_mine: bool = False
    deadlines: bool = False


def appointments(vault: Vault, asked: Asked) -> list[Appointment]:
    """Tell the days to keep from today on, in order, logged. No case is opened for it.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        AlteredError: A summary is not as it was written.
    """
    found = [
        one
        for code, summary in told_summaries(vault)
        if _is_asked(vault, asked, code, summary)
        for one in _of_case(vault, asked, code, summary)
    ]
    with vault.change() as change:
        case = find_code(vault, asked.code) if asked.code else None
        change.log(Act("appointments", case, len(found)))
    return sorted(found, key=lambda one: (one.day, one.time or "", one.code))


def _is_asked(vault: Vault, asked: Asked, code: str, summary: Summary) -> bool:
    if asked.code is not None:
        return code == asked.code
    return not asked.only_mine or summary.owner == vault.ring.me.id.hex()


def _of_case(vault: Vault, asked: Asked, code: str, summary: Summary) -> Iterator[Appointment]:
    for one in to_come(summary.hearings or (), asked.today):
        id_ = _id(vault, code, one.day, one.time or "")
        yield Appointment(id_, code, one.day, one.time, "hearing")
    for due in summary.deadlines if asked.deadlines else ():
        if due.done is None and due.due >= asked.today:
            id_ = _id(vault, code, due.counted or due.due, due.name)  # moved, it stays the same one
            day = due.to_keep(asked.today)
            last = due.due if day < due.due else None
            yield Appointment(id_, code, day, None, "deadline", last)


def _id(vault: Vault, code: str, day: date, what: str) -> str:
    """Name a day to keep by what nobody without the keys can try out."""
    words = f"{code}\n{day.isoformat()}\n{what}".encode()
    return derive(vault.ring.body.audit, "wayout-calendar", words).hex()[:_ID]
