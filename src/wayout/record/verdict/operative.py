"""The operative part of a verdict, cut into clauses that speak of punishment."""

import re
from dataclasses import dataclass
from functools import cache

from wayout.record.verdict.plain import even, lower
from wayout.record.verdict.words import pattern

_SCANNED = 2_000_000  # characters from the end in which the heading is looked for
_LONGEST = 100_000  # characters of an operative part; dozens of accused fit
_LONGEST_CLAUSE = 20_000
_MOST_CLAUSES = 3_000
_BOUNDARY = re.compile(r";|\n|\.(?=\s+[А-Я«<\-–—\d])")
_LETTERS = (
    "[ПпPp]",
    "[РрPp]",
    "[Ии]",
    "[Гг]",
    "[ОоOo]",
    "[Вв]",
    "[ОоOo]",
    "[РрPp]",
    "[Ии]",
    "[Лл]",
)
_HEADING = re.compile(  # letters may stand apart, one a line on mirrors
    r"(?<!\w)" + r"\s{0,3}".join(_LETTERS) + r"(?:\s{0,3}[АаИиA])?(?!\w)(?P<colon>\s{0,3}:)?"
)
_WHOLE_END = re.compile(r"(?:[.!»\"]|(?<![а-я])судья(?: [^.]{0,60})?|<[^>]{0,30}>)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as printed, and in lower case; places in both agree."""

    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Operative:
    """Clauses in order, and how sure it is that none is missing.

    `closed`: clauses on restraint, evidence or appeal follow the punishment. `ended`: at least
    the last sentence is whole.
    """

    clauses: tuple[Clause, ...]
    closed: bool
    ended: bool


def find_operative(text: str) -> Operative | None:
    """The part after the last `приговорил:` of an act; None where there is none.

    A heading of the reasoning behind it shows that the word belonged to an earlier verdict
    that is quoted, and that the end of this one is missing.
    """
    start = _start(text)
    if start < 0:
        return None
    plain = even(text[start : start + _LONGEST])
    low = lower(plain)
    if pattern("bounds", "reasoning").search(low):
        return None
    over = pattern("bounds", "over").search(low)
    end = over.start() if over else len(plain)
    pieces = _split(plain[:end])
    if len(pieces) > _MOST_CLAUSES:
        return None
    clauses = tuple(clause for clause in map(_clause, pieces) if clause.low)
    closed = over or pattern("clause", "aside").search(low)
    ended = closed or _WHOLE_END.search(low[-100:])
    return Operative(clauses, closed is not None, ended is not None)


def _start(text: str) -> int:
    """Behind the last heading; one without its colon counts where no other is there."""
    start, with_colon = -1, False
    for found in _HEADING.finditer(text, max(len(text) - _SCANNED, 0)):
        colon = found["colon"] is not None
        if colon or not with_colon:
            start, with_colon = found.end(), colon
    return start


def _split(text: str) -> list[str]:
    """Clauses between semicolons, line ends and full stops that are no abbreviation's."""
    pieces: list[str] = []
    start = 0
    for mark in _BOUNDARY.finditer(text):
        if mark[0] == "." and not _ends_sentence(text, mark.start()):
            continue
        pieces.append(text[start : mark.start()])
        start = mark.end()
    return [*pieces, text[start:]]


def _ends_sentence(text: str, at: int) -> bool:
    following = lower(text[at + 1 : at + 30]).lstrip()
    if pattern("clause", "begins").match(following):
        return True
    return not _abbreviation().search(text[max(at - 8, 0) : at])


@cache
def _abbreviation() -> re.Pattern[str]:
    return pattern("clause", "abbreviation")


def _clause(text: str) -> Clause:
    stripped = text[:_LONGEST_CLAUSE].strip(" \n-–—•.,:")
    low = lower(stripped)
    aside = pattern("clause", "aside").search(low)
    end = aside.start() if aside else len(low)
    return Clause(stripped[:end], low[:end])
