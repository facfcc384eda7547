"""Events of one card: every dated row gives one; head, persons and complaints only add."""

from typing import NamedTuple

from wayout.record.events.appeal import decision_of
from wayout.record.events.draft import Draft
from wayout.record.events.persons import add_persons
from wayout.record.events.state import CardState
from wayout.record.events.verdict import settle_verdicts, with_outcomes
from wayout.record.grounds import ground_of
from wayout.record.page import Complaint, MovementRow
from wayout.record.row_kind import kind_of_row, member_of
from wayout.record.vocabulary import meaning


def card_drafts(card: CardState) -> list[Draft]:
    """All events of one card in its present state, in the order of the page."""
    rows = _row_drafts(card)
    if card.family == "criminal":
        rows = settle_verdicts(card, rows)
        rows += _missing(_head_drafts(card), rows)
        rows = add_persons(card, rows)
        rows = with_outcomes(card, rows)
    else:
        rows += _missing(_head_drafts(card), rows)
    rows += _missing(_complaint_drafts(card), rows, same_day=True)
    return rows


def _row_drafts(card: CardState) -> list[Draft]:
    drafts = []
    for key, row in card.rows.items():
        if row.day is None:
            continue
        kind = kind_of_row(row, card.family, seen=card.seen)
        detail = None
        if kind.kind in {"appeal_decided", "cassation_decided"}:
            detail = decision_of(card, kind.means, row.ground)
        drafts.append(
            Draft(
                key=(card.id, "row", *key),
                kind=kind.kind,
                day=row.day,
                day_last=row.day,
                source=f"card:{card.id}/movement",
                court=card.court,
                time=row.time,
                ground=kind.ground,
                detail=detail,
            )
        )
    return drafts


def _missing(heads: list[Draft], rows: list[Draft], *, same_day: bool = False) -> list[Draft]:
    """Those that no row says already: by kind, or by kind and day."""
    if same_day:
        said = {(draft.kind, draft.day) for draft in rows}
        return [draft for draft in heads if (draft.kind, draft.day) not in said]
    kinds = {draft.kind for draft in rows}
    return [draft for draft in heads if draft.kind not in kinds]


class _Head(NamedTuple):
    field: str
    kind: str
    day: str | None
    ground: str | None = None
    detail: str | None = None


def _head_drafts(card: CardState) -> list[Draft]:
    drafts = []
    for head in (*_dated_heads(card), *_result_head(card)):
        days = (head.day, head.day) if head.day else _between(card)
        if days is None:
            continue
        drafts.append(
            Draft(
                key=(card.id, "head", head.field),
                kind=head.kind,
                day=days[0],
                day_last=days[1],
                source=f"card:{card.id}/head",
                court=card.court,
                ground=head.ground,
                detail=head.detail,
            )
        )
    return drafts


def _dated_heads(card: CardState) -> list[_Head]:
    prefix = "" if card.family == "criminal" else f"{card.family}_"
    heads = []
    if card.received:
        heads.append(_Head("received", f"{prefix}received", card.received))
    if card.in_force and card.in_force <= card.seen:
        heads.append(_Head("in_force", f"{prefix}in_force", card.in_force))
    return heads


def _result_head(card: CardState) -> list[_Head]:
    means = meaning("case_result", card.result) if card.result else None
    if means is None:
        return []
    if card.family != "criminal":
        member = member_of(means)
        detail = decision_of(card, means) if member == "decided" else None
        return [_Head("result", f"{card.family}_{member}", card.decided, None, detail)]
    ground = ground_of(means, card.ground)
    kind = means if means in _CASE_ENDS else "other_ruling"
    return [_Head("result", kind, card.decided, ground)]


_CASE_ENDS = frozenset({
    "verdict", "terminated", "returned_to_prosecutor", "transferred", "medical_measures",
    "merged", "suspended", "other_ruling",
})  # fmt: skip


def _between(card: CardState) -> tuple[str, str] | None:
    """An undated result lies between the receipt and the day that it was first seen."""
    if card.received and card.received <= card.result_seen:
        return card.received, card.result_seen
    return None


_COMPLAINT_KINDS = frozenset({
    "appeal_filed", "appeal_admission", "appeal_objections_deadline", "sent_to_higher_court",
    "back_from_higher_court", "appeal_defective", "appeal_cured", "appeal_withdrawn",
    "appeal_dropped", "cassation_filed",
})  # fmt: skip


def _complaint_drafts(card: CardState) -> list[Draft]:
    return [
        draft
        for number, complaint in enumerate(card.complaints, start=1)
        for draft in _complaint(card, str(number), complaint)
    ]


def _complaint(card: CardState, number: str, complaint: Complaint) -> list[Draft]:
    drafts = [
        _complaint_draft(card, (number, row.label, str(at)), _complaint_kind(card, row, complaint),
                         row.day)
        for at, row in enumerate(complaint.rows)
        if row.day
    ]  # fmt: skip
    if complaint.decided and card.family == "criminal":
        kind = "cassation_decided" if complaint.kind == "cassation" else "appeal_decided"
        decided = _complaint_draft(card, (number, "decided"), kind, complaint.decided)
        means = meaning("case_result", complaint.result) or "decided"
        drafts.append(decided._replace(detail=decision_of(card, means)))
    return drafts


def _complaint_draft(card: CardState, key: tuple[str, ...], kind: str, day: str) -> Draft:
    return Draft(
        key=(card.id, "complaint", *key),
        kind=kind,
        day=day,
        day_last=day,
        source=f"card:{card.id}/complaint",
        court=card.court,
    )


def _complaint_kind(card: CardState, row: MovementRow, complaint: Complaint) -> str:
    means = meaning("event", row.label)
    if card.family == "cassation" and means == "cassation_filed":
        return means
    if card.family != "criminal":
        return f"{card.family}_step"
    if means == "appeal_filed" and complaint.kind == "cassation":
        return "cassation_filed"
    return means if means in _COMPLAINT_KINDS else "unmapped"
