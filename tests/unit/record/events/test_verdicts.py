"""Verdicts of a card: their outcomes, for whom, and since when they are known."""

import pytest
from tests.unit.record.cards import HEARING, VERDICT, card, person, row, seen

from wayout.record.events.follow import Version, follow
from wayout.record.page import Act, Seen, Sentence


def versions(*snapshots: Seen) -> list[Version]:
    """All versions of all events."""
    return follow("history", list(snapshots)).versions


PROBATION = Sentence("probation", months=60, trial_months=36)
VERDICT_ROW = row(HEARING, "2025-01-29", VERDICT)


@pytest.mark.parametrize(
    ("acts", "detail", "ground"),
    [
        ((Act("verdict", published=True, sentences=(PROBATION,)),), "probation", None),
        ((Act("verdict", published=False, reason="withheld"),), None, "withheld"),
        ((Act("verdict", published=True, reason="unread"),), None, "unread"),
        ((), None, "missing"),
        ((Act("other", published=True),), None, "missing"),
    ],
)
def test_a_verdict_has_its_outcome_or_the_reason_why_not(
    acts: tuple[Act, ...], detail: str | None, ground: str | None
) -> None:
    """Kind unknown is an answer of its own."""
    (verdict,) = versions(seen(card(VERDICT_ROW, acts=acts), "2025-03-01"))
    assert (verdict.draft.detail, verdict.draft.ground) == (detail, ground)


def test_accused_sentenced_differently_have_verdicts_of_their_own() -> None:
    """One row of the page, one event for each outcome that the act ties to a row."""
    act = Act(
        "verdict", published=True, sentences=(Sentence("prison", 1), Sentence("probation", 2))
    )
    page = card(VERDICT_ROW, persons=(person(1), person(2)), acts=(act,))
    told_apart = [(v.draft.accused, v.draft.detail) for v in versions(seen(page, "2025-03-01"))]
    assert sorted(told_apart, key=str) == [(1, "prison"), (2, "probation")]


def test_a_text_that_appears_later_makes_the_outcome_known_from_then() -> None:
    """The verdict of unknown kind goes on the day its text is first seen."""
    bare = card(VERDICT_ROW, acts=())
    told_later = card(
        VERDICT_ROW, acts=(Act("verdict", published=True, sentences=(Sentence("prison"),)),)
    )
    unknown, known = versions(seen(bare, "2025-02-01"), seen(told_later, "2025-04-01"))
    assert (unknown.draft.detail, unknown.gone) == (None, "2025-04-01")
    assert (known.draft.detail, known.known, known.replaces) == ("prison", "2025-04-01", unknown.id)


def test_a_verdict_is_known_since_its_first_sight_whenever_its_text_appeared() -> None:
    """Delays run from the event to its first sight."""
    bare = card(VERDICT_ROW, acts=())
    text = card(VERDICT_ROW, acts=(Act("verdict", published=True, sentences=(PROBATION,)),))
    unknown, known = versions(seen(bare, "2025-02-01"), seen(text, "2025-04-01"))
    assert (unknown.first_known, known.first_known) == ("2025-02-01", "2025-02-01")


def test_a_text_published_twice_is_the_sentence_of_one() -> None:
    """The second accused is not sentenced by a copy."""
    act = Act("verdict", published=True, sentences=(Sentence("prison", months=60),))
    page = card(VERDICT_ROW, persons=(person(1), person(2)), acts=(act, act))
    assert [v.draft.detail for v in versions(seen(page, "2025-03-01"))] == [None]


def test_only_the_last_verdict_is_told_apart_by_accused() -> None:
    """One event for each row of the page, the accused of the act beside."""
    act = Act("verdict", published=True, sentences=(Sentence("prison", 1), Sentence("fine", 2)))
    rows = [row(HEARING, f"2025-01-{day}", VERDICT) for day in (27, 28, 29)]
    page = card(*rows, persons=(person(1), person(2)), acts=(act,))
    assert len(versions(seen(page, "2025-03-01"))) == 4
