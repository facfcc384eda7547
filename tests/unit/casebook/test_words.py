"""A drawn passphrase is seven words, each as likely as any other, that are typed in one way."""

import math
from unicodedata import normalize

import pytest

from wayout.casebook.strength import weakness
from wayout.casebook.words import WORDS, draw, words
from wayout.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_give_the_strength_that_is_said(language: Language) -> None:
    """77 bits, rounded; none twice, none that holds another sign."""
    found = words(language)
    assert len(set(found)) == len(found)
    assert round(WORDS * math.log2(len(found))) == 77
    assert all(word.isalpha() and word == word.lower() for word in found)
    assert all(word == normalize("NFKC", word) for word in found)


def test_no_word_can_be_typed_with_another_letter() -> None:
    """A person who writes ё would type another passphrase."""
    assert not any("ё" in word for word in words("ru"))
    assert not set(words("ru")) & {"котел", "легкий", "орел", "поперек", "соленый", "упрек"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawn_one_is_of_such_words_and_no_other_time_the_same(language: Language) -> None:
    """It is not weak by our own estimate either."""
    drawn = {draw(language) for _ in range(200)}
    assert len(drawn) == 200
    known = set(words(language))
    for one in drawn:
        assert len(one.split(" ")) == WORDS
        assert set(one.split(" ")) <= known
        assert weakness(one.encode()) is None


def test_every_word_comes_up() -> None:
    """10,000 passphrases would lack a word of 2,048 once in 10^11 times."""
    met = {word for _ in range(10_000) for word in draw("en").split(" ")}
    assert met == set(words("en"))
