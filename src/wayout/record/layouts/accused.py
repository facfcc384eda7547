"""Accused and their articles in running text: `Name (Ст. 337, Ч. 5), Name (…)` and the like.

Lists and the Moscow site print people and articles in one string. The string is read for its
articles and for how many people it names; what stands between is dropped here.
"""

import re
from collections.abc import Iterator

from wayout.record.article import read_charges
from wayout.record.fold import collapse
from wayout.record.page import Charge, Person

LONGEST = 20_000
_MOST_PERSONS = 1_000
_CANCELLED = re.compile(r"\(?\s*отм\.?\s*[\d.]*\s*\)?", re.IGNORECASE)
_COMMA_BEFORE_PART = re.compile(r",\s*(?=(?:ч|п|пп)\.)", re.IGNORECASE)
_CAPITALISED = re.compile(r"[А-ЯЁ][а-яё]|[А-ЯЁ]{2}")
# One run of article language: it begins with an article or a part and ends where words begin.
_ARTICLES = re.compile(
    r"(?<![а-яёa-z])(?:ст|ч)\.?\s?\d"
    r"(?:[\d.,;\s-]|(?:ст|ч|пп?|пр|прим)\b\.?|УК\s?РФ\b|УК\b|РФ\b|через\b|и\b"
    r"|[«\"'(]?\b(?-i:[а-я])\b[»\"')]?)*+",
    re.IGNORECASE,
)


def read_accused(text: str) -> tuple[Person, ...]:
    """Persons of a Moscow string, in their order; a hidden name is a person too.

    Args:
        text: `Name (Ст. 282.1, Ч. 2; Ст. 282.1, Ч. 1), Name (…)`.

    Returns:
        One person a top-level piece that has articles or names somebody.
    """
    found: list[Person] = []
    for outside, inside in _pieces(collapse(text[:LONGEST])):
        charges = charges_of(inside)
        if (charges or _CAPITALISED.search(outside)) and len(found) < _MOST_PERSONS:
            found.append(Person(len(found) + 1, charges))
    return tuple(found)


def read_runs(text: str) -> tuple[Person, ...]:
    """Persons of a list cell, `Name - ст.337 ч.5 УК РФ Name - …`: one a run of articles."""
    runs = (charges_of(found[0]) for found in _ARTICLES.finditer(collapse(text[:LONGEST])))
    charged = [charges for charges in runs if charges][:_MOST_PERSONS]
    return tuple(Person(row, charges) for row, charges in enumerate(charged, start=1))


def charges_of(text: str) -> tuple[Charge, ...]:
    """Charges of a text with the Moscow commas between article and part taken out."""
    return read_charges(_COMMA_BEFORE_PART.sub(" ", _CANCELLED.sub(" ", text)).strip(" ;,"))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What stands outside and inside brackets, for each piece between top-level commas."""
    depth = 0
    outside: list[str] = []
    inside: list[str] = []
    for mark in text:
        if mark == ")":
            depth = max(depth - 1, 0)
        elif mark == "(":
            depth += 1
            inside.append(" ")
        elif mark in ",;" and depth == 0:
            yield "".join(outside), "".join(inside)
            outside, inside = [], []
        else:
            (inside if depth else outside).append(mark)
    yield "".join(outside), "".join(inside)
