"""Snapshots of many cards -> rows of the record tables.

Works on one partition of the histories at a time, in a worker that needs no tables library:
rows are plain tuples in the column order of `wayout.record.tables`.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from wayout.record.article import dotted
from wayout.record.events.follow import Followed, Version, follow
from wayout.record.family import family_of
from wayout.record.ids import history_of
from wayout.record.page import Act, CaseCard, Seen
from wayout.record.vocabulary import Field, label_of

Row = tuple[object, ...]
Label = tuple[Field, str]


class Merged(Struct):
    """Rows of each table for one partition, in their final order, and its labels."""

    histories: list[Row]
    events: list[Row]
    cards: list[Row]
    persons: list[Row]
    acts: list[Row]
    labels: list[tuple[Field, str, int]]
    untied: list[str]


def merge(seen: Iterable[Seen]) -> Merged:
    """Merge the snapshots of a partition; every history must be in it whole.

    The order of `seen` does not matter.
    """
    merged = Merged([], [], [], [], [], [], [])
    labels: Counter[Label] = Counter()
    keyed = sorted(((history_of(one.card), one) for one in seen), key=_in_order)
    for history, group in groupby(keyed, key=lambda pair: pair[0]):
        snapshots = [one for _, one in group]
        followed = follow(history, snapshots)
        _add_history(merged, history, followed)
        for one in snapshots:
            labels.update(_labels(one.card))
    merged.labels = [(*label, count) for label, count in sorted(labels.items())]
    return merged


def _in_order(pair: tuple[str, Seen]) -> tuple[str, str, str]:
    history, seen = pair
    return history, seen.known, seen.digest


def _add_history(merged: Merged, history: str, followed: Followed) -> None:
    shown = sorted(followed.shown, key=lambda pair: (pair[0], pair[1].known, pair[1].digest))
    snapshots = [one for _, one in shown]
    until = max(one.known for one in snapshots)
    begins = min([v.draft.day for v in followed.versions] + [one.known for one in snapshots])
    merged.histories.append((history, begins, until))
    merged.events += _event_rows(history, followed.versions)
    if any(card.untied for card in followed.cards):
        merged.untied.append(history)
    named: dict[tuple[str, str], list[Row]] = {}
    for card, one in shown:
        merged.cards.append(_card_row(history, card, one))
        merged.acts += _act_rows(history, card, one)
        # two copies of a page of one day name their persons once: the last copy in order
        named[card, one.known] = _person_rows(card, one)
    merged.persons += [row for rows in named.values() for row in rows]


def _event_rows(history: str, versions: list[Version]) -> list[Row]:
    met: Counter[str] = Counter()
    rows: list[Row] = []
    for order, version in enumerate(versions):
        draft = version.draft
        nth = None
        if version.gone is None:
            met[draft.kind] += 1
            nth = met[draft.kind]
        rows.append((
            history, order, version.id, draft.kind, draft.day, draft.day_last, draft.precision,
            draft.time, None, draft.accused, draft.source, version.known, version.gone,
            version.replaces, draft.ground, draft.detail, draft.court, nth, version.first_known,
        ))  # fmt: skip
    return rows


def _card_row(history: str, card_id: str, seen: Seen) -> Row:
    card = seen.card
    return (
        card_id, history, card.court, card.uid, card.uid_valid, card.number, list(card.earlier),
        card.layout, card.instance, card.proceeding, card.received, card.decided, card.in_force,
        card.result, len(card.persons or ()), sum(act.published for act in card.acts or ()),
        seen.known, seen.known_from, family_of(card),
    )  # fmt: skip


def _person_rows(card_id: str, seen: Seen) -> list[Row]:
    return [
        (
            card_id, person.row, seen.known,
            [(c.article, c.part, c.point, c.attempt, c.preparation) for c in person.charges],
            [dotted(charge) for charge in person.charges], person.result,
        )
        for person in seen.card.persons or ()
    ]  # fmt: skip


def _act_rows(history: str, card_id: str, seen: Seen) -> list[Row]:
    rows: list[Row] = []
    for number, act in enumerate(seen.card.acts or (), start=1):
        head = (card_id, history, seen.known, number)
        rows += [(*head, *said) for said in _sentences(act)]
    return rows


def _sentences(act: Act) -> list[Row]:
    if not act.sentences:
        return [(None, act.kind, act.published, act.reason, *(None,) * 7)]
    return [
        (
            s.accused, act.kind, act.published, act.reason, s.outcome, s.months, s.days,
            s.regime, s.trial_months, s.fine_rubles, s.released,
        )
        for s in act.sentences
    ]  # fmt: skip


def _labels(card: CaseCard) -> Iterable[Label]:
    rows = [*(card.rows or ()), *(row for complaint in card.complaints for row in complaint.rows)]
    for row in rows:
        yield "event", row.label
        if row.result:
            yield "event_result", row.result
        if row.ground:
            yield "event_ground", row.ground
    results = [card.result, *(complaint.result for complaint in card.complaints)]
    yield from (("case_result", label_of(result)) for result in results if result)
    persons = card.persons or ()
    yield from (("person_result", person.result) for person in persons if person.result)
    grounds = [card.ground, *(person.ground for person in persons)]
    yield from (("event_ground", ground) for ground in grounds if ground)
