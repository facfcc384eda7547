"""Verdicts of a criminal card: when one was spoken, and what the published act says of it."""

from wayout.record.events.draft import Draft
from wayout.record.events.state import CardState
from wayout.record.page import Act, Sentence
from wayout.record.row_kind import PRONOUNCED
from wayout.record.vocabulary import meaning

_MISSING = "missing"
_REASONS = ("unread", "withheld", "empty")


def settle_verdicts(card: CardState, drafts: list[Draft]) -> list[Draft]:
    """Let one row of a verdict stand for it: the pronouncement, else the hearing that gave it.

    A hearing "Постановление приговора" which a pronouncement follows is the deliberation; so is
    the only one where the head of the card gives the verdict another day.
    """
    spoken = [at for at, draft in enumerate(drafts) if draft.kind in {"verdict", PRONOUNCED}]
    spoken.sort(key=lambda at: (drafts[at].day, drafts[at].time or "", at))
    settled = list(drafts)
    for place, at in enumerate(spoken):
        if drafts[at].kind == PRONOUNCED:
            settled[at] = drafts[at]._replace(kind="verdict")
            continue
        pronounced_later = any(
            drafts[later].kind == PRONOUNCED for later in spoken[place + 1 :][:1]
        )
        if pronounced_later or (len(spoken) == 1 and _dated_otherwise(card, drafts[at])):
            settled[at] = drafts[at]._replace(kind="deliberation")
    return settled


def _dated_otherwise(card: CardState, draft: Draft) -> bool:
    """Whether the head of the card dates the verdict on another day than this hearing."""
    if card.decided is None or meaning("case_result", card.result) != "verdict":
        return False
    return card.decided != draft.day


def with_outcomes(card: CardState, drafts: list[Draft]) -> list[Draft]:
    """Give each verdict its outcome, or the reason why it is not known.

    One outcome for all accused stays one event. Where the act gives the accused different
    outcomes and names their rows, the last verdict of all becomes one event for each of them.
    """
    # a text published twice is one act: its sentences are those of one man
    acts = tuple(dict.fromkeys(act for act in card.acts if act.kind == "verdict"))
    sentences = [sentence for act in acts for sentence in act.sentences]
    common = [at for at, d in enumerate(drafts) if d.kind == "verdict" and d.accused is None]
    last = max(common, key=lambda at: (drafts[at].day, at), default=-1)
    settled: list[Draft] = []
    for at, draft in enumerate(drafts):
        if draft.kind != "verdict":
            settled.append(draft)
            continue
        spoken_before = draft.accused is None and draft.day != drafts[last].day
        outcome = None if spoken_before else _shared_outcome(card, draft, sentences)
        if outcome is not None:
            settled.append(draft._replace(detail=outcome))
        elif draft.accused is not None or at == last:
            settled += _by_accused(card, draft, sentences, _reason(acts))
        else:
            settled.append(draft._replace(ground=_reason(acts)))
    return settled


def _shared_outcome(card: CardState, draft: Draft, sentences: list[Sentence]) -> str | None:
    """The outcome that all accused of this verdict share; None where they differ or one lacks."""
    accused = {None, draft.accused}
    mine = [s for s in sentences if draft.accused is None or s.accused in accused]
    needed = 1 if draft.accused is not None else max(len(card.persons), 1)
    outcomes = {sentence.outcome for sentence in mine}
    return outcomes.pop() if len(outcomes) == 1 and len(mine) >= needed else None


def _by_accused(
    card: CardState, draft: Draft, sentences: list[Sentence], reason: str
) -> list[Draft]:
    tied = {} if card.untied else {s.accused: s.outcome for s in sentences if s.accused}
    if not tied:
        return [draft._replace(ground=reason)]
    if draft.accused is not None:
        outcome = tied.get(draft.accused)
        return [draft._replace(detail=outcome, ground=None if outcome else reason)]
    told: list[Draft] = []
    for person in card.persons:
        outcome = tied.get(person.row)
        key = draft.key if not told else (*draft.key, f"accused {person.row}")
        told.append(
            draft._replace(
                key=key,
                accused=person.row,
                detail=outcome,
                ground=None if outcome else reason,
            )
        )
    return told or [draft._replace(ground=reason)]


def _reason(acts: tuple[Act, ...]) -> str:
    reasons = {act.reason or "unread" for act in acts}
    return next((reason for reason in _REASONS if reason in reasons), _MISSING)
