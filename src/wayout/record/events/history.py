"""Events of one history: the cards of a case joined, each fact once."""

from wayout.record.events.card import card_drafts
from wayout.record.events.draft import Draft
from wayout.record.events.state import CardState

_DECISIONS = frozenset({"appeal_decided", "cassation_decided"})


def history_drafts(cards: list[CardState]) -> list[Draft]:
    """All events of a case as its cards show them now, in order of time.

    The first receipt stays `received`, later ones are `received_again`. A decision that the
    first-instance card repeats from above is left to the card of the court that gave it.
    """
    drafts = [draft for card in cards for draft in card_drafts(card)]
    drafts = _without_echoes(drafts)
    drafts.sort(key=order_of)
    return _first_receipt(drafts)


def order_of(draft: Draft) -> tuple[str, str, str, tuple[str, ...]]:
    """By first possible day, exact days first, then by time of day."""
    return draft.day, draft.day_last, draft.time or "", draft.key


def _without_echoes(drafts: list[Draft]) -> list[Draft]:
    above = {
        (draft.kind, draft.day)
        for draft in drafts
        if draft.kind in _DECISIONS and draft.key[1] != "complaint"
    }
    return [
        draft
        for draft in drafts
        if draft.key[1] != "complaint" or (draft.kind, draft.day) not in above
    ]


def _first_receipt(drafts: list[Draft]) -> list[Draft]:
    first = True
    joined = []
    for draft in drafts:
        if draft.kind == "received" and not first:
            joined.append(draft._replace(kind="received_again"))
        else:
            first = first and draft.kind != "received"
            joined.append(draft)
    return joined
