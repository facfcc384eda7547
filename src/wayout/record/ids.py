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
    court and number name it; a page that has neither stands alone.
    """
    if card.uid_valid and card.uid:
        return _remembered("uid", canonical(card.uid))
    if card.first_number:
        return _remembered("number", *_place(card), card.first_number)
    return opaque("page", msgspec.msgpack.encode(card).hex())


def card_of(card: CaseCard) -> str:
    """Id of a card, kept over its snapshots: a new number of the same card changes nothing."""
    number = card.first_number or ""
    return _remembered("card", history_of(card), *_place(card), number)


def _place(card: CaseCard) -> tuple[str, str]:
    return card.court or f"~{card.court_name}", family_of(card)


def event_id(history: str, *parts: str) -> str:
    """Id of one version of an event."""
    return opaque("event", history, *parts)
