"""The text of an act made even: blanks, look-alike letters, words printed letter by letter."""

import re

_LOOK_ALIKE = str.maketrans(
    "ABCEHKMOPTXaceopxyё\u00ad\u00a0\u202f\u2009", "АВСЕНКМОРТХасеорхуе\u00ad   "
)
_FOLDED = re.compile("[A-Zaceopxyё\u00a0\u202f\u2009]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\ufeff\x00-\x08]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[\s]*")
_SPACED_WORD = re.compile(r"(?<!\w)(?:[А-Яа-я] ){3,30}[А-Яа-я](?!\w)")
_SOFT_BREAK = re.compile(r"(?<![.:;])\n(?![-–—•])")
_FEW_LINES = 20
_MOSTLY = 0.6  # share of one-letter lines from which a text counts as printed letter by letter


def even(text: str) -> str:
    """The text with single blanks; a line break is left only where a clause can end.

    Letters keep their case (people are told by it); ё is written е.
    """
    visible = _INVISIBLE.sub("", text)
    folded = visible.translate(_LOOK_ALIKE) if _FOLDED.search(visible) else visible
    joined = _BLANKS.sub(" ", _letter_lines_joined(folded))
    lines = _SOFT_BREAK.sub(" ", _LINES.sub("\n", joined))
    return _SPACED_WORD.sub(lambda word: word[0].replace(" ", ""), _BLANKS.sub(" ", lines)).strip()


def lower(text: str) -> str:
    """Lower case, letter for letter, so that places in both texts agree."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(letter.lower()[:1] for letter in text)


def _letter_lines_joined(text: str) -> str:
    """Mirrors print one letter a line, and an empty line between words."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if len(filled) < _FEW_LINES or sum(len(line.strip()) == 1 for line in filled) < _MOSTLY * len(
        filled
    ):
        return text
    return "".join(line.strip() or " " for line in lines)
