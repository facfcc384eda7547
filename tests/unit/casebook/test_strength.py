"""What is plainly weak is told with its reason; what may be strong passes."""

import pytest

from wayout.casebook.strength import LEAST, bits, weakness

WEAK = (
    "",
    "short",
    "aaaaaaaaaaaaaaaaaaaa",
    "secret secret secret secret secret",
    "СекреТ секрет СЕКРЕТ секрет",
    "password12345",
    "Summer 2024!!",
    "123456789012345678",
    "correct horse battery",
    "незабываемая",
    "!!!!!!!!!!!!!!!!!!!!!!!",
    "            x            ",
)
STRONG = (
    "correct horse battery staple",
    "мы едем летом к морю впятером",
    "k3$Tq9!xLm2Z",
    "seven words that only we know here",
)


@pytest.mark.parametrize("text", WEAK)
def test_what_is_weak_is_told(text: str) -> None:
    """Without a word of it."""
    why = weakness(text.encode())
    assert why is not None
    assert not any(str(value) in text.split() for value in why.values.values())


@pytest.mark.parametrize("text", STRONG)
def test_what_may_be_strong_passes(text: str) -> None:
    """Four words, or as much in signs."""
    assert weakness(text.encode()) is None


def test_what_is_no_text_is_weighed_all_the_same() -> None:
    """Bytes from a descriptor may be anything."""
    assert weakness(b"\xff" * 40) is not None


def test_it_says_how_much_is_missing() -> None:
    """Too short, or worth too little."""
    short, little = weakness(b"x" * (LEAST - 1)), weakness(b"x" * LEAST)
    assert short is not None
    assert little is not None
    assert short.values == {"least": LEAST}
    assert little.values == {"bits": 4, "floor": 40}


def test_a_longer_one_is_not_worth_less() -> None:
    """Word by word."""
    words = ["correct", "horse", "battery", "staple"]
    worth = [bits(" ".join(words[:number])) for number in range(5)]
    assert worth == [0, 11, 22, 33, 44]
