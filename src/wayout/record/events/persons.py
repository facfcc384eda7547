"""What the persons table adds: ends that only some of the accused met."""

from wayout.record.events.draft import Draft
from wayout.record.events.state import CardState
from wayout.record.grounds import ground_of
from wayout.record.page import Person
from wayout.record.vocabulary import meaning

_ENDS = frozenset({
    "verdict", "terminated", "returned_to_prosecutor", "transferred", "medical_measures",
})  # fmt: skip


def add_persons(card: CardState, drafts: list[Draft]) -> list[Draft]:
    """Tie rows to the only accused they fit, and add ends that no row or head field says."""
    ends = [(person, _end_of(person)) for person in card.persons]
    drafts = [_tied(card, draft, ends) for draft in drafts]
    return drafts + [
        _person_draft(card, person, end)
        for person, end in ends
        if end is not None and person.day and not _said(card, drafts, person, end)
    ]


def _end_of(person: Person) -> str | None:
    means = meaning("person_result", person.result) if person.result else None
    return means if means in _ENDS else None


def _tied(card: CardState, draft: Draft, ends: list[tuple[Person, str | None]]) -> Draft:
    """The row of an end is that of the first accused it fits, where some ended in another way.

    The others that it fits get events of their own from the persons table.
    """
    if card.untied or len(ends) == 1 or draft.kind not in _ENDS or draft.accused is not None:
        return draft
    same = [person for person, end in ends if end == draft.kind]
    all_ended = all(end is not None for _, end in ends)
    if all_ended and 0 < len(same) < len(ends) and same[0].day in {None, draft.day}:
        return draft._replace(accused=same[0].row)
    return draft


def _said(card: CardState, drafts: list[Draft], person: Person, end: str) -> bool:
    fitting = [d for d in drafts if d.kind == end and d.accused in {None, person.row}]
    if len(card.persons) == 1 or card.untied:
        return bool(fitting)
    return any(draft.day == person.day or draft.day != draft.day_last for draft in fitting)


def _person_draft(card: CardState, person: Person, end: str) -> Draft:
    day = person.day or card.seen
    return Draft(
        key=(card.id, "person", str(person.row)),
        kind=end,
        day=day,
        day_last=day,
        source=f"card:{card.id}/persons",
        court=card.court,
        accused=None if card.untied else person.row,
        ground=ground_of(end, person.ground),
    )
