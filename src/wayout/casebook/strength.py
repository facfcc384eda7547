"""Whether a passphrase that somebody chose can be guessed.

An estimate in its favour: each word of it counts as if it had been drawn from 2,048, which what a
person chooses never is. It knows no dictionary and no names; it finds what is weak for anybody.
"""

import re

from wayout.errors import Phrase

LEAST = 12  # characters
FLOOR = 40  # bits: with what a guess costs, years on a large machine
_WORD = 11.0  # bits
_SIGN = 5.0
_LETTER = 4.7
_DIGIT = 3.3
_PIECES = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d+)|(?P<sign>[^\w\s]|_)")


def weakness(typed: bytes | bytearray) -> Phrase | None:
    """Say why a passphrase can be guessed; None if that is not so plain."""
    text = bytes(typed).decode("utf-8", "replace").strip()
    if len(text) < LEAST:
        return Phrase(
            "This passphrase can be guessed: it has fewer than {least} characters.", least=LEAST
        )
    worth = bits(text)
    if worth < FLOOR:
        return Phrase(
            "This passphrase can be guessed: it is worth {bits} bits at most, and {floor} are the "
            "least. Take four words or more that do not belong together.",
            bits=int(worth),
            floor=FLOOR,
        )
    return None


def bits(text: str) -> float:
    """Estimate what a passphrase is worth; what it repeats counts once."""
    pieces = {(found.lastgroup, found[0]) for found in _PIECES.finditer(text.casefold())}
    return sum(_worth(kind, piece) for kind, piece in pieces)


def _worth(kind: str | None, piece: str) -> float:
    if kind == "sign":
        return _SIGN
    return min(_WORD, len(set(piece)) * (_LETTER if kind == "word" else _DIGIT))
