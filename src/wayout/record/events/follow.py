"""When each event became known, and when it was no longer so.

The whole case is drawn anew for every day on which a page of it was seen; what changed between
two days is the history of knowledge. So counting "as known by a day" equals having read only
the pages of that day and before, by construction.
"""

from dataclasses import dataclass
from itertools import groupby

from wayout.record.events.draft import Draft
from wayout.record.events.history import history_drafts, order_of
from wayout.record.events.state import CardState
from wayout.record.ids import card_of, event_id
from wayout.record.page import Seen


@dataclass(slots=True)
class Version:
    """One version of an event: known from a day on, gone from another on."""

    id: str
    draft: Draft
    known: str
    gone: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """All versions of all events of a history in order, and its cards as last seen."""

    versions: list[Version]
    cards: list[CardState]


def follow(history: str, seen: list[Seen]) -> Followed:
    """Follow the cards of one history over their snapshots.

    Args:
        history: Id of the history.
        seen: Its snapshots, any order; at least one.
    """
    cards: dict[str, CardState] = {}
    live: dict[tuple[str, ...], Version] = {}
    versions: list[Version] = []
    for known, snapshots in groupby(sorted(seen, key=_by_day), key=lambda one: one.known):
        for snapshot in snapshots:
            _take_in(cards, snapshot)
        drafts = history_drafts(list(cards.values()))
        versions += _changes(history, known, live, drafts, len(versions))
    versions.sort(key=lambda version: (*order_of(version.draft), version.known, version.id))
    return Followed(versions, list(cards.values()))


def _by_day(seen: Seen) -> tuple[str, bool, int, str]:
    """Within a day the fullest page of a card comes last, so that it decides."""
    card = seen.card
    return seen.known, card.whole, len(card.rows or ()), seen.digest


def _take_in(cards: dict[str, CardState], seen: Seen) -> None:
    state = cards.get(card_of(seen.card))
    if state is None:
        state = CardState.begin(seen)
        cards[state.id] = state
    else:
        state.update(seen)


def _changes(
    history: str,
    known: str,
    live: dict[tuple[str, ...], Version],
    drafts: list[Draft],
    made: int,
) -> list[Version]:
    """Close what is no longer so, open what is new; `live` is brought up to date."""
    now = {draft.key: draft for draft in drafts}
    for key in [key for key in live if key not in now]:
        live.pop(key).gone = known
    opened: list[Version] = []
    for key, draft in now.items():
        before = live.get(key)
        if before is not None and before.draft.said == draft.said:
            before.draft = draft
            continue
        if before is not None:
            before.gone = known
        number = str(made + len(opened))
        version = Version(
            id=event_id(history, *key, *draft.said, known, number),
            draft=draft,
            known=known,
            replaces=before.id if before else None,
        )
        live[key] = version
        opened.append(version)
    return opened
