"""Words of a free text that are likely names though nothing beside them says so.

A surname is told by its ending, a first name by a list. A word that is ordinary at court, which
every word of the vocabulary is, in any case, is none; nor is an adjective before a court's name.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from wayout.record.fold import fold_once
from wayout.record.name_forms import Forms, forms_of, is_form, name_table

MASK = "[…]"
_SHORTEST_STEM = 3  # letters
_SHORTEST_NAME = 3  # letters
_REACH = 2  # words between an adjective and the court it names

_LETTERS = re.compile(r"[А-Яа-яЁёA-Za-z]+")
_BESIDE = re.compile(r"\s{0,3}[,;/_-]?\s{0,3}|\.")
_BEFORE_MASK = re.compile(r"\s{0,3},\s{0,3}\[…\]")


class _Word(NamedTuple):
    text: str
    folded: str
    start: int
    end: int
    capital: bool
    latin: bool


def mask_likely_names(text: str) -> str:
    """The text with every word that is likely a name replaced by `[…]`."""
    words = [_word(found) for found in _LETTERS.finditer(text)]
    shouted = text.isupper() and len(words) > 1
    bare = [_stands_alone(words, at, shouted=shouted) for at in range(len(words))]
    fall = list(bare)
    for at, word in enumerate(words):
        if _is_first_name(word):
            _mark_full_name(text, words, at, fall)
        elif bare[at] and word.latin:
            _mark_beside(text, words, at, fall)
        elif word.capital and not is_ordinary(word.text) and _BEFORE_MASK.match(text, word.end):
            fall[at] = True
    return _without(text, [word for word, gone in zip(words, fall, strict=True) if gone])


def looks_like_surname(word: str) -> bool:
    """Whether the word ends like a surname and is not ordinary at court."""
    pattern = _endings("latin" if word.isascii() else "cyrillic")
    folded = word.lower() if word.isascii() else fold_once(word)
    return bool(pattern.fullmatch(folded)) and not is_ordinary(word)


def is_ordinary(word: str) -> bool:
    """Whether the word, in any case, stands in the vocabulary or is ordinary at court."""
    if word.isascii() and word.lower() in name_table()["latin_words"]:
        return True
    return not _ordinary_stems().isdisjoint(_stems(fold_once(word)))


def _word(found: re.Match[str]) -> _Word:
    text = found[0]
    capital = text[0].isupper()
    return _Word(text, fold_once(text), found.start(), found.end(), capital, text.isascii())


def _stands_alone(words: list[_Word], at: int, *, shouted: bool) -> bool:
    """Whether the word gives itself away, or the office or part before it does."""
    word = words[at]
    if not word.capital:
        return False
    office = at > 0 and words[at - 1].folded.startswith(tuple(name_table()["offices"]))
    if office and not word.text.isupper() and _may_be_name(word):
        return not _names_place(words, at)
    return (office or not shouted) and _is_surname(words, at)


def _is_surname(words: list[_Word], at: int) -> bool:
    word = words[at]
    if not looks_like_surname(word.text):
        return False
    if not _endings("adjective").fullmatch(word.folded):
        return True
    return not _names_place(words, at)


def _names_place(words: list[_Word], at: int) -> bool:
    near = words[max(at - 1, 0) : at] + words[at + 1 : at + 1 + _REACH]
    places = tuple(name_table()["places"])
    return any(other.folded.startswith(places) and other.folded[:4] != "судь" for other in near)


def _is_first_name(word: _Word) -> bool:
    return len(word.text) >= _SHORTEST_NAME and is_form(word.text, _first_names())


def _mark_full_name(text: str, words: list[_Word], at: int, fall: list[bool]) -> None:
    """A first name falls, and with it the words beside it that may be its surname."""
    name = words[at]
    near = _neighbours(text, words, at)
    beside = [
        by for by in near
        if looks_like_surname(words[by].text) or (name.capital and _may_be_name(words[by]))
    ]  # fmt: skip
    sure = name.capital and not is_form(name.text, _doubtful_names())
    for by in (*beside, *([at] if beside or sure else [])):
        fall[by] = True


def _mark_beside(text: str, words: list[_Word], at: int, fall: list[bool]) -> None:
    for by in _neighbours(text, words, at):
        fall[by] = fall[by] or (words[by].latin and _may_be_name(words[by]))


def _may_be_name(word: _Word) -> bool:
    return word.capital and len(word.text) >= _SHORTEST_NAME and not is_ordinary(word.text)


def _neighbours(text: str, words: list[_Word], at: int) -> Iterator[int]:
    for left, right, by in ((at - 1, at, at - 1), (at, at + 1, at + 1)):
        if 0 <= by < len(words) and _BESIDE.fullmatch(text, words[left].end, words[right].start):
            yield by


def _without(text: str, fallen: list[_Word]) -> str:
    kept: list[str] = []
    done = 0
    for word in fallen:
        kept += (text[done : word.start], MASK)
        done = word.end
    return "".join((*kept, text[done:]))


@cache
def _endings(script: str) -> re.Pattern[str]:
    rules = name_table()["surname"][script]
    ends = map(_ending, rules)
    return re.compile(rf"[а-яa-z]{{2,30}}(?:{'|'.join(ends)})")


def _ending(rule: dict[str, Any]) -> str:
    cases = f"(?:{'|'.join(rule['cases'])})" if rule["cases"] else ""
    maybe = "?" if cases and not rule.get("needs_case") else ""
    return f"(?:{'|'.join(rule['ends'])}){cases}{maybe}"


@cache
def _first_names() -> Forms:
    table = name_table()
    return forms_of(map(fold_once, (*table["first_names"], *table["doubtful_first_names"])))


@cache
def _doubtful_names() -> Forms:
    return forms_of(map(fold_once, name_table()["doubtful_first_names"]))


def _stems(folded: str) -> Iterator[str]:
    """The word without each ending of a noun or an adjective that it may have."""
    yield folded
    for cut in range(1, min(3, len(folded) - _SHORTEST_STEM) + 1):
        if folded[-cut:] in _word_endings():
            yield folded[:-cut]


@cache
def _word_endings() -> frozenset[str]:
    return frozenset(name_table()["word_endings"].split())


@cache
def _ordinary_stems() -> frozenset[str]:
    text = (files("wayout.record") / "vocabulary.csv").read_text("utf-8")
    labels = " ".join(row["label_ru"] for row in csv.DictReader(text.splitlines()))
    words = {fold_once(word) for word in (*_LETTERS.findall(labels), *_listed_words())}
    return frozenset(stem for word in words for stem in _stems(word)) | {*name_table()["ordinary"]}


def _listed_words() -> list[str]:
    return [word for line in name_table()["ordinary_words"] for word in line.split()]
