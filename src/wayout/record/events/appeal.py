"""How an appeal or a cassation ended, from the words of its card."""

from wayout.record.events.state import CardState
from wayout.record.fold import fold
from wayout.record.vocabulary import meaning

_DETAILS = {
    "upheld": "upheld",
    "varied": "varied",
    "quashed_new_trial": "quashed_new_trial",
    "quashed_terminated": "quashed_terminated",
    "quashed_new_appeal": "quashed_new_appeal",
    "appeal_dropped": "dropped",
    "appeal_withdrawn": "withdrawn",
}


def decision_of(card: CardState, means: str, ground: str = "") -> str | None:
    """Detail of a decision: what this row says, else the head of the card, else its persons.

    Some courts write the decision into the column of the ground.

    Returns:
        `upheld`, `varied`, `quashed_new_trial`, `quashed_terminated`, `quashed_new_appeal`,
        `quashed` (nothing says what follows), `dropped`, `withdrawn`; None where the card only
        says that there was a decision, or where its persons ended differently.
    """
    own = _detail(means, ground) or _detail(meaning("case_result", ground) or "", "")
    if own is not None:
        return own
    head = meaning("case_result", card.result) or ""
    return _detail(head, card.ground) or _of_persons(card)


def _of_persons(card: CardState) -> str | None:
    details = set()
    for person in card.persons:
        whole = f"{person.result} {person.ground}".strip()
        means = meaning("person_result", whole) or meaning("person_result", person.result)
        details.add(_detail(means or "", person.ground))
    return details.pop() if len(details) == 1 else None


def _detail(means: str, ground: str) -> str | None:
    if means != "quashed":
        return _DETAILS.get(means)
    text = fold(ground)
    if "нов" in text and "рассмотр" in text:
        return "quashed_new_appeal" if "апелляц" in text else "quashed_new_trial"
    return "quashed_terminated" if "прекращ" in text else "quashed"
