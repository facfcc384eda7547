"""Which snapshot shows which card of a case."""

from tests.unit.record.cards import HEARING, RECEIVED, card, row, seen

from wayout.record.events.follow import follow
from wayout.record.page import CaseCard, Seen

FIRST = {"number": "1-214/2024", "first_number": "1-214/2024"}
ANEW = {"number": "1-57/2025", "first_number": "1-214/2024", "earlier": ("1-214/2024",)}
UNCHAINED = {"number": "1-57/2025", "first_number": "1-57/2025"}


def cards_of(*snapshots: Seen) -> list[str]:
    """Ids of the cards that the snapshots show, days in order."""
    return [shown for shown, _ in follow("history", list(snapshots)).shown]


def kinds(*snapshots: Seen) -> list[str]:
    """Kinds of the live events."""
    return [v.draft.kind for v in follow("history", list(snapshots)).versions if v.gone is None]


def received(day: str, **changes: object) -> CaseCard:
    """A card received on a day."""
    return card(row(RECEIVED, day), received=day, **changes)


def test_a_new_number_with_the_chain_is_the_same_card() -> None:
    """Registered anew at the turn of the year."""
    old, new = received("2024-06-03", **FIRST), received("2024-06-03", **ANEW)
    first, second = cards_of(seen(old, "2024-07-01"), seen(new, "2025-02-01"))
    assert first == second


def test_a_new_number_without_the_chain_but_of_one_receipt_is_the_same_card() -> None:
    """A receipt of one day at one court is one receipt."""
    old, new = received("2024-06-03", **FIRST), received("2024-06-03", **UNCHAINED)
    assert kinds(seen(old, "2024-07-01"), seen(new, "2025-02-01")) == ["received"]


def test_a_case_back_from_the_prosecutor_has_a_second_card_though_its_chain_names_the_first() -> (
    None
):
    """The first receipt and the return stay."""
    old = card(
        row(RECEIVED, "2024-06-03"),
        row(HEARING, "2024-06-11", "Дело возвращено прокурору"),
        received="2024-06-03",
        **FIRST,
    )
    new = received("2025-01-10", **ANEW)
    expected = ["received", "returned_to_prosecutor", "received_again"]
    assert kinds(seen(old, "2024-07-01"), seen(new, "2025-02-01")) == expected
    assert kinds(seen(old, "2025-02-01"), seen(new, "2025-02-01")) == expected


def test_a_corrected_day_of_receipt_under_one_number_is_the_same_card() -> None:
    """The head field is replaced."""
    first = card(rows=(), received="2024-06-03", **FIRST)
    later = card(rows=(), received="2024-06-04", **FIRST)
    assert len(set(cards_of(seen(first, "2024-07-01"), seen(later, "2024-08-01")))) == 1


def test_cards_of_two_courts_or_families_are_two() -> None:
    """An appeal is a card of its own."""
    appeal = received(
        "2024-06-03", court="99OV0001", instance="appeal", number="22-1/2025",
        first_number="22-1/2025",
    )  # fmt: skip
    here = received("2024-06-03", **FIRST)
    assert len(set(cards_of(seen(here, "2024-07-01"), seen(appeal, "2024-07-01")))) == 2
