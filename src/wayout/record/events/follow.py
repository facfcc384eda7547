"""When each event became known, and when it was no longer so.

The whole case is drawn anew for every day on which a page of it was seen; what changed between
two days is the history of knowledge. So counting "as known by a day" equals having read only
the pages of that day and before, by construction.
"""

from dataclasses import dataclass
from itertools import groupby

from wayout.record.events.cards import Cards
from wayout.record.events.draft import Draft
from wayout.record.events.history import history_drafts, order_of
from wayout.record.events.state import CardState
from wayout.record.ids import event_id
from wayout.record.page import Seen


@dataclass(slots=True)
class Version:
    """One version of an event: known from a day on, gone from another on.

    `first_known` is the day on which the event was first known, in whatever version of its kind.
    """

    id: str
    draft: Draft
    known: str
    first_known: str
    gone: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """All versions of all events of a history in order, its cards as last seen.

    `shown` says which card each snapshot shows, by its id.
    """

    versions: list[Version]
    cards: list[CardState]
    shown: list[tuple[str, Seen]]


def follow(history: str, seen: list[Seen]) -> Followed:
    """Follow the cards of one history over their snapshots.

    Args:
        history: Id of the history.
        seen: Its snapshots, any order; at least one.
    """
    cards = Cards(history)
    shown: list[tuple[str, Seen]] = []
    live: dict[tuple[str, ...], Version] = {}
    versions: list[Version] = []
    for known, snapshots in groupby(sorted(seen, key=_by_day), key=lambda one: one.known):
        shown += [(cards.take_in(snapshot), snapshot) for snapshot in snapshots]
        drafts = history_drafts(cards.states)
        versions += _changes(history, known, live, drafts, len(versions))
    versions.sort(key=lambda version: (*order_of(version.draft), version.known, version.id))
    return Followed(versions, cards.states, shown)


def _by_day(seen: Seen) -> tuple[str, bool, int, str]:
    """Within a day the fullest page of a card comes last, so that it decides."""
    card = seen.card
    return seen.known, card.whole, len(card.rows or ()), seen.digest


def _first_known(before: Version | None, draft: Draft, known: str) -> str:
    same = before is not None and before.draft.kind == draft.kind and before.draft.day == draft.day
    return before.first_known if before is not None and same else known


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
            first_known=_first_known(before, draft, known),
            replaces=before.id if before else None,
        )
        live[key] = version
        opened.append(version)
    return opened
