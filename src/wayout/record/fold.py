"""Texts of a page made comparable: blanks, case, ё, look-alike letters."""

import re
from functools import lru_cache

_INSIDE_WORDS = str.maketrans("", "", "\u00ad\u200c\u200d\u2060\ufeff")
_UNPRINTABLE = re.compile(r"[\u200b-\u200f\u00ad\ufeff\x00-\x1f\x7f-\x9f]+")
_LOOK_ALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")
LONGEST_TEXT = 300


def collapse(text: str) -> str:
    """One blank between words, none around, control characters gone."""
    collapsed = " ".join(text.split())
    if collapsed.isprintable():
        return collapsed
    return " ".join(_UNPRINTABLE.sub(" ", collapsed.translate(_INSIDE_WORDS)).split())


def clip(text: str) -> str:
    """Blanks collapsed and cut at 300 characters: a label is short, an attack is long."""
    collapsed = collapse(text[: LONGEST_TEXT * 20])
    return collapsed if len(collapsed) <= LONGEST_TEXT else collapsed[:LONGEST_TEXT].rstrip()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The form in which labels are compared.

    Example:
        >>> fold("  \u0043удья ") == fold("Судья")
        True
    """
    return fold_once(text)


def fold_once(text: str) -> str:
    """`fold` without remembering the answer: for long texts."""
    return collapse(text).casefold().translate(_LOOK_ALIKES)
