"""What a verdict of a court's card would bring if it was added, and what the card tells later."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

from wayout.desk.book import Book
from wayout.desk.court_news import Card
from wayout.desk.pages.case.if_added import IfAdded, Reader, if_added
from wayout.record.numbered_cards import CardEvent
from wayout.text import translator

NOW = date(2025, 5, 10)
DUE, SAFE = date(2025, 5, 16), date(2025, 5, 15)
VERDICT = CardEvent("verdict", date(2025, 5, 1), None, None, None, None, None, NOW)
APPEAL = replace(VERDICT, kind="appeal_filed", day=date(2025, 5, 6))


class Counting:
    """A vault whose law counts one term of a verdict."""

    def ask(self, _request: str, events: list[Any]) -> list[list[dict[str, Any]]]:
        """One for each."""
        return [[{"name": "appeal", "due": str(DUE), "safe": str(SAFE)}] for _ in events]


def said(*told: CardEvent, now: date = NOW, ahead: int = 3) -> IfAdded:
    """What is said of the verdict on a card that tells these events as well."""
    card = Card("7KQ2-M9XD", "1-57/2025", None, None, None, (VERDICT, *told))
    found = if_added(
        cast("Book", Counting()),
        [(card, one) for one in card.news],
        Reader(now, translator("en"), ahead),
    )
    assert list(found) == [(card, VERDICT)]
    return found[card, VERDICT]


def test_an_appeal_of_the_card_answers_it() -> None:
    """One that came later alone: an earlier one was against something else."""
    near = DUE - timedelta(days=2)
    assert said(now=near).is_near
    assert not said(APPEAL, now=near).is_near
    assert "the card has an appeal of 6 May 2025" in said(APPEAL).said
    before = replace(APPEAL, day=date(2025, 4, 1))
    assert said(before, now=near) == said(now=near)


def test_it_is_near_by_the_day_that_is_safe() -> None:
    """From so many days before it as one wants to be reminded."""
    assert [said(now=SAFE - timedelta(days=days)).is_near for days in (3, 4)] == [True, False]
    assert said(now=SAFE - timedelta(days=4), ahead=4).is_near
