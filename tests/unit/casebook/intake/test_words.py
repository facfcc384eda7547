"""How choices are called: in their own words, or in those of the map."""

from wayout.casebook.intake.questions import BY_ID
from wayout.casebook.intake.words import choice_words, event_words
from wayout.text import translator


def test_a_choice_has_its_own_words_or_those_of_the_map() -> None:
    """A detail does not change the name of the kind."""
    _ = translator("en")
    assert choice_words(BY_ID["now"].choices[0], _) == "in his unit"
    assert choice_words(BY_ID["first"].choices[0], _) == event_words("left_unit", _)
    assert event_words("verdict/prison", _) == event_words("verdict", _)
