"""A passphrase of seven words that nobody chose: 77 bits, to be written on paper and typed.

The words are those of BIP 39, 2,048 in each language, made to be told apart and to be typed. Left
out are six Russian ones that many write with a ё, for the key would be another one, and what is
no word: the Russian list of mnemonic 0.21 holds one with signs that nobody can type.
"""

import secrets
from functools import cache
from unicodedata import normalize

from wayout.text import Language

WORDS = 7
_LISTS = {"ru": "russian", "en": "english"}
_TWO_WAYS = frozenset({"котел", "легкий", "орел", "поперек", "соленый", "упрек"})


def draw(language: Language) -> str:
    """Draw a passphrase."""
    return " ".join(secrets.choice(words(language)) for _ in range(WORDS))


@cache
def words(language: Language) -> tuple[str, ...]:
    """The words of a language that may be drawn, as they are typed."""
    from mnemonic import Mnemonic  # noqa: PLC0415  opening a vault does without

    composed = [normalize("NFC", word) for word in Mnemonic(_LISTS[language]).wordlist]
    return tuple(word for word in composed if word.isalpha() and word not in _TWO_WAYS)
