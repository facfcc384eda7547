"""What an answer leaves open, in words: facts that are missing, points that are disputed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wayout.law.assessment import Assessment, Missing
from wayout.law.lawbook import LawBook
from wayout.publish.law_words import changed_words, key_words, part_words
from wayout.text import Translator

_OTHERS = 6
_ASK = ("mitigating", "aggravating", "ended_by", "priors", "sex")  # before all that is rarer
_PARTS = ("part", "offences")
_DECISIVE = ("offences", "part", "liable", "attempt")


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """One reading of a question; `head` says whether the answer uses it, `gives` what changes."""

    head: str
    said: str
    gives: str


def missing_first(answer: Assessment, *, why: bool) -> tuple[Sequence[Missing], int]:
    """Give the facts that would settle something, those first that decide the offence.

    Of those that only move a number, the short view has a few; the count is of those left out.
    """
    known = sorted(answer.missing, key=_place)
    decisive = sum(not _rank(one) for one in known)
    shown = known if why else known[: decisive + _OTHERS]
    return shown, len(known) - len(shown)


def _rank(one: Missing) -> bool:
    return not set(_DECISIVE) & set(one.decides)


def _place(one: Missing) -> tuple[bool, int]:
    asked = not _rank(one) or one.fact not in _ASK
    return _rank(one), -1 if not _rank(one) else len(_ASK) if asked else _ASK.index(one.fact)


def reading_words(
    readings: Sequence[Mapping[str, Any]], book: LawBook, _: Translator
) -> Iterator[ReadingWords]:
    """Say the readings of a question, the one used first."""
    for place, one in enumerate(readings):
        head = _("used here") if place == 0 else _("otherwise")
        gives = _gives(one["gives"], book, _) if one["gives"] else ""
        yield ReadingWords(head, one["reading"], gives)


def _gives(gives: Mapping[str, Any], book: LawBook, _: Translator) -> str:
    """Say what a reading would give; where it speaks of parts, part by part."""
    said = []
    for key, value in gives.items():
        if isinstance(value, Mapping) and key[:1].isdigit():
            said.append(f"{part_words(key, book, _)}: {_gives(value, book, _)}")
        elif key in _PARTS:
            parts = [value] if isinstance(value, str) else value
            said.append(", ".join(part_words(one, book, _) for one in parts) or _("no offence"))
        else:
            said.append(f"{key_words((key,), _)} \N{EN DASH} {changed_words(key, value, _)}")
    return "; ".join(said)
