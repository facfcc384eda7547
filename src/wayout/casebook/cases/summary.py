"""The summary of a case: what the list shows, sealed beside it, so that a list opens no case."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import zip_longest
from typing import Literal

import msgspec
from msgspec import Struct, structs

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import Chain
from wayout.casebook.cases.hearings import Hearing, hearings
from wayout.casebook.day_to_keep import day_to_keep
from wayout.casebook.ring.grants import CaseKey
from wayout.casebook.sealing import Kind, Place, pad, seal, unpad, unseal
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, LockedError
from wayout.pathway import History


class Due(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A deadline of the case, as the law of the day it was written gives it.

    `counted` is the day that the law gives where `due` was moved by hand, `ahead` how many days
    before it one wants to be reminded, `done` when what it was for was done. Why it was moved
    stays inside the case. `safe` is the day that is safe under every reading of the law, where
    that is an earlier one: not of a day that was moved. `own` is what the defence has to keep;
    `earliest`: the day is not known, and it is not before this one; `if_custody`: it runs only if
    he is in custody, which is not known.
    """

    name: str
    article: str
    due: date
    counted: date | None = None
    safe: date | None = None
    ahead: int | None = None
    done: date | None = None
    own: bool = False
    earliest: bool = False
    if_custody: bool = False

    def to_keep(self, today: date) -> date:
        """The day to keep."""
        return day_to_keep(self.due, self.safe, today)


class Shift(Struct, frozen=True, kw_only=True):
    """A deadline that other tables of the law moved: None where there was none, or is none now."""

    name: str
    article: str
    was: date | None
    now: date | None


class Court(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The number under which a court has the case, and the code of the court where it is known.

    `missing` is the day on which its card was last seen, where that it is gone was taken note of.
    """

    number: str
    court: str | None
    missing: str | None = None


class Owed(Struct, frozen=True, kw_only=True, gc=False):
    """A promise of the case that is still to be kept; what it is about stays inside the case."""

    id: str
    what: Literal["call_back", "check_in"]
    due: date


Deadlines = Callable[[History], list[Due]]


class Summary(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What the list shows. No name: the title stays inside the case.

    `written` is the day of the last entry, `retain` the day until which it is to be kept, `owner`
    the id of the member whose case it is in hexadecimal, `tables` the digest of the law by which
    its deadlines were counted, `shifted` those that a change of it moved and nobody looked at.
    `contact`: whether he agreed to be contacted, None where that was not asked.
    `hearings` have their day known, and those that are over are among them; None: it was written
    before summaries told of any.
    """

    state: str | None
    since: date | None
    opened: date
    people: int
    deadlines: list[Due]
    promises: list[Owed]
    written: date
    retain: date | None
    owner: str | None = None
    courts: list[Court] = []
    tables: str = ""
    shifted: list[Shift] = []
    hearings: list[Hearing] | None = None
    contact: bool | None = None


_SUMMARY = msgspec.json.Decoder(Summary)
_EPOCH = 4  # bytes


def summarise(
    case: Case, deadlines: Deadlines, tables: str = "", shifted: Sequence[Shift] = ()
) -> Summary:
    """Summarise a case as it is now.

    Args:
        case: The case.
        deadlines: Says what is due in its History.
        tables: The digest of the law by which that is counted.
        shifted: The deadlines that a change of the law moved, and nobody looked at.
    """
    state, since = case.position()
    return Summary(
        state=state,
        since=since,
        opened=case.opened,
        people=len(case.people),
        deadlines=decided(case, deadlines),
        promises=[
            Owed(id=one.id, what=one.what, due=date.fromisoformat(one.due))
            for one in case.promises.values()
            if one.done is None and not one.gone
        ],
        written=case.written,
        retain=case.retain,
        owner=None if case.owner is None else case.owner.hex(),
        courts=[
            Court(number=one.number, court=one.court, missing=one.missing or None)
            for one in case.courts.values()
        ],
        tables=tables,
        shifted=list(shifted),
        hearings=hearings(case),
        contact=case.agreed("contact"),
    )


def decided(case: Case, deadlines: Deadlines) -> list[Due]:
    """The deadlines of a case with what was decided of them by hand, by day."""
    found = [_decided(case, due) for due in deadlines(case.history())]
    return sorted(found, key=lambda one: (one.due, one.name))


def _decided(case: Case, due: Due) -> Due:
    said = case.decided.get((due.name, due.due.isoformat()))
    if said is None:
        return due
    return structs.replace(
        due,
        due=due.due if said.due is None else date.fromisoformat(said.due),
        counted=None if said.due is None else due.due,
        safe=due.safe if said.due is None else None,
        ahead=said.ahead,
        done=None if said.done is None else date.fromisoformat(said.done),
        earliest=due.earliest and said.due is None,
    )


def shifts(before: Sequence[Due], after: Sequence[Due]) -> list[Shift]:
    """Tell which deadlines the law counts to other days than before."""
    told: dict[tuple[str, str], tuple[list[date], list[date]]] = {}
    for place, dues in enumerate((before, after)):
        for due in dues:
            days = told.setdefault((due.name, due.article), ([], []))
            days[place].append(due.counted or due.due)
    return [
        Shift(name=name, article=article, was=was, now=now)
        for (name, article), (first, second) in told.items()
        for was, now in zip_longest(
            sorted(set(first) - set(second)), sorted(set(second) - set(first))
        )
    ]


def seal_summary(vault: Vault, key: CaseKey, chain: Chain, summary: Summary) -> bytes:
    """Seal the summary of a case; it opens beside just this many entries."""
    place = Place(Kind.SUMMARY, vault.id, key.case, chain.number, key.epoch)
    epoch = key.epoch.to_bytes(_EPOCH, "big")
    return epoch + seal(key.key, place, pad(msgspec.json.encode(summary)))


def epoch_of(written: bytes) -> int:
    """The epoch of the key under which a summary is sealed."""
    return int.from_bytes(written[:_EPOCH], "big")


def read_summary(vault: Vault, case: bytes, number: int, written: bytes) -> Summary:
    """Open the summary of a case that has so many entries.

    Raises:
        AlteredError: It was changed, or is an older one.
    """
    if not isinstance(written, bytes):
        raise AlteredError(
            "The summary of case {code} is not as it was written.", code=code_of(case)
        )
    epoch = epoch_of(written)
    place = Place(Kind.SUMMARY, vault.id, case, number, epoch)
    try:
        key = vault.keys.key(case, epoch)
        return _SUMMARY.decode(unpad(unseal(key.key, place, written[_EPOCH:])))
    except (AlteredError, LockedError, msgspec.MsgspecError):  # an epoch of no key of mine, too
        raise AlteredError(
            "The summary of case {code} is not as it was written.", code=code_of(case)
        ) from None
