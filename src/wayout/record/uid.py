"""The unique identifier of a court case, with its check digits.

`NNLLNNNN-KK-YYYY-SSSSSS-CC`: court of first registration, kind, year, serial, check digits by
ISO 7064 MOD 97-10 over all characters, letters counted A = 10 to Z = 35. The identifier stays
with the case through appeal, transfer and return, so its court need not be that of the page.
"""

import re
from dataclasses import dataclass

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_LATIN = str.maketrans("АВЕКМНОРСТУХавекмнорстух", "ABEKMHOPCTYXABEKMHOPCTYX")
_LOOKS_LIKE = re.compile(r"\d{2}[A-Z]{2}\d{3,5}-\d{1,3}-\d{3,5}-\d{4,8}-\d{1,3}")
_FORM = re.compile(r"(\d{2}[A-Z]{2}\d{4})-\d{2}-\d{4}-\d{6}-\d{2}")
_LONGEST = 60  # characters of a cell that can hold nothing but an identifier


@dataclass(frozen=True, slots=True)
class Uid:
    """An identifier as printed; `court` is its court code, None where the form is broken."""

    printed: str
    valid: bool
    court: str | None


def read_uid(text: str) -> Uid | None:
    """The identifier that a cell holds and nothing else; None where it holds none.

    What is printed but mistyped is kept and not valid. Any other text gives None, so that no
    free text of a page can pass for an identifier. Cyrillic look-alikes are folded for checking.

    Example:
        >>> read_uid("99GV0001-01-2024-000331-55")
        Uid(printed='99GV0001-01-2024-000331-55', valid=True, court='99GV0001')
    """
    if len(text) > _LONGEST * 10:
        return None
    printed = "".join(text.split())
    folded = canonical(printed)
    if not folded.isascii() or not _LOOKS_LIKE.fullmatch(folded):
        return None
    form = _FORM.fullmatch(folded)
    return Uid(printed, bool(form) and _checks(folded), form[1] if form else None)


def canonical(printed: str) -> str:
    """The form in which two prints of one identifier are equal: Latin letters, plain dashes."""
    return printed.translate(_DASHES).translate(_LATIN).upper()


def _checks(folded: str) -> bool:
    digits = "".join(str(int(character, 36)) for character in folded if character != "-")
    return int(digits) % 97 == 1
