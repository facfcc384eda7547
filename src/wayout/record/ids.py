"""Opaque ids of histories, cards and events: 12 characters, never made from a name."""

import base64
from functools import lru_cache
from hashlib import blake2b

import msgspec

from wayout.record.family import family_of
from wayout.record.page import CaseCard
from wayout.record.uid import canonical

_BYTES = 8
_LENGTH = 12


def opaque(*parts: str) -> str:
    """Id of what these parts name: the same parts give the same id on every machine."""
    digest = blake2b("\x1f".join(parts).encode(), digest_size=_BYTES).digest()
    return base64.b32encode(digest).decode("ascii")[:_LENGTH].lower()


_remembered = lru_cache(maxsize=10_000)(opaque)  # a case is asked for its ids at every step


def history_of(card: CaseCard) -> str:
    """Id of the history that a card belongs to.

    Cards with one valid UID are one history. Without a UID, or where its check digits are wrong,
    court and number name it; where there is no number, court, receipt and first row do.
    """
    if card.uid_valid and card.uid:
        return _remembered("uid", canonical(card.uid))
    if card.first_number:
        return _remembered("number", *place_of(card), card.first_number)
    if card.received:
        return opaque("received", *place_of(card), card.received, *_first_row(card))
    return opaque("page", msgspec.msgpack.encode(card).hex())


def _first_row(card: CaseCard) -> tuple[str, ...]:
    """What stays the same on every snapshot of a card that carries no number."""
    return next(((row.label, row.day or "", row.time or "") for row in card.rows or ()), ())


def card_id(history: str, *parts: str) -> str:
    """Id of a card of a history, from its place and its number."""
    return _remembered("card", history, *parts)


def place_of(card: CaseCard) -> tuple[str, str]:
    """Court and family of a card; a court without a code stands by the hash of its name."""
    return card.court or f"~{card.court_name}", family_of(card)


def event_id(history: str, *parts: str) -> str:
    """Id of one version of an event."""
    return opaque("event", history, *parts)
