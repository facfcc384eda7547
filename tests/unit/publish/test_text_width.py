"""What is guessed of the width of a text is never less than the font takes."""

import pytest
from fontTools.ttLib import TTFont

from wayout.law import load_law
from wayout.pathway import load_pathway
from wayout.publish.charts.text_width import text_width
from wayout.text import LANGUAGES
from wayout.text.fonts import folder

SIZE = 12
SIGNS = "✓ · — – … « » “ ” № 0123456789 ()/:;.,% ≥ ≤ Щ Ы Ю Ж W M @"


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_no_text_is_wider_than_guessed(weight: str) -> None:
    """Names of the map and of the law in both languages, and the signs that stand in them."""
    font = TTFont(folder() / f"Inter-{weight}.otf")
    names, advance, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    road, law = load_pathway(), load_law()
    words = [kind.name for kind in road.kinds.values()]
    words += [state.name for state in road.states.values()]
    words += [rule.title for rules in law.deadlines.values() for _provision, rule in rules]
    for said in (SIGNS, *(one.say(language) for one in words for language in LANGUAGES)):
        drawn = sum(advance[names[ord(letter)]][0] for letter in said) * SIZE / em
        guessed = text_width(said, SIZE, bold=weight == "Bold")
        assert drawn <= guessed <= 1.35 * drawn, said
