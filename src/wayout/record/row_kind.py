"""One row of a movement table -> the kind of event that it is."""

from typing import NamedTuple

from wayout.record.family import Family
from wayout.record.grounds import ground_of
from wayout.record.page import MovementRow
from wayout.record.vocabulary import meaning, waits_for_result

UNMAPPED = "unmapped"
PRONOUNCED = "pronounced"
_HEARINGS = frozenset({"hearing", "preliminary_hearing", "custody_hearing"})
# meanings of other cards, where they stand on a criminal card of the first instance
_CRIMINAL = {
    "step": "registry",
    "decided": "other_ruling",
    "upheld": "other_ruling",
    "varied": "other_ruling",
    "quashed": "other_ruling",
    "quashed_new_trial": "other_ruling",
    "quashed_new_appeal": "other_ruling",
    "quashed_terminated": "other_ruling",
}
_MEMBERS = {
    "received": "received",
    "hearing": "hearing",
    "preliminary_hearing": "hearing",
    "custody_hearing": "hearing",
    "adjourned": "adjourned",
    "break": "adjourned",
    "suspended": "suspended",
    "resumed": "resumed",
    "in_force": "in_force",
}
_DECIDED = frozenset({
    "decided", "upheld", "varied", "quashed", "quashed_new_trial", "quashed_terminated",
    "quashed_new_appeal", "appeal_dropped", "appeal_withdrawn", "terminated", "verdict",
    "pronounced", "motion_granted", "motion_refused", "other_ruling", "transferred",
    "returned_to_prosecutor", "medical_measures",
})  # fmt: skip


class RowKind(NamedTuple):
    """Kind of event in the family of the card, its ground, and the bare meaning of the row."""

    kind: str
    ground: str | None
    means: str


def kind_of_row(row: MovementRow, family: Family, *, seen: str) -> RowKind:
    """Kind of one row.

    The result tells what happened on an occasion; a row that names the act itself (a resumption,
    a registration) keeps its own name. A posted hearing without a result is planned.

    Args:
        row: The row; its `label` may be unknown to the vocabulary.
        family: Family of the card.
        seen: ISO day of the snapshot: what is announced for a later day has not happened.
    """
    means = _meaning(row, seen=seen)
    ground = ground_of(means, row.ground)
    if means == UNMAPPED:
        return RowKind(UNMAPPED, None, means)
    if means == "hearing_planned":
        kind = means if family == "criminal" else f"{family}_{means}"
        return RowKind(kind, None, means)
    if family == "criminal":
        return RowKind(_CRIMINAL.get(means, means), ground, means)
    return RowKind(f"{family}_{member_of(means)}", ground, means)


def member_of(means: str) -> str:
    """Member of a family that a meaning falls under."""
    return _MEMBERS.get(means, "decided" if means in _DECIDED else "step")


def _meaning(row: MovementRow, *, seen: str) -> str:
    label = meaning("event", row.label)
    if label is None:
        return UNMAPPED
    waits = waits_for_result(row.label)
    if row.result and waits:
        return meaning("event_result", row.result) or label
    if label in _HEARINGS and waits:
        return "hearing_planned"
    return "hearing_planned" if _announced(label, row, seen) else label


def _announced(label: str, row: MovementRow, seen: str) -> bool:
    """Whether a row without a result only says what a coming day is to bring."""
    if row.day is None or label not in {PRONOUNCED, "resumed"}:
        return False
    return row.day > seen or (label == PRONOUNCED and row.day == seen)
