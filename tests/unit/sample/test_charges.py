"""Charges are written as cards, acts and the Moscow portal write them."""

import pytest

from wayout.sample.charges import Charge, draw_charge, on_card
from wayout.sample.draw import seeded


@pytest.mark.parametrize(
    ("charge", "card", "act", "dotted"),
    [
        (Charge("337", "5"), "ст.337 ч.5", "ч. 5 ст. 337", "337.5"),
        (Charge("337", "2.1"), "ст.337 ч.2.1", "ч. 2.1 ст. 337", "337.2.1"),
        (Charge("228.1", "4", "а"), "ст.228.1 ч.4 п.а", "п. «а» ч. 4 ст. 228.1", "228.1.4.а"),
        (
            Charge("158", "1", attempt=True),
            "ст.30 ч.3 ст.158 ч.1",
            "ч. 3 ст. 30, ч. 1 ст. 158",
            "30.3.158.1",
        ),
    ],
)
def test_one_charge_in_three_hands(charge: Charge, card: str, act: str, dotted: str) -> None:
    """The same charge on a card, in an act, in the tables."""
    assert (charge.card_style(), charge.act_style(), charge.dotted) == (card, act, dotted)


def test_the_code_is_named_once_at_the_end() -> None:
    """Several charges share it."""
    charges = (Charge("337", "5"), Charge("332", "2.1"))
    assert on_card(charges) == "ст.337 ч.5; ст.332 ч.2.1 УК РФ"
    assert on_card(charges, act_order=True) == "ч. 5 ст. 337; ч. 2.1 ст. 332 УК РФ"
    assert Charge("158", "1").moscow_style() == "Ст. 158, Ч. 1"


def test_a_part_asked_for_is_given() -> None:
    """Named worlds fix parts."""
    assert draw_charge(seeded(1), "337", "5") == Charge("337", "5")
    assert draw_charge(seeded(1), "348").part == "1"
