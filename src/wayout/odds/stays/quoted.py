"""Names that data bring along, as a message quotes them: short, on one line, none too many."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

LONGEST: Final = 40  # letters of a name that is quoted
LONGEST_STATE: Final = 80  # letters of the name of a state in an answer
MOST: Final = 12  # names that are listed


def short(text: str, longest: int = LONGEST) -> str:
    r"""Give a text that is quoted, cut where it is long, without control characters.

    Example:
        >>> short("a\nb"), short("b" * 50, longest=3)
        ('a?b', 'bbb…')
    """
    plain = "".join(letter if letter.isprintable() else "?" for letter in text[:longest])
    return plain if len(text) <= longest else f"{plain}…"


def listed(names: Iterable[str], most: int = MOST) -> str:
    """Give the first of some names as `short` does, and a sign where there are more.

    Example:
        >>> listed(map(short, "abc"), most=2)
        'a, b, …'
    """
    first = list(islice(names, most + 1))
    return ", ".join([*first[:most], "…"] if len(first) > most else first)
