"""The summary of a case: what the list shows, sealed beside it, so that a list opens no case."""

from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import Chain
from wayout.casebook.ring.grants import CaseKey
from wayout.casebook.sealing import Kind, Place, pad, seal, unpad, unseal
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, LockedError
from wayout.pathway import History


class Due(Struct, frozen=True, kw_only=True):
    """A deadline of the case, as the law of the day it was written gives it."""

    name: str
    article: str
    due: date


class Owed(Struct, frozen=True, kw_only=True):
    """A promise of the case that is still to be kept; what it is about stays inside the case."""

    id: str
    what: Literal["call_back", "check_in"]
    due: date


Deadlines = Callable[[History], list[Due]]


class Summary(Struct, frozen=True, kw_only=True):
    """What the list shows. No name: the title stays inside the case.

    `written` is the day of the last entry, `retain` the day until which it is to be kept.
    """

    state: str | None
    since: date | None
    opened: date
    people: int
    deadlines: list[Due]
    promises: list[Owed]
    written: date
    retain: date | None


_SUMMARY = msgspec.json.Decoder(Summary)


def summarise(case: Case, deadlines: Deadlines) -> Summary:
    """Summarise a case as it is now."""
    state, since = case.position()
    return Summary(
        state=state,
        since=since,
        opened=case.opened,
        people=len(case.people),
        deadlines=deadlines(case.history()),
        promises=[
            Owed(id=one.id, what=one.what, due=date.fromisoformat(one.due))
            for one in case.promises.values()
            if one.done is None
        ],
        written=case.written,
        retain=case.retain,
    )


def seal_summary(vault: Vault, key: CaseKey, chain: Chain, summary: Summary) -> bytes:
    """Seal the summary of a case; it opens beside just this many entries."""
    place = Place(Kind.SUMMARY, vault.id, key.case, chain.number, key.epoch)
    epoch = key.epoch.to_bytes(4, "big")
    return epoch + seal(key.key, place, pad(msgspec.json.encode(summary)))


def read_summary(vault: Vault, case: bytes, number: int, written: bytes) -> Summary:
    """Open the summary of a case that has so many entries.

    Raises:
        AlteredError: It was changed, or is an older one.
    """
    if not isinstance(written, bytes):
        raise AlteredError(
            "The summary of case {code} is not as it was written.", code=code_of(case)
        )
    epoch = int.from_bytes(written[:4], "big")
    place = Place(Kind.SUMMARY, vault.id, case, number, epoch)
    try:
        key = vault.keys.key(case, epoch)
        return _SUMMARY.decode(unpad(unseal(key.key, place, written[4:])))
    except (AlteredError, LockedError, msgspec.MsgspecError):  # an epoch of no key of mine, too
        raise AlteredError(
            "The summary of case {code} is not as it was written.", code=code_of(case)
        ) from None
