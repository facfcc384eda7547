"""The map with counts: returns to the front, each of how many who entered the state."""

from xml.etree.ElementTree import fromstring

import pytest
from tests.unit.publish.odds_answers import FOREIGN, RECORD, answer

from wayout.errors import UsageError
from wayout.publish.odds_chart import odds_chart, odds_drawing
from wayout.text import LANGUAGES, Language


def words(language: Language) -> list[str]:
    """All text of the map."""
    drawn = odds_chart(answer(on_map=True), RECORD, language, "map")
    assert isinstance(drawn, str)
    root = fromstring(drawn)  # noqa: S314 - our own drawing
    return ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_returns_stand_at_their_arrows_and_their_sum_at_the_front() -> None:
    """94 of 366 who were held; nobody else went back, which is said of all who could have."""
    said = words("en")
    assert "94 · 26%" in said
    assert "0 · 0%" in said
    assert "AT THE FRONT: 94" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_says_what_the_numbers_are(language: Language) -> None:
    """The denominator under the title; no word at the foot that it says how many of nobody."""
    said = words(language)
    assert any("376" in line for line in said)
    assert not any("none says how many" in line or "число людей" in line for line in said)
    assert odds_drawing(answer(on_map=True), RECORD, language, "map", "png").startswith(b"\x89PNG")


def test_stays_without_a_front_have_no_such_map() -> None:
    """The message says what to do."""
    with pytest.raises(UsageError, match="--track person or position"):
        odds_chart(answer(), FOREIGN, "en", "map")
