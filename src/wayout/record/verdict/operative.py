"""The operative part of a verdict, cut into clauses that speak of punishment."""

import re
from dataclasses import dataclass
from functools import cache

from wayout.record.verdict.plain import lower
from wayout.record.verdict.words import pattern

_LONGEST = 100_000  # characters of an operative part; dozens of accused fit
_LONGEST_CLAUSE = 20_000
_BOUNDARY = re.compile(r";|\n|\.(?=\s+[А-Я«<\-–—\d])")
_WHOLE_END = re.compile(r"(?:[.!;»)\"]|(?<![а-я])судья(?: [^.]{0,60})?|<[^>]{0,30}>)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as printed, and in lower case; places in both agree."""

    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Operative:
    """Clauses in order; `ended` is False where the text breaks off in the middle."""

    clauses: tuple[Clause, ...]
    ended: bool


def find_operative(text: str) -> Operative | None:
    """The part after the last `приговорил:` of an evened text; None where there is none.

    A heading of the reasoning behind it shows that the word belonged to an earlier verdict
    that is quoted, and that the end of this one is missing.
    """
    low = lower(text)
    start = _start(low)
    if start < 0 or pattern("bounds", "reasoning").search(low, start):
        return None
    over = pattern("bounds", "over").search(low, start)
    end = min(over.start() if over else len(text), start + _LONGEST)
    clauses = tuple(clause for clause in map(_clause, _split(text[start:end])) if clause.low)
    aside = pattern("clause", "aside").search(low, start)
    ended = bool(over or aside or _WHOLE_END.search(low.rstrip()[-100:]))
    return Operative(clauses, ended)


def _start(low: str) -> int:
    for name in ("heading", "heading_plain"):
        start = -1
        for found in pattern("bounds", name).finditer(low):
            start = found.end()
        if start >= 0:
            return start
    return -1


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
