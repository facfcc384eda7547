"""The code of a case: what people say and type, drawn at random; it tells nothing of the case."""

import re
from collections.abc import Iterable

from wayout.casebook.passphrase import SYMBOLS
from wayout.errors import VaultError

_BYTES = 5  # of the random id: 40 bits
_LETTERS = 8
_TOLD = 3  # letters of a beginning: fewer are those of too many
_PAIRS = [first + second for first in SYMBOLS for second in SYMBOLS]
_ALIKE = str.maketrans("OIL", "011")


def code_of(case: bytes) -> str:
    """Write the code of a case: two groups of four letters, none that is read for another."""
    number = int.from_bytes(case[:_BYTES], "big")
    one, two, three, four = (_PAIRS[number >> shift & 1023] for shift in (30, 20, 10, 0))
    return f"{one}{two}-{three}{four}"


def beginning(code: str) -> bytes:
    """Read a code as it is typed: the first bytes of the id of its case.

    Raises:
        VaultError: Not a code.
    """
    letters = _letters(code)
    if not re.fullmatch(rf"[{SYMBOLS}]{{{_LETTERS}}}", letters):
        raise VaultError("This is not the code of a case. A code is written ABCD-1234.")
    number = 0
    for letter in letters:
        number = number << 5 | SYMBOLS.index(letter)
    return number.to_bytes(_BYTES, "big")


def begun(cases: Iterable[bytes], typed: str) -> frozenset[bytes]:
    """Choose the cases whose code begins as was typed; none where that is too short."""
    letters = _letters(typed)
    if not re.fullmatch(rf"[{SYMBOLS}]{{{_TOLD},}}", letters):
        return frozenset()
    return frozenset(one for one in cases if _letters(code_of(one)).startswith(letters))


def _letters(code: str) -> str:
    return re.sub(r"[\s-]", "", code.upper()).translate(_ALIKE)
