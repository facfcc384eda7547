"""Which columns a table of stays has, and what to say where it lacks one."""

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from wayout.errors import Phrase, StaysError
from wayout.odds.stays.quoted import LONGEST, listed, short
from wayout.odds.stays.row_checks import NEEDED


def need(where: str, columns: Sequence[str], needed: Sequence[str] = NEEDED) -> None:
    """Check that a table has the columns of stays, each once.

    Args:
        where: What the table is called in a message.
        columns: The names that it has.
        needed: Those that it must have.

    Raises:
        StaysError: One is missing (the nearest name is told) or is there twice.
    """
    twice = [name for name, count in Counter(columns).items() if count > 1]
    if twice:
        raise StaysError(
            "{where}: the column {name} is there twice. Take one out or rename it.",
            where=where,
            name=short(twice[0]),
        )
    missing = [name for name in needed if name not in columns]
    if len(missing) == len(needed):
        raise StaysError(
            "{where} is no table of stays. It needs the columns {needed}; it has: {columns}.",
            where=where,
            needed=", ".join(needed),
            columns=listed(map(short, columns)),
        )
    if missing:
        raise StaysError(
            "{where} has no column {name}. {hint}",
            where=where,
            name=missing[0],
            hint=_hint(missing[0], [name for name in columns if name not in needed], columns),
        )


def _hint(name: str, others: Sequence[str], columns: Sequence[str]) -> Phrase:
    folded = {other.casefold().strip(): other for other in others if len(other) <= LONGEST}
    near = get_close_matches(name, folded, n=2)
    if near:
        return Phrase("Near it: {names}.", names=", ".join(short(folded[one]) for one in near))
    return Phrase("It has: {columns}.", columns=listed(map(short, columns)))
